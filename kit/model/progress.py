"""How stages report their progress."""

from __future__ import annotations

from collections.abc import Callable

Count = Callable[[int, int], None]
"""Called with how many are done, and of how many."""
Report = Callable[[str, int, int], None]
"""Called with words for what is being done, how much of it is done, and of how much."""


def silent(what: str, done: int, of: int) -> None:
    """A `Report` that does nothing."""


def time_left(spent: float, done: int, of: int) -> str:
    """How long the rest will take, in words; "" if it is too early to tell, or almost done.

    `spent` is how many seconds the first `done` took.
    """
    left = spent / max(1, done) * (of - done)
    if spent < 1 or left < 2:
        return ""
    return f"{left:.0f} s left" if left < 90 else f"{left / 60:.0f} min left"
