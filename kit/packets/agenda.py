"""A format fitted to a lesson: what happens when, and who speaks for how long.

The rule of fit: each lesson has one elastic phase, which takes up the difference
when the lesson is longer or shorter than the format's own; it never falls below
half of what the format gives it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from kit.model.format import Agenda, AgendaLesson, Format, Lesson, Phase, Slot, Turns
from kit.problems import BadUsage

SHORTEST_SHARE = 0.5
"""The share of its own length that an elastic phase keeps at least."""
SHORTEST_TURN = 0.25
"""In minutes: a turn that is cut short ends on a multiple of this."""


def least_minutes(lesson: Lesson) -> float:
    """The shortest lesson, in minutes, that these phases fit into."""
    elastic = sum(phase.length for phase in lesson.phases if phase.elastic)
    return lesson.minutes - elastic * (1 - SHORTEST_SHARE)


def fits(each: Format, minutes: float) -> bool:
    """Whether every lesson of the format fits into `minutes` minutes."""
    return all(minutes >= least_minutes(lesson) for lesson in each.facts.lessons)


def timetable(
    each: Format,
    formats: Sequence[Format],
    *,
    minutes: int | None,
    start: int | None,
    roles: int | None,
) -> Agenda:
    """The agenda of a format.

    `minutes` is the length of each lesson (None: the format's own); `start` is the time of
    day when a lesson begins, in minutes after midnight (None: times count from 0); `roles` is
    the number of roles at the table, if it is known. Raises `BadUsage` when the format does not
    fit, and names those of `formats` that do.
    """
    if minutes is not None and not fits(each, minutes):
        least = max(least_minutes(lesson) for lesson in each.facts.lessons)
        fitting = [other.id for other in formats if fits(other, minutes)]
        raise BadUsage(
            f"the format “{each.id}” does not fit a lesson of {minutes} minutes: "
            f"it needs at least {minutes_text(least)}",
            f"these fit: {', '.join(fitting)}" if fitting else "no format is that short",
        )
    return Agenda(
        format=each.facts.name,
        clock=start is not None,
        lessons=tuple(_fit(lesson, minutes, start, roles) for lesson in each.facts.lessons),
    )


def for_students(agenda: Agenda) -> Agenda:
    """The agenda without the chair's script."""
    lessons = tuple(
        dataclasses.replace(
            lesson,
            slots=tuple(dataclasses.replace(slot, script=None) for slot in lesson.slots),
        )
        for lesson in agenda.lessons
    )
    return dataclasses.replace(agenda, lessons=lessons)


def minutes_text(minutes: float) -> str:
    """Minutes as people write them: 12, 1½, 2¼; else with one decimal, as in 3.3."""
    whole, rest = divmod(minutes, 1)
    fraction = {0.0: "", 0.25: "¼", 0.5: "½", 0.75: "¾"}.get(rest)
    if fraction is None:
        return f"{minutes:.1f}"
    return (f"{whole:.0f}" if whole or not fraction else "") + fraction


def _fit(lesson: Lesson, minutes: int | None, start: int | None, roles: int | None) -> AgendaLesson:
    extra = 0.0 if minutes is None else minutes - lesson.minutes
    now = 0.0 if start is None else float(start)
    slots = []
    for phase in lesson.phases:
        length = phase.length + (extra if phase.elastic else 0)
        slots.append(_slot(phase, now, length, start is not None, roles))
        now += length
    return AgendaLesson(
        name=lesson.name, minutes=minutes_text(lesson.minutes + extra), slots=tuple(slots)
    )


def _slot(phase: Phase, begins: float, length: float, clock: bool, roles: int | None) -> Slot:
    time = _clock if clock else minutes_text
    return Slot(
        begins=time(begins),
        ends=time(begins + length),
        minutes=minutes_text(length),
        name=phase.name,
        who=phase.who,
        do=phase.do,
        supported=phase.supported,
        turns=None if phase.turns is None else _turns(phase.turns, roles),
        script=phase.chair,
        votes=phase.vote,
    )


def _turns(turns: Turns, roles: int | None) -> str:
    """How the turns are shared, in words.

    When there are more roles than turns, roles speak in pairs; only when even pairs are too
    many is the time of each cut, so that all of them fit into the phase.
    """
    each = f"{minutes_text(turns.minutes)} min"
    if len(turns.steps) > 1:
        each += (
            " ("
            + ", ".join(f"{step.name} {minutes_text(step.minutes)}" for step in turns.steps)
            + ")"
        )
    if turns.of != "role":
        return f"{turns.count} × {each}, one for each {turns.of}"
    if roles is None or roles <= turns.count:
        return f"{each} for each role"
    pairs = -(-roles // 2)
    if pairs <= turns.count:
        return f"{each} for each pair of roles, sharing the time"
    whole = turns.count * turns.minutes
    cut = max(SHORTEST_TURN, whole / pairs // SHORTEST_TURN * SHORTEST_TURN)
    return f"{minutes_text(cut)} min for each pair of roles, sharing the time"


def _clock(minutes: float) -> str:
    """A time of day as HH:MM; fractions of a minute are dropped."""
    whole = int(minutes) % (24 * 60)
    return f"{whole // 60:02}:{whole % 60:02}"
