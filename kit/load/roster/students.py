"""The rows of a class list that are students, to `Student`s."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kit.load.hidden import HIDDEN
from kit.load.roster.cells import Row, and_more, listed
from kit.load.roster.columns import Columns
from kit.load.roster.names import Name, can_be_seen, clean, same
from kit.load.roster.others import NamedStudent, with_others
from kit.load.roster.private_notes import warn_of_notes, without_note
from kit.load.roster.rows import StudentRows
from kit.load.roster.values import FactReader
from kit.model.roster import Student, StudentFacts, fact_fields
from kit.problems import Problems

LONGEST_NAME = 300
# What stands in notes, addresses and headings; letters lost in decoding; spreadsheet errors.
STRANGE = re.compile(r"[\d@:?\ufffd]|#N/A|#REF")


@dataclass(frozen=True, slots=True)
class StudentRow:
    """A student, and the row and the name that it was made from."""

    row: Row
    name: Name
    student: Student


@dataclass(frozen=True, slots=True)
class ListedStudents:
    """The students of a class list, in the order of the file.

    `repeated` says, in words, which rows repeat a student. `told_by` are the columns, from 0,
    that tell students of the same name apart.
    """

    students: tuple[Student, ...]
    repeated: tuple[str, ...]
    told_by: tuple[int, ...]


def read_students(
    found: StudentRows, columns: Columns, path: Path, problems: Problems, profiles: Sequence[str]
) -> ListedStudents:
    """Make a student of each row, with a unique key; add problems for values that do not fit.

    `path` is the file, for messages; `profiles` are the ids of the print profiles.
    """
    student_rows = _student_rows(found, columns, path, problems, profiles)
    student_rows, repeated = _once_each(student_rows, columns, problems)
    student_rows, told_by = _told_apart(student_rows, columns, problems)
    facts = FactReader(columns.own, path, problems)
    others = [field.key for field in fact_fields() if field.fact.names == "students"]
    # Lists never fail to parse, so this reader has nothing to report.
    named = [
        NamedStudent(
            student_row.student,
            student_row.name,
            student_row.row,
            {key: facts.listed(student_row.row, key) for key in others},
        )
        for student_row in student_rows
    ]
    students = with_others(named, columns.own, path, problems)
    return ListedStudents(students, tuple(repeated), tuple(told_by))


def _student_rows(
    found: StudentRows, columns: Columns, path: Path, problems: Problems, profiles: Sequence[str]
) -> list[StudentRow]:
    """A student for every row whose name can be printed; the key is still just the name."""
    facts = FactReader(columns.own, path, problems)
    student_rows = []
    at = columns.names[0]
    for row, name in found.students:
        place = row.place(path, at)
        if len(name.printed) > LONGEST_NAME:
            problems.error(place, f"the name is longer than {LONGEST_NAME} characters")
            continue
        _look_at(row, name, columns, path, problems)
        student = Student(
            name=name.printed,
            key=name.printed,
            place=place,
            facts=StudentFacts(
                **{field.key: facts.value(row, field, profiles) for field in fact_fields()}
            ),
        )
        student_rows.append(StudentRow(row, name, student))
    facts.report()
    warn_of_notes([row for row, _ in found.students], columns, path, problems)
    if found.nameless:
        problems.error(
            found.nameless[0].place(path, at),
            f"this row has no name{and_more(len(found.nameless))}",
            "write the name, or take the row out",
        )
    return student_rows


def _look_at(row: Row, name: Name, columns: Columns, path: Path, problems: Problems) -> None:
    """Add problems for a name that is unclear, garbled, or does not look like a name."""
    place = row.place(path, columns.names[0])
    hidden = HIDDEN.search("".join(row.raw(column) for column in columns.names))
    if hidden is not None:
        code = f"U+{ord(hidden[0]):04X}"
        said = f"“{name.printed}” holds a character that cannot be seen ({code}); it is left out"
        problems.warn(place, said, "type the name again")
    if name.doubt == "has more than one comma":
        problems.error(
            place,
            f"“{name.printed}” {name.doubt}",
            "write “Last, First” or “First Last”",
        )
    elif name.doubt:
        problems.warn(
            row.place(path, columns.preferred),
            f"“{name.printed}” {name.doubt}; it is printed as written",
            "write the family name in a column “last name”, or the name as “Last, First”",
        )
    elif (garbled := _as_it_was(name.printed)) is not None:
        problems.warn(
            place,
            f"“{name.printed}” seems to be “{garbled}”, with its letters garbled",
            "export the list again, with the encoding UTF-8",
        )
    elif STRANGE.search(without_note(name.printed)):
        problems.warn(
            place,
            f"“{name.printed}” does not look like a name",
            "if it is not a student, take the row out",
        )


def _as_it_was(text: str) -> str | None:
    """The original name, if it was saved as UTF-8 and then read as Windows text; else None.

    Such garbling happens in programs before ours: the file itself decodes without an error.
    """
    if text.isascii():
        return None
    for codec in ("cp1252", "latin-1"):
        try:
            found = text.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
        return clean(found) if can_be_seen(found) else None
    return None


def _once_each(
    student_rows: Sequence[StudentRow], columns: Columns, problems: Problems
) -> tuple[list[StudentRow], list[str]]:
    """Leave out rows that repeat a student: the same name and the same id.

    Gives the other rows and a report in words. A repeated row with other facts is a problem.
    """
    kept: dict[tuple[str, str], StudentRow] = {}
    others: list[StudentRow] = []
    said = []
    for student_row in student_rows:
        ids = "\n".join(student_row.row.text(column) for column in columns.ids)
        if not ids.strip():
            others.append(student_row)
            continue
        first = kept.setdefault((same(student_row.student.name), ids), student_row)
        if first is student_row:
            others.append(student_row)
            continue
        one, two = (_facts(each, columns) for each in (first, student_row))
        if one == two:
            said.append(f"row {student_row.row.line} (the same student as row {first.row.line})")
            continue
        problems.error(
            student_row.student.place,
            f"“{student_row.student.name}” is also in row {first.row.line}, but with other facts",
            "keep one of the two rows",
        )
    return others, said


def _facts(student_row: StudentRow, columns: Columns) -> list[str]:
    return [student_row.row.text(column) for column in columns.own.values()]


def _told_apart(
    student_rows: Sequence[StudentRow], columns: Columns, problems: Problems
) -> tuple[list[StudentRow], list[int]]:
    """Give students of the same name different keys; also gives the columns used for that."""
    groups: dict[str, list[StudentRow]] = {}
    for student_row in student_rows:
        groups.setdefault(same(student_row.student.name), []).append(student_row)
    # A key such as “Kim Lee (2)” may be somebody's real name in the list, so it is taken first.
    taken = {group[0].student.key for group in groups.values() if len(group) == 1}
    keys: dict[int, str] = {}
    told_by: dict[int, None] = {}
    for group in groups.values():
        if len(group) == 1:
            continue
        if (column := _telling(group, columns)) is not None:
            told_by[column] = None
        for number, student_row in enumerate(group, start=1):
            key = _key(student_row, number, column, taken)
            taken.add(key)
            keys[student_row.row.line] = key
        problems.warn(
            group[1].student.place,
            f"there are {len(group)} students called “{group[0].student.name}”: "
            + listed([keys[student_row.row.line] for student_row in group]),
            "make sure that it is not one student twice",
        )
    made = [
        replace(student_row, student=replace(student_row.student, key=keys[student_row.row.line]))
        if student_row.row.line in keys
        else student_row
        for student_row in student_rows
    ]
    return made, list(told_by)


def _key(student_row: StudentRow, number: int, column: int | None, taken: Collection[str]) -> str:
    """An unused key: the name with the id or, from the second student on, with a number."""
    name = student_row.student.name
    key = name if number == 1 else f"{name} ({number})"
    if column is not None:
        key = f"{name} ({_id(student_row.row.text(column))})"
    while key in taken:
        number += 1
        key = f"{name} ({number})"
    return key


def _telling(group: Sequence[StudentRow], columns: Columns) -> int | None:
    """The most reliable column of ids that is filled and different for each of these students."""
    for column in columns.ids:
        ids = {_id(student_row.row.text(column)) for student_row in group}
        if len(ids) == len(group) and "" not in ids:
            return column
    return None


def _id(text: str) -> str:
    """An id without what spreadsheets add to it: 1001.0."""
    return text[:-2] if re.fullmatch(r"\d+\.0", text) else text
