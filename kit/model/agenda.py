"""A debate format fitted to a lesson: what happens when, and what each does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from kit.model.noun import noun

Mark = Literal["speak", "listen", "decide"]
NO_DATES = ("", "", "")


@noun
class SlotMark:
    """What some of those in the room do in a slot; `who` is "" for the reader."""

    seats: tuple[str, ...]
    who: str
    mark: Mark
    what: str
    what_supported: str | None = None


@noun
class Slot:
    """One line of an agenda. `begins` and `ends` are clock times or minutes from the start.

    `kind` is that of its phase, or "" for a break. In one that `votes`, the agreement is voted on.
    `marks` say what each does; in a `plenary` all
    tables sit together.
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
    kind: str = ""
    votes: bool = False
    marks: tuple[SlotMark, ...] = ()
    plenary: bool = False
    is_break: bool = False


@noun
class AgendaLesson:
    """The slots of one lesson; `day` is the day that it is on, or ""."""

    name: str
    minutes: str
    slots: tuple[Slot, ...]
    day: str = ""


@noun
class Agenda:
    """A format fitted to a lesson's length: what happens when.

    Times are times of day if `clock` is true, else minutes from the start. `rule` is how the
    debate is decided, in a sentence, and `rule_supported` in easier words. `warnings` are when
    speakers are shown a card, such as “30 seconds” before the end. `dates` are when the
    tasks before it are due, when it is, and when those after it are due: each in words, or "".
    """

    format: str
    clock: bool
    lessons: tuple[AgendaLesson, ...]
    rule: str | None = None
    rule_supported: str | None = None
    warnings: tuple[str, ...] = ()
    dates: tuple[str, str, str] = NO_DATES


@noun
class LessonStart:
    """When a lesson begins, in minutes after midnight; `day` is a word such as “Mon”, or ""."""

    at: int
    day: str = ""


@noun
class LessonTimes:
    """When lessons are, and how long.

    `minutes` are the lengths of the lessons, without breaks; a single one holds for all of them,
    and none leaves it to the format. `starts` is the same for when they begin; without any, times
    count from 0. `breaks` are from when to when, in minutes after midnight. `dates` are those of
    the `Agenda`.
    """

    minutes: tuple[int, ...] = ()
    starts: tuple[LessonStart, ...] = ()
    breaks: tuple[tuple[int, int], ...] = ()
    dates: tuple[str, str, str] = NO_DATES


@noun
class Room:
    """Who is in the room, as far as it decides how long a phase is.

    `students` is how many students there are, if it is known, and `tables` how many tables;
    `speakers` is how many roles speak for themselves, or together as a bloc, at each place, by its
    id, at the table where they are the most.
    """

    students: int | None = None
    tables: int = 1
    speakers: Mapping[str, int] = field(default_factory=dict)
