"""What each column of a class list contains, by its heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kit.load.roster.cells import Row
from kit.load.roster.headings import OWN, PART, kinds_of, plain_heading
from kit.load.roster.names import fold


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column, from 0, contains what; `heads` are the headings as written.

    `prefix`, `second_last` and `suffix` are parts of the name beside first and last names.
    `preferred` is the name that a student goes by, a first name or, with `preferred_whole`, all of
    it; `preferred_last` the family name. `position` says whether somebody is a student or a
    teacher, `status` whether they are still in the class; `enabled` and `disabled` say yes or no to
    whether they have access. `own` maps the key of each fact to its
    column. `ids` tell students of the same name apart, the most reliable first. `last_first` is
    true when the heading of the whole name says that the family name comes first.
    """

    heads: tuple[str, ...] = ()
    whole: int | None = None
    first: int | None = None
    last: int | None = None
    prefix: int | None = None
    second_last: int | None = None
    suffix: int | None = None
    preferred: int | None = None
    preferred_last: int | None = None
    preferred_whole: bool = False
    last_first: bool = False
    position: int | None = None
    status: int | None = None
    enabled: int | None = None
    disabled: int | None = None
    ids: tuple[int, ...] = ()
    own: Mapping[str, int] = field(default_factory=dict)

    @property
    def names(self) -> tuple[int, ...]:
        """The columns that names are composed from, from left to right."""
        parts = (self.first, self.last)
        found = [part for part in parts if part is not None]
        return tuple(sorted(found)) if found else () if self.whole is None else (self.whole,)

    @property
    def parts(self) -> tuple[int, ...]:
        """The columns of further parts of the name, from left to right."""
        if self.first is self.last is None:
            return ()
        found = (self.prefix, self.second_last, self.suffix)
        return tuple(sorted(part for part in found if part is not None))

    @property
    def goes_by(self) -> tuple[int, ...]:
        """The columns of the names that students go by."""
        found = (self.preferred, self.preferred_last)
        return tuple(column for column in found if column is not None)

    @property
    def still_there(self) -> tuple[int, ...]:
        """The columns that say who is still in the class."""
        found = (self.status, self.enabled, self.disabled)
        return tuple(column for column in found if column is not None)

    @property
    def rank(self) -> int:
        """How much of the name is known: 2 all of it, 1 only a part, 0 nothing."""
        if self.whole is not None or (self.first is not None and self.last is not None):
            return 2
        return 1 if self.names else 0

    @property
    def used(self) -> frozenset[int]:
        """All columns that something about a student is read from."""
        return frozenset((*self.names, *self.parts, *self.goes_by, *self.own.values()))


def columns_of(heads: Sequence[str]) -> Columns:
    """Read a row's cells as headings; gives columns of rank 0 if they are not headings."""
    plain = [plain_heading(head) for head in heads]

    kinds = [kinds_of(head) for head in plain]

    def among(kind: str) -> list[int]:
        return sorted(
            (index for index, found in enumerate(kinds) if kind in found),
            key=lambda index: (kinds[index][kind], index),
        )

    def best(kind: str) -> int | None:
        return next(iter(among(kind)), None)

    whole, last_first = best("whole"), best("last_first")
    first, last, preferred = best("first"), best("last"), best("preferred")
    if preferred is not None and preferred == first:
        # German “Rufname” is the preferred name beside “Vorname”; alone, it is the first name.
        others = [index for index in among("first") if index != preferred]
        first, preferred = (others[0], preferred) if others else (first, None)
    if whole is None:
        whole = last_first
    # “Nom” and “Nombre” are whole names where no other column contains the other part.
    if whole is None and first is None and last is not None and plain[last] in PART:
        whole, last = last, None
    if whole is None and last is None and first is not None and plain[first] in PART:
        whole, first = first, None
    own = {
        fact: at
        for fact, heads in OWN.items()
        if (at := next((plain.index(head) for head in heads if head in plain), None)) is not None
    }
    return Columns(
        heads=tuple(heads),
        whole=whole,
        first=first,
        last=last,
        prefix=best("prefix"),
        second_last=best("second_last"),
        suffix=best("suffix"),
        preferred=preferred,
        preferred_last=None if best("preferred_last") == last else best("preferred_last"),
        last_first=whole is not None and "last_first" in kinds[whole],
        position=best("position"),
        status=best("status"),
        ids=tuple(among("id")),
        own=own,
    )


def settled(columns: Columns, rows: Sequence[Row]) -> Columns:
    """Decide from the rows what an ambiguous column of names contains; gives the final columns.

    Beside a column of first names, “Name” may mean the family name (as in German lists) or the
    whole name: that, if most of its cells contain the first name. A “Preferred name” is a whole
    name if most of its cells end with the family name, and is a first name otherwise.
    """
    columns = _settled_whole(columns, rows)
    at = columns.last if columns.last is not None else columns.whole
    if columns.preferred is None or at is None:
        return columns
    pairs = [(fold(row.text(columns.preferred)), fold(row.text(at))) for row in rows]
    filled = [(name, other) for name, other in pairs if name and other]
    holding = sum(
        " " in name and name.split()[-1] in other.replace(",", " ").split()
        for name, other in filled
    )
    return replace(columns, preferred_whole=len(filled) > 1 and holding * 2 > len(filled))


def _settled_whole(columns: Columns, rows: Sequence[Row]) -> Columns:
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
