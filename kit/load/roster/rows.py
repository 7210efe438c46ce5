"""Which rows of a list are students, and which are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kit.load.roster.header import Columns
from kit.load.roster.names import Name, can_be_seen, clean, fold, split_name, whole_name
from kit.load.roster.table import Row

# What exports and teachers write below the headings or below the students.
NOT_A_STUDENT = {
    "points possible", "points", "possible points", "max points", "maximum points", "date",
    "due date", "total", "totals", "grand total", "sum", "average", "averages", "class average",
    "mean", "median", "count", "number of students", "total students", "total number of students",
    "students", "read only", "summe", "gesamt", "gesamtzahl", "insgesamt", "durchschnitt",
    "mittelwert", "anzahl", "anzahl schuler", "schuler", "schuler gesamt", "klassendurchschnitt",
    "moyenne", "moyenne de la classe", "effectif", "effectif total", "total eleves", "eleves",
    "promedio", "media", "suma", "total alumnos", "total de alumnos", "alumnos",
}  # fmt: skip
TEST_STUDENTS = {
    "test student", "student test", "teststudent", "test pupil", "demo student", "testschuler",
    "eleve test", "alumno de prueba", "estudiante de prueba",
}  # fmt: skip

NO_NAME = "no name"


@dataclass(frozen=True, slots=True)
class Found:
    """The rows that are students, with their names, those without one, and what was left out.

    `nameless` rows hold something that belongs to a student, and so are somebody's.
    """

    students: tuple[tuple[Row, Name], ...]
    nameless: tuple[Row, ...]
    skipped: tuple[str, ...]


def find_students(
    rows: Sequence[Row], columns: Columns, heads: Sequence[Sequence[str]] = ()
) -> Found:
    """Sorts the rows below the headings; `heads` are the headings' own rows."""
    named = [(row, name_in(row, columns)) for row in rows if not row.blank]
    reasons = [_why_not(row, name, heads) for row, name in named]
    lines = [row.line for (row, _), reason in zip(named, reasons, strict=True) if reason is None]
    facts = columns.used.union(columns.ids)
    students: list[tuple[Row, Name]] = []
    nameless: list[Row] = []
    left: list[tuple[int, str]] = []
    for (row, name), reason in zip(named, reasons, strict=True):
        if reason is None and students and row.continued.issuperset(columns.names):
            left.append((row.line, "merged with the row above"))
        elif reason is None:
            students.append((row, name))
        elif reason == NO_NAME and (
            # Above and below the class stand rows such as Canvas's “Manual Posting”.
            (lines and lines[0] < row.line < lines[-1]) or any(row.text(column) for column in facts)
        ):
            nameless.append(row)
        else:
            left.append((row.line, reason or ""))
    return Found(tuple(students), tuple(nameless), (*_in_words(left), *_blank(rows)))


def name_in(row: Row, columns: Columns) -> Name:
    """The name that stands in a row; empty if there is none."""
    preferred = row.text(columns.preferred)
    if columns.whole is not None:
        return whole_name(row.text(columns.whole), preferred)
    return split_name(row.text(columns.first), row.text(columns.last), preferred)


def _why_not(row: Row, name: Name, heads: Sequence[Sequence[str]]) -> str | None:
    """Why a row is no student's, in words; None if it is one."""
    if not can_be_seen(name.printed):
        return NO_NAME
    if any(row.texts()[: len(head)] == head for head in heads):
        return "headings again"
    for spelt in (name.legal, name.printed):
        words = fold(spelt)
        if words in TEST_STUDENTS:
            return "test student"
        bare = " ".join(re.sub(r"\d+", " ", words).split())
        if words in NOT_A_STUDENT or (bare != words and bare in NOT_A_STUDENT):
            return f"“{clean(spelt)}”"
    return None


def _in_words(left: Iterable[tuple[int, str]]) -> list[str]:
    """Rows that were left out, those of one reason that follow each other as one."""
    groups: list[tuple[int, int, str]] = []
    for line, reason in left:
        if groups and groups[-1][2] == reason and groups[-1][1] + 1 == line:
            groups[-1] = (groups[-1][0], line, reason)
        else:
            groups.append((line, line, reason))
    return [
        (f"row {start}" if start == end else f"rows {start}–{end}")
        + (f" {reason}" if reason.startswith("“") else f" ({reason})")
        for start, end, reason in groups
    ]


def _blank(rows: Sequence[Row]) -> list[str]:
    """How many blank rows stand between the others."""
    filled = [index for index, row in enumerate(rows) if not row.blank]
    if not filled:
        return []
    count = filled[-1] - filled[0] + 1 - len(filled)
    return [] if count == 0 else ["1 blank row" if count == 1 else f"{count} blank rows"]
