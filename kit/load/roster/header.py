"""Finds the row of headings in a class list, and what each column contains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kit.load.roster.cells import Row
from kit.load.roster.headings import (
    FIRST,
    IDENTITY,
    LAST,
    LAST_FIRST,
    OWN,
    PART,
    PREFERRED,
    WHOLE,
    plain_heading,
)
from kit.load.roster.names import fold

WITHIN = 20
"""How many rows, not counting blank ones, are searched for the headings."""
LONE_WITHIN = 4
"""The same for a lone heading. Further down, such a word is more likely a student's name."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column, from 0, contains what; `heads` are the headings as written.

    `own` maps the key of each fact to its column. `ids` are the columns that tell students of
    the same name apart, the most reliable first. `last_first` is true when the heading of the
    whole name says that the family name comes first.
    """

    heads: tuple[str, ...] = ()
    whole: int | None = None
    first: int | None = None
    last: int | None = None
    preferred: int | None = None
    last_first: bool = False
    ids: tuple[int, ...] = ()
    own: Mapping[str, int] = field(default_factory=dict)

    @property
    def names(self) -> tuple[int, ...]:
        """The columns that names are composed from, from left to right."""
        parts = (self.first, self.last)
        found = [part for part in parts if part is not None]
        return tuple(sorted(found)) if found else () if self.whole is None else (self.whole,)

    @property
    def rank(self) -> int:
        """How much of the name is known: 2 all of it, 1 only a part, 0 nothing."""
        if self.whole is not None or (self.first is not None and self.last is not None):
            return 2
        return 1 if self.names else 0

    @property
    def used(self) -> frozenset[int]:
        """All columns that something is read from."""
        extra = () if self.preferred is None else (self.preferred,)
        return frozenset((*self.names, *extra, *self.own.values()))


@dataclass(frozen=True, slots=True)
class Header:
    """The row of headings and, where headings take two rows, the second: indexes into the rows."""

    index: int
    last: int
    columns: Columns


def columns_of(heads: Sequence[str]) -> Columns:
    """Read a row's cells as headings; gives columns of rank 0 if they are not headings."""
    plain = [plain_heading(head) for head in heads]

    def among(known: Sequence[str]) -> list[int]:
        return sorted(
            (index for index, head in enumerate(plain) if head in known),
            key=lambda index: (known.index(plain[index]), index),
        )

    def best(known: Sequence[str]) -> int | None:
        return next(iter(among(known)), None)

    whole, last_first = best(WHOLE), best(LAST_FIRST)
    first, last, preferred = best(FIRST), best(LAST), best(PREFERRED)
    if preferred is not None and preferred == first:
        # German “Rufname” is the preferred name beside “Vorname”; alone, it is the first name.
        others = [index for index in among(FIRST) if index != preferred]
        first, preferred = (others[0], preferred) if others else (first, None)
    if whole is None:
        whole = last_first
    # “Nom” and “Nombre” are whole names where no other column contains the other part.
    if whole is None and first is None and last is not None and plain[last] in PART:
        whole, last = last, None
    if whole is None and last is None and first is not None and plain[first] in PART:
        whole, first = first, None
    return Columns(
        heads=tuple(heads),
        whole=whole,
        first=first,
        last=last,
        preferred=preferred,
        last_first=whole is not None and plain[whole] in LAST_FIRST,
        ids=tuple(among(IDENTITY)),
        own={fact: at for fact, heads in OWN.items() if (at := best(heads)) is not None},
    )


def find_header(rows: Sequence[Row]) -> Header | None:
    """Find the headings among rows, none of which may be blank; None if there are none.

    A lone word, such as “Students”, is only a title if a row of several headings follows it.
    """
    lone: Header | None = None
    for index, row in enumerate(rows[:WITHIN]):
        heads = row.texts()
        columns = columns_of(heads)
        if columns.rank == 0:
            continue
        if sum(map(bool, heads)) == 1:
            if lone is None and index < LONE_WITHIN:
                lone = Header(index, index, columns)
            continue
        return _with_second_row(rows, index, columns)
    return lone


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


def settled(columns: Columns, rows: Sequence[Row]) -> Columns:
    """Decide from the rows what an ambiguous “Name” column contains; gives the final columns.

    Beside a column of first names, “Name” may mean the family name (as in German lists) or the
    whole name. If most of its cells contain the first name, it is the whole name.
    """
    whole, first, last = columns.whole, columns.first, columns.last
    if whole is None or first is last is None:
        return columns
    if first is not None and last is not None:
        return replace(columns, whole=None)
    known = first if first is not None else last
    pairs = [(fold(row.text(whole)), fold(row.text(known))) for row in rows]
    filled = [(name, piece) for name, piece in pairs if name and piece]
    holding = sum(piece in name and piece != name for name, piece in filled)
    part = PART.get(plain_heading(columns.heads[whole]))
    if holding * 2 <= len(filled):
        if part == "last" and last is None:
            return replace(columns, whole=None, last=whole)
        if part == "first" and first is None:
            return replace(columns, whole=None, first=whole)
    return replace(columns, first=None, last=None)
