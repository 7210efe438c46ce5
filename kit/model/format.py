"""A debate format: a procedure as data, and the agenda it becomes for one lesson."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Gt, Le, MinLen, Predicate

from kit.model.noun import Line, Text, noun
from kit.problems import SourceText


def _is_quarter(minutes: float) -> bool:
    return minutes * 4 == int(minutes * 4)


# Quarters of a minute add up exactly in binary floating point.
Minutes = Annotated[float, Gt(0), Le(300), Predicate(_is_quarter)]


@noun
class Step:
    """One part of a turn: `minutes` are given in quarters, as in 1.25."""

    name: Line
    minutes: Minutes


@noun
class Turns:
    """A phase in which speakers take equal turns, one after another.

    `count` says how many turns there are, `steps` what each is made of. `of` names who takes
    them; where it is "role", there is one turn a role at the table.
    """

    count: Annotated[int, Ge(1), Le(60)]
    of: Line
    steps: Annotated[tuple[Step, ...], MinLen(1)]

    @property
    def minutes(self) -> float:
        """How long one turn takes."""
        return sum(step.minutes for step in self.steps)


@noun
class Phase:
    """One stretch of a lesson: its length in minutes, or the turns that make it up.

    Either `minutes` or `turns` is given. The one phase that is `elastic` takes up the
    difference when a lesson is longer or shorter. `who` speaks; `do` is what students read;
    `chair` is what the chair says.
    """

    name: Line
    minutes: Minutes | None = None
    turns: Turns | None = None
    elastic: bool = False
    who: Line
    do: Text
    chair: Text

    @property
    def length(self) -> float:
        """Minutes, as the format stands."""
        if self.turns is not None:
            return self.turns.count * self.turns.minutes
        return self.minutes or 0


@noun
class Lesson:
    """The phases of one lesson, and the `minutes` that they must add up to."""

    name: Line
    minutes: Minutes
    phases: Annotated[tuple[Phase, ...], MinLen(1)]


@noun
class Size:
    """For how many students a format works."""

    min: Annotated[int, Ge(1)]
    max: Annotated[int, Ge(1)]


@noun
class Duty:
    """A task for students who speak for no role, such as the chair's.

    It exists in classes of `since` students and more; `most` is None where it takes any
    number, `least` how few it can have. `do` says in a line what it is.
    """

    id: Line
    name: Line
    do: Text
    least: Annotated[int, Ge(0)] = 1
    most: Annotated[int, Ge(1)] | None = 1
    since: Annotated[int, Ge(1)] = 1


@noun
class FormatSeats:
    """Which seats a format has: how many roles, how many students in each, which duties."""

    roles: Size
    each: Size
    duties: tuple[Duty, ...] = ()


@noun
class FormatFacts:
    """What stands in a format's file.

    `summary` says in a line or two how it goes; `students` for which classes it is made.
    Without `seats` any number of roles can sit.
    """

    name: Line
    summary: Text
    students: Size
    seats: FormatSeats | None = None
    lessons: Annotated[tuple[Lesson, ...], MinLen(1)]


@dataclass(frozen=True, slots=True)
class Format:
    """A format and the file it comes from; its id is the file's name."""

    id: str
    facts: FormatFacts
    source: SourceText


@noun
class Slot:
    """One line of an agenda. `begins` and `ends` are clock times or minutes from the start."""

    begins: str
    ends: str
    minutes: str
    name: str
    who: str
    do: str
    turns: str | None
    script: str | None


@noun
class AgendaLesson:
    """The slots of one lesson."""

    name: str
    minutes: str
    slots: tuple[Slot, ...]


@noun
class Agenda:
    """A format fitted to a lesson's length: what happens when."""

    format: str
    clock: bool
    lessons: tuple[AgendaLesson, ...]
