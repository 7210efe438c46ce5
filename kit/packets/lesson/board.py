"""The run sheet for the wall: each phase with the turns that its timer counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kit.model.agenda import LessonTimes, Room
from kit.model.board import BoardLesson, BoardPhase, BoardTurn
from kit.model.format import Format
from kit.packets.lesson.agenda import BREAK
from kit.packets.lesson.clock import LessonClock, lesson_clocks
from kit.packets.lesson.fit import FittedPhase, fit
from kit.packets.lesson.suited import check_times, lengths_asked
from kit.packets.lesson.words import filled, listed, minutes_text

MINUTE = 60
"""Seconds."""
Speakers = Mapping[str, Sequence[str]]
"""Who speaks for themselves at each place, by its id, in the order in which they are called."""


def board_lessons(
    each: Format, formats: Sequence[Format], times: LessonTimes, room: Room, speakers: Speakers
) -> tuple[BoardLesson, ...]:
    """The lessons of a format in a class as `room` says; turns have the names of the `speakers`.

    Without speakers, as at several tables, they are counted. Raises `BadUsage` as `timetable` does.
    """
    check_times(each, formats, times, room)
    lessons = each.facts.lessons
    found = []
    clocks = lesson_clocks(times, len(lessons))
    for lesson, minutes, clock in zip(lessons, lengths_asked(each, times), clocks, strict=True):
        phases = fit(lesson, minutes, room)
        assert phases is not None, "what does not fit has been told"
        shown = tuple(_phases(phases, clock, speakers))
        found.append(
            BoardLesson(name=lesson.name, day=clock.day, ends=shown[-1].ends, phases=shown)
        )
    return tuple(found)


def _phases(
    phases: Sequence[FittedPhase], clock: LessonClock, speakers: Speakers
) -> Iterator[BoardPhase]:
    """The phases and the breaks; turns come in that part of a phase in which they begin."""
    left = [list(_turns(phase, speakers)) for phase in phases]
    seen: set[int] = set()
    for index, span in clock.spans(tuple(phase.minutes for phase in phases)):
        fitted = phases[index]
        begins, ends = clock.text(span.begins), clock.text(span.ends)
        seconds = (span.ends - span.begins) * MINUTE
        name, do = BREAK, ""
        turns = [_turn("", seconds)]
        if not span.is_break:
            name, do = fitted.phase.name, filled(fitted.phase.supported or fitted.phase.do, fitted)
            if index in seen:
                name = f"{name}, continued"
            seen.add(index)
            if fitted.turns is None:
                turns = [_turn(filled(fitted.phase.who, fitted), seconds)]
            else:
                turns = []
                while left[index] and sum(turn.seconds for turn in turns) < seconds:
                    turns.append(left[index].pop(0))
        yield BoardPhase(
            name=name,
            begins=begins if clock.has_times else "",
            ends=ends if clock.has_times else "",
            minutes=minutes_text(span.ends - span.begins),
            seconds=seconds,
            do=do,
            turns=tuple(turns) or (_turn(filled(fitted.phase.who, fitted), seconds),),
            is_break=span.is_break,
        )


def _turn(who: str, seconds: int, what: str = "") -> BoardTurn:
    return BoardTurn(who=who[:1].upper() + who[1:], what=what, seconds=seconds)


def _turns(fitted: FittedPhase, speakers: Speakers) -> Iterator[BoardTurn]:
    """The steps of each turn, one after another."""
    turns, taken = fitted.phase.turns, fitted.turns
    if turns is None or taken is None:
        return
    named = turns.names
    if turns.each == "role":
        wanted = turns.seats or tuple(speakers)
        named = tuple(name for place in wanted for name in speakers.get(place, ()))
    for number in range(taken.count):
        here = named[number * taken.share : (number + 1) * taken.share]
        who = listed(here) if here else f"{turns.of} {number + 1} of {taken.count}"
        for step in taken.steps:
            what = step.name if len(taken.steps) > 1 else ""
            for time in range(step.times):
                count = f" {time + 1} of {step.times}" if step.times > 1 else ""
                yield _turn(who, int(step.minutes * MINUTE), what + count)
