"""A list as it was read: its columns, its students, and a report in words."""

from __future__ import annotations

from dataclasses import dataclass

from kit.load.roster.header import Columns
from kit.load.roster.rows import StudentRows


@dataclass(frozen=True, slots=True)
class ReadList:
    """The columns, the rows that are students, and a report, in words, of how they were found.

    `unused` are the columns that nothing is read from: number from 0, and name for messages.
    """

    columns: Columns
    found: StudentRows
    said: tuple[str, ...]
    unused: tuple[tuple[int, str], ...] = ()
