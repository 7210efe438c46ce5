"""Which rows of a list are students, and which are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kit.load.roster.cells import Row
from kit.load.roster.header import Columns
from kit.load.roster.names import Name, can_be_seen, clean, fold, split_name, whole_name

# What exports and teachers write below the headings or below the students, as `fold` gives it.
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
class StudentRows:
    """The rows that are students, with their names; those that lack a name; and what was skipped.

    `nameless` rows contain data of a student but no name, so a name was probably lost.
    `skipped` describes the other rows in words.
    """

    students: tuple[tuple[Row, Name], ...]
    nameless: tuple[Row, ...]
    skipped: tuple[str, ...]


def find_students(
    rows: Sequence[Row], columns: Columns, heads: Sequence[Sequence[str]] = ()
) -> StudentRows:
    """Sort the rows below the headings into students, nameless rows and rows to skip.

    `heads` are the texts of the rows of headings: long lists repeat these on each page.
    """
    named = [(row, name_in(row, columns)) for row in rows if not row.blank]
    reasons = [_why_not(row, name, heads) for row, name in named]
    lines = [row.line for (row, _), reason in zip(named, reasons, strict=True) if reason is None]
    facts = columns.used.union(columns.ids)
    students: list[tuple[Row, Name]] = []
    nameless: list[Row] = []
    left: list[tuple[int, str]] = []
    for (row, name), reason in zip(named, reasons, strict=True):
        # A name in a cell merged over two rows is one student, not two.
        if reason is None and students and row.continued.issuperset(columns.names):
            left.append((row.line, "merged with the row above"))
        elif reason is None:
            students.append((row, name))
        elif reason == NO_NAME and (
            # Canvas writes rows such as “Manual Posting” above the class and others below it:
            # outside the class, a row counts only if it has an id or a fact.
            (lines and lines[0] < row.line < lines[-1]) or any(row.text(column) for column in facts)
        ):
            nameless.append(row)
        else:
            left.append((row.line, reason or ""))
    return StudentRows(tuple(students), tuple(nameless), (*_in_words(left), *_blank(rows)))


def name_in(row: Row, columns: Columns) -> Name:
    """The name in a row, from whichever columns contain it; its parts are "" if there is none."""
    preferred = row.text(columns.preferred)
    if columns.whole is not None:
        return whole_name(row.text(columns.whole), preferred)
    return split_name(row.text(columns.first), row.text(columns.last), preferred)


def _why_not(row: Row, name: Name, heads: Sequence[Sequence[str]]) -> str | None:
    """Why a row is not a student, in words; None if it is one."""
    if not can_be_seen(name.printed):
        return NO_NAME
    if any(row.texts()[: len(head)] == head for head in heads):
        return "headings again"
    for spelling in (name.legal, name.printed):
        words = fold(spelling)
        if words in TEST_STUDENTS:
            return "test student"
        bare = " ".join(re.sub(r"\d+", " ", words).split())
        if words in NOT_A_STUDENT or (bare != words and bare in NOT_A_STUDENT):
            return f"“{clean(spelling)}”"
    return None


def _in_words(left: Iterable[tuple[int, str]]) -> list[str]:
    """Skipped rows in words; consecutive rows with the same reason become one range."""
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
    """How many blank rows are between the others, in words; empty if there are none."""
    filled = [index for index, row in enumerate(rows) if not row.blank]
    if not filled:
        return []
    count = filled[-1] - filled[0] + 1 - len(filled)
    return [] if count == 0 else ["1 blank row" if count == 1 else f"{count} blank rows"]
