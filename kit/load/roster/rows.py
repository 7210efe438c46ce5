"""Which rows of a list are students, and which are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kit.load.roster.cells import Row
from kit.load.roster.columns import Columns
from kit.load.roster.doubts import doubts_of
from kit.load.roster.headings import headings
from kit.load.roster.marks import without_box
from kit.load.roster.names import Name, clean, fold, goes_by, has_letters, split_name, whole_name

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

GUEST = re.compile(r"(.*\S)\s*\(([^()]+)\)")
NO_NAME = "no name"


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A row that is not cast: its name as written, and why. In `doubt`, the teacher is asked."""

    row: Row
    name: str
    why: str
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class StudentRows:
    """The rows that are students, with their names; those that lack a name; and what was skipped.

    `nameless` rows contain data of a student but no name, so a name was probably lost.
    `skipped` describes, in words, the rows that are nobody. `left` are the rows that have a name
    and are somebody else, or that may be a student.
    """

    students: tuple[tuple[Row, Name], ...]
    nameless: tuple[Row, ...]
    skipped: tuple[str, ...]
    left: tuple[LeftRow, ...] = ()


def find_students(
    rows: Sequence[Row],
    columns: Columns,
    heads: Sequence[Sequence[str]] = (),
    include: Sequence[str] = (),
) -> StudentRows:
    """Sort the rows below the headings into students, nameless rows and rows to skip.

    `heads` are the texts of the rows of headings: long lists repeat these on each page.
    `include` are names that are students in any case, as a teacher says.
    """
    named = [(row, name_in(row, columns)) for row in rows if not row.blank]
    reasons = [_why_not(row, name, heads) for row, name in named]
    lines = [row.line for (row, _), reason in zip(named, reasons, strict=True) if reason is None]
    facts = columns.used.union(columns.ids).difference(columns.names)
    nobody: list[tuple[int, str]] = []
    nameless: list[Row] = []
    people: list[tuple[Row, Name]] = []
    for (row, name), why in zip(named, reasons, strict=True):
        reason = None if why is not None and _is_named(name, why, include) else why
        # A name in a cell merged over two rows is one student, not two.
        if reason is None and people and row.continued.issuperset(columns.names):
            nobody.append((row.line, "merged with the row above"))
        elif reason is None:
            people.append((row, name))
        elif reason == NO_NAME and (
            # Canvas writes rows such as “Manual Posting” above the class and others below it:
            # outside the class, a row counts only if it has an id or a fact.
            (lines and lines[0] < row.line < lines[-1] and not _is_rule(row, columns))
            or any(row.text(column) for column in facts)
        ):
            nameless.append(row)
        else:
            nobody.append((row.line, reason or ""))
    students, left = _without_doubts(people, columns, include)
    skipped = (*_in_words(nobody), *_blank(rows))
    return StudentRows(tuple(students), tuple(nameless), skipped, tuple(left))


def _without_doubts(
    people: Sequence[tuple[Row, Name]], columns: Columns, include: Sequence[str]
) -> tuple[list[tuple[Row, Name]], list[LeftRow]]:
    """The rows of students, and those of others, with the reasons."""
    doubts = doubts_of(people, columns)
    left = []
    students = []
    for row, name in people:
        doubt = doubts.get(row.line)
        if doubt is None or _is_included(name, include):
            students.append((row, name))
        else:
            left.append(LeftRow(row, clean(name.printed), doubt.why, doubt.asked))
    return students, left


def name_in(row: Row, columns: Columns) -> Name:
    """The name in a row, from whichever columns contain it; its parts are "" if there is none."""

    def text(column: int | None) -> str:
        return _without_guest(without_box(row.text(column)))

    preferred = text(columns.preferred)
    if columns.preferred_whole and " " in preferred:
        given, preferred = preferred, ""
    else:
        given = ""
    if columns.whole is not None:
        name = whole_name(text(columns.whole), preferred)
    else:
        parts = (columns.prefix, columns.last, columns.second_last)
        last = " ".join(part for column in parts if (part := text(column)))
        name = split_name(text(columns.first), last, preferred, row.text(columns.suffix))
    last = text(columns.preferred_last)
    if last and not given:
        first = preferred or text(columns.first)
        given = split_name(first, last, "").printed if first else ""
    return goes_by(name, given) if given else name


def _without_guest(name: str) -> str:
    """A name without what video meetings add to it, as in “Bo Elm (Guest)”."""
    found = GUEST.fullmatch(name)
    return found[1] if found is not None and headings().is_word("guest", found[2]) else name


def _is_included(name: Name, include: Sequence[str]) -> bool:
    words = {fold(word) for word in include}
    return bool(words & {fold(name.printed), fold(name.legal), "all"} - {""})


def _is_named(name: Name, why: str, include: Sequence[str]) -> bool:
    """Whether a row that is nobody by its name is a student by the teacher's word."""
    words = [word for word in include if fold(word) != "all"]
    return why.startswith(("“", "test")) and _is_included(name, words)


def _is_rule(row: Row, columns: Columns) -> bool:
    """Whether a row is a line of dashes or the like, and nothing else."""
    return any(row.text(column) for column in columns.names) and not any(
        text for at, text in enumerate(row.texts()) if at not in columns.names
    )


def _why_not(row: Row, name: Name, heads: Sequence[Sequence[str]]) -> str | None:
    """Why a row is nobody, in words; None if it may be a student."""
    if not has_letters(name.printed):
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
        if any(headings().is_word("not_a_name", each) for each in (words, bare)):
            return f"“{clean(spelling)}”"
        if bare != words and headings().is_word("footer", words.split()[0]):
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
