"""A debate format, a procedure as data; and the agenda that it becomes for one lesson."""

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
    """One step of a turn: `minutes` are given in quarters, as in 1.25."""

    name: Line
    minutes: Minutes


@noun
class Turns:
    """A phase in which speakers take equal turns, one after another.

    `count` is the number of turns; `steps` are what each turn consists of. `of` names who takes
    them; if it is "role", each role at the table has one turn.
    """

    count: Annotated[int, Ge(1), Le(60)]
    of: Line
    steps: Annotated[tuple[Step, ...], MinLen(1)]

    @property
    def minutes(self) -> float:
        """How many minutes one turn takes."""
        return sum(step.minutes for step in self.steps)


@noun
class Phase:
    """One phase of a lesson, with its length in minutes or the turns that it consists of.

    Either `minutes` or `turns` is given. The one phase that is `elastic` becomes longer or
    shorter with the lesson; the one that is a `debrief` is where the debrief of a debate has to
    fit; in the one that is a `vote`, the agreement is voted on. `who` speaks; `do` is what students
    read, and `supported` is the same in easier words; `chair` is what the chair says.
    """

    name: Line
    minutes: Minutes | None = None
    turns: Turns | None = None
    elastic: bool = False
    debrief: bool = False
    vote: bool = False
    who: Line
    do: Text
    supported: Text | None = None
    chair: Text

    @property
    def length(self) -> float:
        """The length in minutes as the format gives it, before it is fitted to a lesson."""
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
class CountRange:
    """A range of numbers: the least and the most, both included."""

    min: Annotated[int, Ge(1)]
    max: Annotated[int, Ge(1)]


@noun
class Duty:
    """A task for students who speak for no role, such as the chair.

    It exists in classes of `since` students and more; `least` is how few students it can have;
    `most` is how many, or empty for any number. `do` says in one line what to do.
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

    roles: CountRange
    each: CountRange
    duties: tuple[Duty, ...] = ()


@noun
class FormatFacts:
    """The contents of a format's file.

    `summary` says in a line or two how it works; `students` says for which class sizes it is
    made. Without `seats`, any number of roles can sit at the table. One that `negotiates` ends in
    an agreement: `check` proves the issues of a debate for the roles that it seats.
    """

    name: Line
    summary: Text
    students: CountRange
    negotiates: bool = False
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
    """One line of an agenda. `begins` and `ends` are clock times or minutes from the start.

    In one that `votes`, the agreement is voted on.
    """

    begins: str
    ends: str
    minutes: str
    name: str
    who: str
    do: str
    supported: str | None
    turns: str | None
    script: str | None
    votes: bool = False


@noun
class AgendaLesson:
    """The slots of one lesson."""

    name: str
    minutes: str
    slots: tuple[Slot, ...]


@noun
class Agenda:
    """A format fitted to a lesson's length: what happens when.

    Times are times of day if `clock` is true, else minutes from the start.
    """

    format: str
    clock: bool
    lessons: tuple[AgendaLesson, ...]
