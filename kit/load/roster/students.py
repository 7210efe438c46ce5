"""The rows of a list that are students, to `Student`s."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kit.load.roster.header import Columns
from kit.load.roster.names import Name, can_be_seen, clean, same
from kit.load.roster.others import Named, with_others
from kit.load.roster.rows import Found
from kit.load.roster.table import Row, and_more, listed
from kit.load.roster.values import Facts
from kit.model.role import LEVELS
from kit.model.roster import Student
from kit.problems import Problems

LONGEST_NAME = 300
# What does not stand in names, but in headings, addresses, notes and lost letters.
STRANGE = re.compile(r"[\d@:?\ufffd]|#N/A|#REF")


@dataclass(frozen=True, slots=True)
class Entry:
    """A student, and the row and the name that it was made of."""

    row: Row
    name: Name
    student: Student


@dataclass(frozen=True, slots=True)
class ClassList:
    """The students, in the order of the file; in words, which rows repeat one.

    `told_by` are the columns that tell students of one name apart.
    """

    students: tuple[Student, ...]
    repeated: tuple[str, ...]
    told_by: tuple[int, ...]


def read_students(
    found: Found, columns: Columns, path: Path, problems: Problems, profiles: Sequence[str]
) -> ClassList:
    """A student for each row, with a key of its own; problems for what is not understood."""
    entries = _entries(found, columns, path, problems, profiles)
    entries, repeated = _once_each(entries, columns, problems)
    entries, told_by = _told_apart(entries, columns, problems)
    facts = Facts(columns.own, path, problems)
    named = [
        Named(
            entry.student,
            entry.name,
            entry.row,
            {column: facts.listed(entry.row, column) for column in ("apart", "together")},
        )
        for entry in entries
    ]
    students = with_others(named, columns.own, path, problems)
    return ClassList(students, tuple(repeated), tuple(told_by))


def _entries(
    found: Found, columns: Columns, path: Path, problems: Problems, profiles: Sequence[str]
) -> list[Entry]:
    """Every row that has a name which can be printed, as a student whose key is the name."""
    facts = Facts(columns.own, path, problems)
    entries = []
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
            level=facts.choice(row, "level", LEVELS),
            profile=facts.choice(row, "profile", profiles),
            role=facts.text(row, "role") or None,
            wishes=facts.listed(row, "wishes"),
            absent=facts.truth(row, "absent"),
        )
        entries.append(Entry(row, name, student))
    facts.report()
    if found.nameless:
        problems.error(
            found.nameless[0].place(path, at),
            f"this row has no name{and_more(len(found.nameless))}",
            "write the name, or take the row out",
        )
    return entries


def _look_at(row: Row, name: Name, columns: Columns, path: Path, problems: Problems) -> None:
    """Problems for what in a row cannot be right."""
    place = row.place(path, columns.names[0])
    if name.doubt == "has more than one comma":
        problems.error(
            place,
            f"“{name.printed}” {name.doubt}",
            "write “Last, First” or “First Last”",
        )
    elif name.doubt:
        problems.warn(
            row.place(path, columns.preferred),
            f"“{name.printed}” {name.doubt}; it is printed as it stands",
            "write the family name in a column “last name”, or the name as “Last, First”",
        )
    elif (garbled := _as_it_was(name.printed)) is not None:
        problems.warn(
            place,
            f"“{name.printed}” seems to be “{garbled}”, with its letters garbled",
            "export the list again, with the encoding UTF-8",
        )
    elif STRANGE.search(name.printed):
        problems.warn(
            place,
            f"“{name.printed}” does not look like a name",
            "if it is not a student, take the row out",
        )


def _as_it_was(text: str) -> str | None:
    """The name that was saved as UTF-8 and read as Windows text, if that is what happened."""
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
    entries: Sequence[Entry], columns: Columns, problems: Problems
) -> tuple[list[Entry], list[str]]:
    """The entries without those that are one student again: the same name and the same id."""
    kept: dict[tuple[str, str], Entry] = {}
    others: list[Entry] = []
    said = []
    for entry in entries:
        ids = "\n".join(entry.row.text(column) for column in columns.ids)
        if not ids.strip():
            others.append(entry)
            continue
        first = kept.setdefault((same(entry.student.name), ids), entry)
        if first is entry:
            others.append(entry)
            continue
        one, two = (_facts(each, columns) for each in (first, entry))
        if one == two:
            said.append(f"row {entry.row.line} (the same student as row {first.row.line})")
            continue
        problems.error(
            entry.student.place,
            f"“{entry.student.name}” stands here again, as in row {first.row.line}, "
            "but not with the same facts",
            "keep one of the two rows",
        )
    return others, said


def _facts(entry: Entry, columns: Columns) -> list[str]:
    return [entry.row.text(column) for column in columns.own.values()]


def _told_apart(
    entries: Sequence[Entry], columns: Columns, problems: Problems
) -> tuple[list[Entry], list[int]]:
    """The entries with a key for each, and the columns by which students were told apart."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(same(entry.student.name), []).append(entry)
    taken = {group[0].student.key for group in groups.values() if len(group) == 1}
    keys: dict[int, str] = {}
    told_by: dict[int, None] = {}
    for group in groups.values():
        if len(group) == 1:
            continue
        if (column := _telling(group, columns)) is not None:
            told_by[column] = None
        for number, entry in enumerate(group, start=1):
            key = _key(entry, number, column, taken)
            taken.add(key)
            keys[entry.row.line] = key
        problems.warn(
            group[1].student.place,
            f"there are {len(group)} students called “{group[0].student.name}”: "
            + listed([keys[entry.row.line] for entry in group]),
            "see that it is not one student twice",
        )
    made = [
        replace(entry, student=replace(entry.student, key=keys[entry.row.line]))
        if entry.row.line in keys
        else entry
        for entry in entries
    ]
    return made, list(told_by)


def _key(entry: Entry, number: int, column: int | None, taken: Collection[str]) -> str:
    """A key that nobody has: the name with the id, or with a number from the second on."""
    name = entry.student.name
    key = name if number == 1 else f"{name} ({number})"
    if column is not None:
        key = f"{name} ({_id(entry.row.text(column))})"
    while key in taken:
        number += 1
        key = f"{name} ({number})"
    return key


def _telling(group: Sequence[Entry], columns: Columns) -> int | None:
    """The best column of ids that differs for each of these, and is empty for none."""
    for column in columns.ids:
        ids = {_id(entry.row.text(column)) for entry in group}
        if len(ids) == len(group) and "" not in ids:
            return column
    return None


def _id(text: str) -> str:
    """An id without what spreadsheets add: 1001.0, ="1001"."""
    quoted = re.fullmatch(r'="?(.*?)"?', text)
    text = text if quoted is None else quoted[1]
    return text[:-2] if re.fullmatch(r"\d+\.0", text) else text
