"""How stages tell what they are doing."""

from __future__ import annotations

from collections.abc import Callable

Count = Callable[[int, int], None]
"""Told how many are done, of how many."""
Report = Callable[[str, int, int], None]
"""The same, after the words that say what is being done."""


def silent(what: str, done: int, of: int) -> None:
    """A report that nobody reads."""
