"""Finds the row of headings in a class list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kit.load.roster.cells import Row
from kit.load.roster.columns import Columns, columns_of
from kit.load.roster.headings import headings, is_known, plain_heading
from kit.load.roster.names import fold

WITHIN = 20
"""How many rows, not counting blank ones, are searched for the headings."""
LONE_WITHIN = 4
"""The same for a lone heading. Further down, such a word is more likely a student's name."""
# What stands in the rows of students and in no heading: a number, a date or time, an address,
# yes or no.
DATA = re.compile(
    r"[\d\s.,:/+%-]*\d[\d\s.,:/+%-]*|[^\s@]+@[^\s@]+|https?://\S+|true|false|yes|no", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Header:
    """The row of headings and, where headings take two rows, the second: indexes into the rows."""

    index: int
    last: int
    columns: Columns


def find_header(rows: Sequence[Row]) -> Header | None:
    """Find the headings among rows, none of which may be blank; None if there are none.

    A row is headings by what most of its cells are, never by one word: “student” stands in many
    a row of data. A lone word, such as “Students”, is only a title if a row of several headings
    follows it.
    """
    lone: Header | None = None
    first = True
    for index, row in enumerate(rows[:WITHIN]):
        filled = [text for text in row.texts() if text]
        columns = columns_of(row.texts())
        if len(filled) == 1:
            if lone is None and index < LONE_WITHIN and _is_lone(row, columns, rows):
                lone = Header(index, index, columns)
            continue
        if columns.rank and _are_headings(row, columns, rows[index + 1 :], first=first):
            return _with_second_row(rows, index, columns)
        # A title may take several cells: “Class:”, “9b”.
        first = first and any(text.endswith(":") for text in filled)
    return lone


def next_header(rows: Sequence[Row], columns: Columns) -> int | None:
    """Where another table begins below the first: the index of its headings; None if none does.

    The same headings again, as at the head of each page, begin no other table.
    """
    first = [plain_heading(head) for head in columns.heads]
    for index, row in enumerate(rows):
        heads = [plain_heading(text) for text in row.texts()]
        filled = [head for head in heads if head]
        known = sum(map(is_known, filled))
        most = known > 1 and known * 2 > len(filled)
        if most and heads[: len(first)] != first and columns_of(row.texts()).rank:
            return index
    return None


def _are_headings(row: Row, columns: Columns, below: Sequence[Row], *, first: bool) -> bool:
    """Whether a row with a known column of names is the headings; `first` if none is above it."""
    for at in columns.names:
        # “student” again and again in one column is what people are, not what a column is called.
        word = fold(row.text(at))
        if headings().is_word("student", word) and any(
            headings().is_word(kind, other.text(at))
            for other in below
            if other.texts() != row.texts()
            for kind in ("student", "teacher")
        ):
            return False
    if first:
        return True
    filled = [text for text in row.texts() if text]
    known = sum(is_known(plain_heading(text)) for text in filled)
    data = any(DATA.fullmatch(text) for text in filled)
    return known * 2 > len(filled) or (known > 1 and not data)


def _is_lone(row: Row, columns: Columns, rows: Sequence[Row]) -> bool:
    """Whether the only word of a row is a heading, and not a name or what all of them are."""
    if columns.rank == 0:
        return False
    same = sum(other.texts() == row.texts() for other in rows)
    return same == 1 or same * 2 <= len(rows)


def _with_second_row(rows: Sequence[Row], index: int, columns: Columns) -> Header:
    """The headings, including a second row where “Name” spans “Last” and “First” below it."""
    if index + 1 < len(rows) and columns.last is None and columns.first is None:
        lower = rows[index + 1].texts()
        upper = [*columns.heads, *[""] * (len(lower) - len(columns.heads))]
        both = [low or up for low, up in zip(lower, upper, strict=False)]
        below = columns_of(lower)
        if below.first is not None and below.last is not None:
            return Header(index, index + 1, columns_of([*both, *upper[len(lower) :]]))
    return Header(index, index, columns)
