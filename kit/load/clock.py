"""Times of day as people write them."""

from __future__ import annotations

import re

_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?\s*m\.?)?", re.IGNORECASE)


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
