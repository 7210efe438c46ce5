"""Which formats suit a lesson and a class; and what is wrong with one that does not."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from kit.model.agenda import LessonTimes, Room
from kit.model.format import Format
from kit.packets.lesson.clock import clock_text, lesson_clocks
from kit.packets.lesson.fit import common_lengths, fit
from kit.problems import BadUsage


def suits(each: Format, minutes: Sequence[int], students: int | None, room: Room) -> bool:
    """Whether a format suits lessons of these lengths, and a class of this size.

    What is not given suits every format.
    """
    facts = each.facts
    if students is not None and not facts.students.min <= students <= facts.students.max:
        return False
    if len(minutes) > 1 and len(minutes) != len(facts.lessons):
        return False
    wanted = [*minutes] if len(minutes) > 1 else [*minutes] * len(facts.lessons)
    return all(
        fit(lesson, length, room) is not None
        for lesson, length in zip(facts.lessons, wanted, strict=False)
    )


def suited(
    formats: Sequence[Format], minutes: Sequence[int], students: int | None
) -> tuple[str, ...]:
    """The ids of the formats that suit lessons of these lengths and a class of this size."""
    return tuple(each.id for each in formats if suits(each, minutes, students, Room()))


def lengths_asked(each: Format, times: LessonTimes) -> tuple[int, ...]:
    """The minutes of each lesson of a format: those asked for, else the format's own."""
    lessons = each.facts.lessons
    if not times.minutes:
        return tuple(int(lesson.minutes) for lesson in lessons)
    return times.minutes if len(times.minutes) > 1 else times.minutes * len(lessons)


def check_times(each: Format, formats: Sequence[Format], times: LessonTimes, room: Room) -> None:
    """Raise `BadUsage` if a format does not fit the lessons, or if lessons or breaks overlap."""
    lessons = each.facts.lessons
    for what, given in (("lengths", times.minutes), ("starts", times.starts)):
        if len(given) > 1 and len(given) != len(lessons):
            same = [other.id for other in formats if len(other.facts.lessons) == len(given)]
            raise BadUsage(
                f"the format “{each.id}” has {_count(len(lessons))}, and here are "
                f"{what} for {len(given)}",
                f"formats with {len(given)}: {', '.join(same)}" if same else "give one for each",
            )
    wanted = times.minutes if len(times.minutes) > 1 else times.minutes * len(lessons)
    for lesson, minutes in zip(lessons, wanted, strict=False):
        if fit(lesson, minutes, room) is None:
            _tell_misfit(each, formats, minutes, times.minutes, room)
    _check_clocks(each, times)


def _tell_misfit(
    each: Format,
    formats: Sequence[Format],
    minutes: int,
    all_minutes: Sequence[int],
    room: Room,
) -> None:
    fitting = suited(formats, all_minutes, room.students)
    fit_class = "" if room.students is None else f" and {room.students} students"
    if fitting:
        hint = f"these fit{fit_class and ' the lesson' + fit_class}: {', '.join(fitting)}"
    else:
        every = {other.id: common_lengths(other, Room()) for other in formats}
        every = {name: found for name, found in every.items() if found}
        short = min(every, key=lambda name: every[name][0])
        long = max(every, key=lambda name: every[name][-1])
        hint = (
            f"the shortest format is “{short}”, from {every[short][0]} minutes, "
            f"and the longest “{long}”, up to {every[long][-1]}"
        )
    takes = range_text(common_lengths(each, room))
    raise BadUsage(
        f"the format “{each.id}” does not fit a lesson of {minutes} minutes: it takes {takes}", hint
    )


def range_text(found: Sequence[int]) -> str:
    """Lengths in words: “44 to 62 minutes”."""
    return f"{found[0]} to {found[-1]} minutes"


def _check_clocks(each: Format, times: LessonTimes) -> None:
    if times.breaks and not times.starts:
        raise BadUsage(
            "a break needs to know when the lesson begins", "say so: --start, as in --start 10:15"
        )
    for begins, ends in times.breaks:
        if ends <= begins:
            raise BadUsage(
                f"the break from {clock_text(begins)} to {clock_text(ends)} ends before it begins",
                "write it as --break 10:45-10:50",
            )
    ordered = sorted(times.breaks)
    for (_, before), (begins, _) in itertools.pairwise(ordered):
        if begins < before:
            raise BadUsage(
                f"the break at {clock_text(begins)} begins before the one before it ends", ""
            )
    if len(times.starts) < 2:
        return
    ends_before: dict[str, tuple[int, int]] = {}
    clocks = lesson_clocks(times, len(each.facts.lessons))
    minutes = times.minutes * len(clocks) if len(times.minutes) == 1 else times.minutes
    for number, clock in enumerate(clocks):
        length = minutes[number] if minutes else int(each.facts.lessons[number].minutes)
        *_, (_, last) = clock.spans((length,))
        if clock.day in ends_before and clock.start < ends_before[clock.day][1]:
            before, ended = ends_before[clock.day]
            raise BadUsage(
                f"lessons overlap: lesson {number + 1} begins at {clock_text(clock.start)}, "
                f"and lesson {before} ends at {clock_text(ended)}",
                "for another day, name it: --start “Mon 10:15, Tue 9:20”",
            )
        ends_before[clock.day] = (number + 1, last.ends)


def _count(lessons: int) -> str:
    return "one lesson" if lessons == 1 else f"{lessons} lessons"
