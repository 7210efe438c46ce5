"""The run sheet for the wall: what a class sees while it debates. It holds no student's name."""

from __future__ import annotations

from kit.model.noun import noun


@noun
class BoardTurn:
    """What the timer counts at a time: `who` speaks, `what` it is, or "", and its seconds."""

    who: str
    what: str
    seconds: int


@noun
class BoardPhase:
    """A phase with its turns; without turns of its own it is a single one.

    `begins` and `ends` are clock times, or "". `seconds` are those of the whole phase, which may
    be more than those of its turns.
    """

    name: str
    begins: str
    ends: str
    minutes: str
    seconds: int
    do: str
    turns: tuple[BoardTurn, ...]
    is_break: bool = False


@noun
class BoardLesson:
    """The phases of a lesson; `day` is the day that it is on, or "", and `ends` a time, or ""."""

    name: str
    day: str
    ends: str
    phases: tuple[BoardPhase, ...]


@noun
class Board:
    """A debate's lessons for the wall."""

    language: str
    title: str
    question: str
    format: str
    lessons: tuple[BoardLesson, ...]
