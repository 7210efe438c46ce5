"""Rows that have a name and yet may not be a student: teachers, those who left, footers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.load.roster.cells import Row
from kit.load.roster.columns import Columns
from kit.load.roster.headings import headings
from kit.load.roster.names import Name, fold
from kit.load.roster.values import truth_of

LEAST_WITH_ID = 3
"""Students with an id, before a row without one is in doubt."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a row is not cast, in words; `asked` if the teacher should look at it."""

    why: str
    asked: bool


def doubts_of(people: Sequence[tuple[Row, Name]], columns: Columns) -> Mapping[int, Doubt]:
    """The doubts about rows with a name, by the row's line."""
    lacking = _without_id(people, columns)
    found: dict[int, Doubt] = {}
    for row, name in people:
        position = row.text(columns.position)
        status = row.text(columns.status)
        if position and not headings().is_word("student", position):
            found[row.line] = Doubt(
                f"{_head(columns, columns.position)} is “{position}”",
                # A position that the kit does not know may be a student's.
                not headings().is_word("teacher", position),
            )
        elif headings().is_word("deleted", status):
            found[row.line] = Doubt(f"{_head(columns, columns.status)} is “{status}”", asked=False)
        elif headings().is_word("gone", status):
            found[row.line] = Doubt(f"{_head(columns, columns.status)} is “{status}”", asked=True)
        elif (at := _shut_out(row, columns)) is not None:
            found[row.line] = Doubt(f"{_head(columns, at)} is “{row.text(at)}”", asked=True)
        elif row.line in lacking:
            found[row.line] = Doubt("no id, as all others have", asked=True)
        elif _is_statistic(name, people, row):
            found[row.line] = Doubt("the only name of one word", asked=True)
    return found


def _shut_out(row: Row, columns: Columns) -> int | None:
    """The column by which somebody has no access any more; None if none says so."""
    for at, answer in ((columns.enabled, False), (columns.disabled, True)):
        if row.text(at) and truth_of(row.text(at)) is answer:
            return at
    return None


def _head(columns: Columns, column: int | None) -> str:
    return "" if column is None else columns.heads[column]


def _without_id(people: Sequence[tuple[Row, Name]], columns: Columns) -> frozenset[int]:
    """The lines of rows that hold nothing but a name, where all others have an id, too."""
    having = [row for row, _ in people if any(row.text(column) for column in columns.ids)]
    if len(having) < LEAST_WITH_ID:
        return frozenset()
    used = {*columns.names, *columns.parts, *columns.goes_by}
    lacking = [
        row.line
        for row, name in people
        if not any(row.text(column) for column in columns.ids)
        and (
            headings().is_word("maybe_a_name", name.printed)
            or not any(text for at, text in enumerate(row.texts()) if at not in used)
        )
    ]
    return frozenset(lacking if len(lacking) <= len(having) else ())


def _is_statistic(name: Name, people: Sequence[tuple[Row, Name]], row: Row) -> bool:
    """Whether a name is “Max”, “Min” or the like, in a list of first and family names."""
    if not headings().is_word("maybe_a_name", name.printed) or len(people) < LEAST_WITH_ID:
        return False
    return all(
        " " in fold(other.printed) or headings().is_word("maybe_a_name", other.printed)
        for at, other in people
        if at is not row
    )
