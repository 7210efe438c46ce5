"""What a teacher says of a list: which column is what, and who is not in the class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from kit.load.roster.cells import Cell, CellTable, Row
from kit.load.roster.columns import Columns, columns_of
from kit.load.roster.header import WITHIN, Header
from kit.load.roster.headings import OWN, plain_heading
from kit.load.roster.names import fold
from kit.model.roster import LeftOut, ListColumn, Student, fact_fields
from kit.problems import Place, Problems, did_you_mean

NAME, FIRST, LAST, GOES_BY, NOT_USED = "name", "first name", "last name", "goes by", "not used"
NAME_KINDS = {NAME: "whole", FIRST: "first", LAST: "last", GOES_BY: "preferred"}
"""What a teacher calls a column of names, and its field in `Columns`."""
HOLDS = (*NAME_KINDS, *(heads[0] for heads in OWN.values()), NOT_USED)
"""What a teacher may say that a column holds."""
LEFT = "left out by you"


def letter(number: int) -> str:
    """A column's letter as in spreadsheets (A … Z, AA …); `number` counts from 0."""
    if number < 26:
        return chr(ord("A") + number)
    return letter(number // 26 - 1) + letter(number % 26)


def corrected(columns: Columns, told: Mapping[str, str]) -> Columns:
    """The columns as a teacher says that they are; `told` has what a column holds by its heading.

    A column that is named by its letter is one without headings. What `told` does not name stays
    as it was, but for what would say the same twice.
    """
    plain = [plain_heading(head) for head in columns.heads]
    for heading, holds in told.items():
        if plain_heading(heading) not in plain:
            continue
        at = plain.index(plain_heading(heading))
        columns = _without(columns, at)
        if holds == NAME:
            columns = replace(
                columns, whole=at, first=None, last=None, prefix=None, second_last=None, suffix=None
            )
        elif holds in (FIRST, LAST):
            part: dict[str, Any] = {NAME_KINDS[holds]: at}
            columns = replace(columns, whole=None, **part)
        elif holds == GOES_BY:
            columns = replace(columns, preferred=at)
        elif holds != NOT_USED:
            fact = next(key for key, heads in OWN.items() if heads[0] == holds)
            columns = replace(columns, own={**columns.own, fact: at})
    return columns


def told_header(table: CellTable, told: Mapping[str, str]) -> tuple[CellTable, Header] | None:
    """The row of headings that a teacher's words name, and the table with it; None if none is.

    A list without headings gets a row of letters above it, by which its columns can be named.
    """
    rows = table.filled()
    wanted = {plain_heading(heading) for heading in told}
    for index, row in enumerate(rows[:WITHIN]):
        if wanted <= {plain_heading(text) for text in row.texts()}:
            return table, Header(index, index, corrected(columns_of(row.texts()), told))
    width = max((len(row.cells) for row in rows), default=0)
    letters = [letter(number) for number in range(width)]
    if not wanted <= {plain_heading(each) for each in letters}:
        return None
    row = Row(0, tuple(Cell(each, 0, 1, 1) for each in letters), (" ".join(letters),))
    columns = corrected(Columns(heads=tuple(letters)), told)
    return replace(table, rows=(row, *table.rows), counted=False), Header(0, 0, columns)


def can_be_told(told: Mapping[str, str], path: Path, problems: Problems) -> bool:
    """Whether columns can hold what is told of them; an error for what none can hold."""
    wrong = [holds for holds in told.values() if holds not in HOLDS]
    for holds in wrong:
        problems.error(Place(path), f"no column can hold “{holds}”", did_you_mean(holds, HOLDS))
    return not wrong


def check_told(told: Mapping[str, str], columns: Columns, path: Path, problems: Problems) -> None:
    """Add a warning for a heading that is not there."""
    for heading in told:
        if plain_heading(heading) not in map(plain_heading, columns.heads):
            problems.warn(
                Place(path),
                f"there is no column “{heading}”",
                did_you_mean(heading, [head for head in columns.heads if head]),
            )


def without_named(
    students: Sequence[Student], names: Sequence[str], path: Path, problems: Problems
) -> tuple[tuple[Student, ...], tuple[LeftOut, ...]]:
    """The class without those whom a teacher leaves out by name or key, and these.

    Adds a warning for each name that nobody has. Nobody is apart from, or together with, somebody
    who is left out.
    """
    words = {fold(name) for name in names}
    keys = {fold(each.key) for each in students} & words
    gone = [
        each
        for each in students
        if fold(each.key) in keys or (fold(each.name) in words and fold(each.name) not in keys)
    ]
    known = {fold(each) for student in students for each in (student.key, student.name)}
    for name in names:
        if fold(name) not in known:
            near = did_you_mean(name, [each.key for each in students])
            problems.warn(Place(path), f"nobody to leave out is called “{name}”", near)
    left = tuple(LeftOut(each.key, each.place, LEFT, doubt=False) for each in gone)
    away = {each.key for each in gone}
    return tuple(_without_others(each, away) for each in students if each.key not in away), left


def list_columns(
    table: CellTable, header: Header | None, columns: Columns
) -> tuple[ListColumn, ...]:
    """What each column of a list is called, what it is read as, and a few of its cells."""
    rows = table.filled()
    below = rows if header is None else rows[header.last + 1 :]
    width = max((len(row.cells) for row in rows), default=0)
    found = []
    for number in range(width):
        cells = [text for row in below if (text := row.text(number))]
        head = columns.heads[number] if number < len(columns.heads) else ""
        if head or cells:
            sample = tuple(dict.fromkeys(cells))[:3]
            found.append(ListColumn(head, letter(number), _holds(columns, number), sample))
    return tuple(found)


def _holds(columns: Columns, number: int) -> str:
    kinds = {getattr(columns, field): kind for kind, field in NAME_KINDS.items()}
    kinds |= {at: OWN[fact][0] for fact, at in columns.own.items()}
    for part in columns.parts:
        kinds.setdefault(part, LAST)
    return kinds.get(number, NOT_USED)


def _without(columns: Columns, at: int) -> Columns:
    """The columns with nothing read from one of them."""
    freed: dict[str, Any] = {
        each.name: None
        for each in fields(columns)
        if getattr(columns, each.name) == at
        and each.name not in ("own", "ids", "heads")
        and not isinstance(getattr(columns, each.name), bool)
    }
    return replace(
        columns,
        **freed,
        ids=tuple(each for each in columns.ids if each != at),
        own={fact: where for fact, where in columns.own.items() if where != at},
    )


def _without_others(student: Student, gone: set[str]) -> Student:
    named = [each.key for each in fact_fields() if each.fact.names == "students"]
    kept: dict[str, Any] = {
        key: tuple(other for other in getattr(student.facts, key) if other not in gone)
        for key in named
    }
    return replace(student, facts=replace(student.facts, **kept))
