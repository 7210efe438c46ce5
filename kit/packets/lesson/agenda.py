"""A format fitted to a lesson: what happens when, who speaks for how long, what each does."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence

from kit.model.agenda import Agenda, AgendaLesson, LessonTimes, Mark, Room, Slot, SlotMark
from kit.model.format import Format, Phase, You
from kit.packets.lesson.clock import LessonClock, lesson_clocks
from kit.packets.lesson.fit import FittedPhase, fit
from kit.packets.lesson.suited import check_times, lengths_asked
from kit.packets.lesson.words import filled, listed, minutes_text, turns_text, warning_of

MARKS: tuple[Mark, ...] = ("speak", "listen", "decide")
EVERYBODY, THE_OTHERS, BREAK = "Everybody", "Everybody else", "Break"


def timetable(each: Format, formats: Sequence[Format], times: LessonTimes, room: Room) -> Agenda:
    """The agenda of a format, with the chair's script, in a class as `room` says.

    Raises `BadUsage` when the format does not fit the lessons, and names those of `formats` that
    do; also for lessons and breaks that overlap.
    """
    check_times(each, formats, times, room)
    facts = each.facts
    lengths = lengths_asked(each, times)
    lessons, warnings = [], list[str]()
    clocks = lesson_clocks(times, len(facts.lessons))
    for lesson, minutes, clock in zip(facts.lessons, lengths, clocks, strict=True):
        phases = fit(lesson, minutes, room)
        assert phases is not None, "what does not fit has been told"
        slots = tuple(_slots(each, phases, clock, room))
        warnings += [warning for phase in phases if (warning := warning_of(phase))]
        lessons.append(
            AgendaLesson(
                name=lesson.name, minutes=minutes_text(minutes), slots=slots, day=clock.day
            )
        )
    vote = facts.vote
    return Agenda(
        format=facts.name,
        clock=bool(times.starts),
        lessons=tuple(lessons),
        rule=None if vote is None else vote.rule,
        rule_supported=None if vote is None else vote.supported,
        warnings=tuple(dict.fromkeys(warnings)),
        dates=times.dates,
    )


def for_students(agenda: Agenda) -> Agenda:
    """The agenda without the chair's script."""
    return _with_slots(agenda, lambda slot: dataclasses.replace(slot, script=None))


def for_seat(agenda: Agenda, seat: str) -> Agenda:
    """The agenda for those at a place or with a duty, by its id: only what they do themselves."""

    def own(slot: Slot) -> Slot:
        marks = tuple(
            dataclasses.replace(mark, who="") for mark in slot.marks if seat in mark.seats
        )
        return dataclasses.replace(slot, marks=marks)

    return _with_slots(agenda, own)


def _with_slots(agenda: Agenda, change: Callable[[Slot], Slot]) -> Agenda:
    lessons = tuple(
        dataclasses.replace(lesson, slots=tuple(change(slot) for slot in lesson.slots))
        for lesson in agenda.lessons
    )
    return dataclasses.replace(agenda, lessons=lessons)


def _slots(
    each: Format, phases: Sequence[FittedPhase], clock: LessonClock, room: Room
) -> Iterator[Slot]:
    """The slots of a lesson; a phase that a break falls into has one before and one after it."""
    seen: set[int] = set()
    for index, span in clock.spans(tuple(phase.minutes for phase in phases)):
        fitted = phases[index]
        slot = Slot(
            begins=clock.text(span.begins),
            ends=clock.text(span.ends),
            minutes=minutes_text(span.ends - span.begins),
            name=BREAK,
            who="",
            do="",
            supported=None,
            turns=None,
            script=None,
            is_break=True,
        )
        if not span.is_break:
            slot = _filled_slot(each, fitted, slot, room)
            if index in seen:
                slot = dataclasses.replace(slot, name=f"{slot.name}, continued")
            seen.add(index)
        yield slot


def _filled_slot(each: Format, fitted: FittedPhase, slot: Slot, room: Room) -> Slot:
    phase = fitted.phase
    script = filled(phase.chair, fitted)
    if room.tables > 1 and phase.tables is not None:
        script = f"{script} {filled(phase.tables, fitted)}"
    turns = None
    if phase.turns is not None and fitted.turns is not None:
        turns = turns_text(phase.turns, fitted.turns)
    return dataclasses.replace(
        slot,
        name=phase.name,
        who=filled(phase.who, fitted),
        do=filled(phase.do, fitted),
        supported=None if phase.supported is None else filled(phase.supported, fitted),
        turns=turns,
        script=script,
        kind=phase.kind,
        votes=phase.vote,
        marks=tuple(_marks(each, fitted)),
        plenary=phase.plenary and room.tables > 1,
        is_break=False,
    )


def _marks(each: Format, fitted: FittedPhase) -> Iterator[SlotMark]:
    """What each seat does in a phase; the seats that are not named do what is left to the rest."""
    seats = each.facts.seats
    names = {} if seats is None else seats.names
    for you, ids in seats_of_marks(fitted.phase, tuple(names)):
        who = THE_OTHERS
        if you.seats:
            who = listed(names[name] for name in ids) if ids else ""
        elif len(ids) == len(names):
            who = EVERYBODY
        for mark in MARKS if who else ():
            if (what := getattr(you, mark)) is not None:
                easier = getattr(you, f"{mark}_supported")
                yield SlotMark(
                    seats=ids,
                    who=who,
                    mark=mark,
                    what=filled(what, fitted),
                    what_supported=None if easier is None else filled(easier, fitted),
                )


def seats_of_marks(phase: Phase, seats: Sequence[str]) -> Iterator[tuple[You, tuple[str, ...]]]:
    """Yield everything that is done in a phase, and the ids of the seats that do it."""
    named = {seat for you in phase.you for seat in you.seats}
    for you in phase.you:
        wanted = you.seats or tuple(seat for seat in seats if seat not in named)
        yield you, tuple(seat for seat in wanted if seat in seats)
