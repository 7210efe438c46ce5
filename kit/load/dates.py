"""When the tasks on a cover are due, as teachers write dates."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from kit.model.agenda import NO_DATES

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EXAMPLE = "2026-12-04,2026-12-07,2026-12-09"
_LEAP = 4
"""A date without a year may be February 29."""
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(?:([^\W\d]+)\.? )?(?:([^\W\d]+)\.? (\d{1,2})|(\d{1,2})\.? ([^\W\d]+)\.?)")


def task_dates(text: str) -> tuple[str, str, str] | str:
    """The dates in “2026-12-04, Dec 7, 9 December”, as covers print them; or what is wrong.

    They are for the tasks before the debate, the debate and the tasks after it, in this order; one
    that is left empty stays a blank on the cover.
    """
    parts = [part.strip() for part in text.strip().strip("“”\"'").split(",")]
    if len(parts) != len(NO_DATES):
        count = "one date" if len(parts) == 1 else f"{len(parts)} dates"
        return (
            f"“{text}” is {count}; name three, with commas between them: for what is done before "
            f"the debate, for the debate, and for what is done after it, such as {EXAMPLE}"
        )
    found: list[tuple[str, dt.date | None]] = []
    for part in parts:
        read = _read(part)
        if isinstance(read, str):
            return read
        found.append(read)
    # Dates without a year may be in two of them: December, then January.
    dated = [(words, day) for words, day in found if day is not None and day.year != _LEAP]
    for (before, first), (after, second) in pairwise(dated):
        if second < first:
            return f"{after} is before {before}; write them in the order of the tasks"
    return found[0][0], found[1][0], found[2][0]


def _read(part: str) -> tuple[str, dt.date | None] | str:
    """A date in the words of covers, and as a date; or what is wrong with it."""
    if not part:
        return "", None
    year, weekday = _LEAP, ""
    if match := _ISO.fullmatch(part):
        year, month, day = (int(each) for each in match.groups())
    elif match := _WORDS.fullmatch(part):
        weekday = _named(match[1] or "", DAYS)
        month = _number(match[2] or match[5])
        day = int(match[3] or match[4])
        if match[1] and not weekday:
            month = 0
    else:
        month, day = 0, 0
    if not month:
        return f"“{part}” is not a date; write it as 2026-12-04, as Dec 4 or as 4 December"
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return f"there is no date “{part}”"
    if year != _LEAP:
        weekday = DAYS[date.weekday()]
    shown = f"{MONTHS[month - 1][:3]} {day}"
    return (f"{weekday[:3]}, {shown}" if weekday else shown), date


def _named(word: str, names: tuple[str, ...]) -> str:
    """The name that a word of at least three letters begins, or ""."""
    short = word.casefold()
    return next((n for n in names if len(short) >= 3 and n.casefold().startswith(short)), "")


def _number(word: str) -> int:
    """The number of a month, or 0."""
    name = _named(word, MONTHS)
    return MONTHS.index(name) + 1 if name else 0
