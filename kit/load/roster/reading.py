"""How a table is read: its columns, its students, and in words what was made of it."""

from __future__ import annotations

from dataclasses import dataclass

from kit.load.roster.header import Columns
from kit.load.roster.rows import Found


@dataclass(frozen=True, slots=True)
class Reading:
    """The columns, the rows that are students, and what to say of how they were found.

    `unused` are the columns that nothing is read from, as they are to be called.
    """

    columns: Columns
    found: Found
    said: tuple[str, ...]
    unused: tuple[tuple[int, str], ...] = ()
