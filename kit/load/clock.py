"""Times of day, and the times of lessons, as people write them."""

from __future__ import annotations

import re

from kit.model.agenda import LessonStart, LessonTimes

_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?\s*m\.?)?", re.IGNORECASE)
_START = re.compile(r"(?:([^\W\d]+)[.,]?\s+)?(.+)")
_BREAK = re.compile(r"(.+?)\s*(?:-|–|—|to)\s*(.+)")
MOST_MINUTES = 600
"""A lesson has no more."""


def time_of_day(text: str) -> int | None:
    """Minutes after midnight of “10:15”, “10.15”, “14h15”, “2:15 pm” or “2 p.m.”; None if none."""
    match = _TIME.fullmatch(text.strip().strip("“”\"'"))
    if match is None or (match[2] is None and match[3] is None):
        return None
    hours, minutes = int(match[1]), int(match[2] or 0)
    if match[3] is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if match[3].lower() == "p" else 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def lesson_minutes(text: str) -> tuple[int, ...] | None:
    """The lengths of lessons in “45” or “45, 45”; None if that is none."""
    parts = [part.strip() for part in text.split(",")]
    if not all(re.fullmatch(r"\d{1,3}", part) and 1 <= int(part) <= MOST_MINUTES for part in parts):
        return None
    return tuple(int(part) for part in parts)


def lesson_starts(text: str) -> tuple[LessonStart, ...] | None:
    """When lessons begin, as in “10:15” or “Mon 10:15, Tue 9:20”; None if that is none."""
    found = []
    for part in text.strip().strip("“”\"'").split(","):
        match = _START.fullmatch(part.strip())
        at = None if match is None else time_of_day(match[2])
        if match is None or at is None:
            return None
        found.append(LessonStart(at=at, day=match[1] or ""))
    return tuple(found)


def lesson_breaks(text: str) -> tuple[tuple[int, int], ...] | None:
    """From when to when breaks are, as in “10:45-10:50, 11:30-11:40”; None if that is none."""
    found = []
    for part in text.split(","):
        match = _BREAK.fullmatch(part.strip())
        if match is None:
            return None
        begins, ends = time_of_day(match[1]), time_of_day(match[2])
        if begins is None or ends is None:
            return None
        found.append((begins, ends))
    return tuple(found)


def minutes_as_text(times: LessonTimes) -> str:
    """Lengths as `lesson_minutes` reads them; "" without any."""
    return ",".join(map(str, times.minutes))


def starts_as_text(times: LessonTimes) -> str:
    """Starts as `lesson_starts` reads them; "" without any."""
    return ",".join(f"{start.day} {_as_text(start.at)}".strip() for start in times.starts)


def breaks_as_text(times: LessonTimes) -> str:
    """Breaks as `lesson_breaks` reads them; "" without any."""
    return ",".join(f"{_as_text(begins)}-{_as_text(ends)}" for begins, ends in times.breaks)


def _as_text(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
