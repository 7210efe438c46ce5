"""The clock of a lesson: when each phase begins and ends, with breaks between or within."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit.model.agenda import LessonTimes
from kit.packets.lesson.words import minutes_text

DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when, in minutes after midnight or from the start; in a break or not."""

    begins: int
    ends: int
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class LessonClock:
    """When a lesson begins, the breaks that may fall into it, and the day that it is on."""

    start: int
    breaks: tuple[tuple[int, int], ...]
    day: str
    has_times: bool

    def spans(self, lengths: tuple[int, ...]) -> Iterator[tuple[int, Span]]:
        """Yield for each part of each phase the phase's index, and when it is; breaks as well.

        `lengths` are those of the phases. A phase that a break falls into is parted; a break
        before the first phase or after the last does not count.
        """
        now = self.start
        left = [each for each in sorted(self.breaks) if each[0] > now]
        for index, length in enumerate(lengths):
            rest = length
            while left and left[0][0] < now + rest:
                begins, ends = left.pop(0)
                if begins > now:
                    yield index, Span(now, begins)
                    rest -= begins - now
                yield index, Span(begins, ends, is_break=True)
                now = ends
            yield index, Span(now, now + rest)
            now += rest

    def text(self, minutes: int) -> str:
        """A time as the agenda prints it."""
        if not self.has_times:
            return minutes_text(minutes)
        return clock_text(minutes)


def clock_text(minutes: int) -> str:
    """A time of day as HH:MM."""
    return f"{minutes % DAY // 60:02}:{minutes % 60:02}"


def lesson_clocks(times: LessonTimes, lessons: int) -> tuple[LessonClock, ...]:
    """The clock of each lesson."""
    if not times.starts:
        return (LessonClock(0, (), "", has_times=False),) * lessons
    starts = times.starts * lessons if len(times.starts) == 1 else times.starts
    return tuple(LessonClock(start.at, times.breaks, start.day, has_times=True) for start in starts)
