"""When something happened, read from the words of a timeline."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?<!\d)([12]\d{3})(?!\d)")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_SEASONS = {"spring": 3.5, "summer": 6.5, "fall": 9.5, "autumn": 9.5}
"""The middle of each, in months of the northern year."""


def year_of(when: str) -> int | None:
    """The first year that is named: 2003 for “2003–2008”; None if there is none."""
    found = _YEAR.search(when)
    return None if found is None else int(found[1])


def moment_of(when: str) -> float | None:
    """The year with its fraction: 2016.87 for “November 8, 2016”, 2016.0 for “2016”."""
    year = year_of(when)
    if year is None:
        return None
    words = re.findall(r"[a-z]+", when.lower())
    for word in words:
        if word in _SEASONS:
            return year + _SEASONS[word] / 12
        for number, month in enumerate(_MONTHS):
            if word == month or (len(word) >= 3 and month.startswith(word)):
                day = re.search(rf"{word}\W+(\d{{1,2}})(?!\d)", when.lower())
                return year + (number + (int(day[1]) / 31 if day else 0.5)) / 12
    return float(year)
