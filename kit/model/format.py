"""A debate format: a procedure as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Ge, Gt, Le, MaxLen, MinLen, Predicate

from kit.model.noun import Line, Text, noun
from kit.model.places import CountRange, FormatSeats
from kit.model.procedure import FormSheet, RoomPlan, Slip, TimeCard
from kit.problems import SourceText


def _is_half(minutes: float) -> bool:
    return minutes * 2 == int(minutes * 2)


def _is_whole(minutes: float) -> bool:
    return minutes == int(minutes)


# Halves of a minute add up exactly in binary floating point.
TurnMinutes = Annotated[float, Gt(0), Le(300), Predicate(_is_half)]
Minutes = Annotated[float, Gt(0), Le(300), Predicate(_is_whole)]
Kind = Literal[
    "introduction", "prepare", "speeches", "discussion", "bargaining", "decision", "debrief", "exit"
]  # fmt: skip


@noun
class Step:
    """One step of a turn, in whole or half minutes; `times` is how often it comes in a turn.

    A step without `minutes` takes what the phase has left. An `elastic` one becomes longer or
    shorter with the lesson.
    """

    name: Line
    minutes: TurnMinutes | None = None
    times: Annotated[int, Ge(1), Le(60)] = 1
    elastic: bool = False


@noun
class Turns:
    """A phase in which speakers take equal turns, one after another, or that comes in rounds.

    `count` is the number of turns, `least` how few there may be when time is short; `steps` are
    what each turn consists of. `of` says in words who takes them. With `each` “role” or “table”,
    each role (of the places in `seats`, or all) or each table has one, and `count` is how many the
    phase has time for. `names` says who takes which turn, in order, where the format knows.
    """

    count: Annotated[int, Ge(1), Le(60)]
    least: Annotated[int, Ge(1), Le(60)] | None = None
    of: Line
    each: Literal["turn", "role", "table"] = "turn"
    seats: tuple[Line, ...] = ()
    names: tuple[Line, ...] = ()
    steps: Annotated[tuple[Step, ...], MinLen(1)]

    @property
    def minutes(self) -> float:
        """How many minutes one turn takes, without the step that takes what is left."""
        return sum((step.minutes or 0) * step.times for step in self.steps)

    @property
    def rest(self) -> Step | None:
        """The step that takes what the phase has left."""
        return next((step for step in self.steps if step.minutes is None), None)


@noun
class You:
    """What some of those in the room do in a phase: they speak, listen for something, or decide.

    `seats` are ids of places or duties; without any, it holds for all who are not named. What
    ends in `_supported` is the same in easier words.
    """

    seats: tuple[Line, ...] = ()
    speak: Line | None = None
    speak_supported: Line | None = None
    listen: Line | None = None
    listen_supported: Line | None = None
    decide: Line | None = None
    decide_supported: Line | None = None


@noun
class Phase:
    """One phase of a lesson, with its length in minutes or the turns that it consists of.

    Of `minutes` and `turns`, one gives the length; both are given where a step of a turn takes
    what is left. A phase that is `elastic` becomes longer or shorter with the lesson, from half to
    double. Only a `debrief` is where the debrief of a debate has to fit; in the one that is a
    `vote`, the agreement is voted on. `who` speaks; `do` is
    what students read, and `supported` is the same in easier words; `chair` is what the chair
    says. If there are several tables, those of a `plenary` sit together, and `tables` is said as
    well. `you` says what each seat does: nobody is idle.
    """

    name: Line
    kind: Kind = "discussion"
    minutes: Minutes | None = None
    turns: Turns | None = None
    elastic: bool = False
    plenary: bool = False
    vote: bool = False
    who: Line
    do: Text
    supported: Text | None = None
    chair: Text
    tables: Text | None = None
    you: tuple[You, ...] = ()

    @property
    def length(self) -> float:
        """The length in minutes as the format gives it, before it is fitted to a lesson."""
        if self.minutes is not None:
            return self.minutes
        return 0 if self.turns is None else self.turns.count * self.turns.minutes

    @property
    def stretches(self) -> bool:
        """Whether the phase, or a step of its turns, becomes longer or shorter with the lesson."""
        steps = () if self.turns is None else self.turns.steps
        return self.elastic or any(step.elastic for step in steps)

    @property
    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every text that may speak of the phase's minutes, with its key."""
        for key in ("who", "do", "supported", "chair", "tables"):
            if (text := getattr(self, key)) is not None:
                yield (key,), text
        for index, each in enumerate(self.you):
            for mark in ("speak", "listen", "decide"):
                for key in (mark, f"{mark}_supported"):
                    if (text := getattr(each, key)) is not None:
                        yield ("you", index, key), text


@noun
class Lesson:
    """The phases of one lesson, and the `minutes` that they must add up to."""

    name: Line
    minutes: Minutes
    phases: Annotated[tuple[Phase, ...], MinLen(1)]


@noun
class Vote:
    """How a format decides: on what, how often, and by which rule.

    It is on the debate's `clauses`, on its `question`, by standing at one of the `signs`, or on
    what the `signs` name; `rule` says what is decided, and `supported` says it in easier words.
    With `times: 2` everybody votes before and after. `slips` are what is cut out for it: ballots,
    or questions to hand in.
    """

    on: Literal["clauses", "question", "signs"]
    times: Annotated[int, Ge(1), Le(2)] = 1
    signs: Annotated[tuple[Line, ...], MaxLen(6)] = ()
    rule: Text
    supported: Text | None = None
    slips: Annotated[tuple[Slip, ...], MaxLen(4)] = ()


@noun
class FormatFacts:
    """The contents of a format's file.

    `summary` says in a line or two how it works; `students` says for which class sizes it is
    made. Without `seats`, any number of roles can sit at the table; without a `vote`, the class
    decides in words. One that `negotiates` ends in
    an agreement: `check` proves the issues of a debate for the roles that it seats.

    The rest is what is printed for this procedure: `notes`, what is written down while others
    speak; `record`, what is written down of the decision; `cards` to hold up, besides those that
    say how much time is left; `room`, how the tables stand; `debrief`, questions about how it went.
    """

    name: Line
    summary: Text
    students: CountRange
    negotiates: bool = False
    seats: FormatSeats | None = None
    vote: Vote | None = None
    notes: FormSheet | None = None
    record: FormSheet | None = None
    cards: Annotated[tuple[TimeCard, ...], MaxLen(8)] = ()
    room: RoomPlan | None = None
    debrief: Annotated[tuple[Line, ...], MaxLen(4)] = ()
    lessons: Annotated[tuple[Lesson, ...], MinLen(1)]


@dataclass(frozen=True, slots=True)
class Format:
    """A format and the file it comes from; its id is the file's name."""

    id: str
    facts: FormatFacts
    source: SourceText
