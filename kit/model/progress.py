"""How stages report their progress."""

from __future__ import annotations

from collections.abc import Callable

Count = Callable[[int, int], None]
"""Called with how many are done, and of how many."""
Report = Callable[[str, int, int], None]
"""Called with words for what is being done, how much of it is done, and of how much."""


def silent(what: str, done: int, of: int) -> None:
    """A `Report` that does nothing."""
