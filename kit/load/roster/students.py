"""A roster's rows to students."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import cast as typed_as

from kit.load.roster.header import OWN, Columns, columns_of, find_header, plain_heading
from kit.load.roster.table import MOST_ROWS, Table, TableRow, tables
from kit.load.text import read_bytes
from kit.model.debate import LEVELS, Debate, Level
from kit.model.roster import Roster, Student
from kit.problems import Place, Problems, did_you_mean

MOST_BYTES = 2 * 1024 * 1024
LONGEST_NAME = 300
PROFILES = ("standard", "large-print", "dyslexia", "ink-saver", "screen")
YES = {"yes", "y", "x", "1", "true", "absent", "ja", "oui", "si"}
NO = {"", "no", "n", "0", "false", "present", "nein", "non"}
STANDARD_INPUT = Path("standard input")
NOT_STUDENTS = re.compile(r"points possible|total|average|class average|mean|median|summe|gesamt")
TEST_STUDENT = re.compile(r"(test student|student,? test|test,? student)", re.IGNORECASE)
SUFFIX = re.compile(r"(jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
# Characters that turn or hide the text around them (Unicode 15, 23.2 and 23.8).
TURNING = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")


def load_roster(
    path: Path | None, data: bytes | None, problems: Problems, *, encoding: str | None = None
) -> Roster | None:
    """A class from a file, or from bytes that came by standard input; None and problems.

    Reads lists of names, CSV with any delimiter, and workbooks, as school systems export
    them. `encoding` overrules what the bytes seem to be.
    """
    where = path or STANDARD_INPUT
    if data is None:
        data = read_bytes(where, problems, MOST_BYTES)
    if data is None:
        return None
    if len(data) > MOST_BYTES:
        problems.error(Place(where), f"is larger than {MOST_BYTES // 1024 // 1024} MB")
        return None
    found = tables(data, where, problems, encoding)
    if found is None:
        return None
    table = _choose(found, where, problems)
    return None if table is None else _Reader(where, problems).roster(table)


def resolve_roles(roster: Roster, debate: Debate, problems: Problems) -> Roster:
    """The roster with pinned roles and wishes as ids; a problem for each that is no role.

    A role may be named by its id, its number, its name or its short name.
    """
    known: dict[str, str] = {}
    for role in debate.roles:
        for name in (role.id, str(role.number), role.facts.name, role.facts.short):
            known.setdefault(plain_heading(name), role.id)
    names = [role.id for role in debate.roles] + [role.facts.name for role in debate.roles]

    def resolved(word: str, student: Student, noun: str) -> str | None:
        if (found := known.get(plain_heading(word))) is None:
            problems.error(
                student.place,
                f"{noun} of {student.key} is “{word}”, which is no role of this debate",
                did_you_mean(word, names),
            )
        return found

    students = []
    for student in roster.students:
        pinned = None if student.role is None else resolved(student.role, student, "the role")
        wishes = [resolved(word, student, "a wish") for word in student.wishes]
        kept = tuple(dict.fromkeys(wish for wish in wishes if wish is not None))
        students.append(dataclasses.replace(student, role=pinned, wishes=kept))
    return dataclasses.replace(roster, students=tuple(students))


def _choose(found: tuple[Table, ...], path: Path, problems: Problems) -> Table | None:
    """The table that is a roster; of a workbook's sheets the one with a name column."""
    if len(found) == 1:
        return found[0]
    likely = [table for table in found if find_header(table.rows) is not None]
    if len(likely) == 1:
        said = f"sheet “{likely[0].name}” of {len(found)}"
        return dataclasses.replace(likely[0], read_as=(said, *likely[0].read_as))
    names = ", ".join(f"“{table.name}”" for table in (likely or found))
    problems.error(
        Place(path),
        f"has {len(likely) or len(found)} sheets that could be the roster: {names}",
        "save the right one as a file of its own",
    )
    return None


class _Reader:
    """Reads one table, and keeps what to say of it."""

    def __init__(self, path: Path, problems: Problems) -> None:
        self.path = path
        self.problems = problems
        self.skipped: list[str] = []

    def roster(self, table: Table) -> Roster | None:
        if len(table.rows) > MOST_ROWS:
            self.problems.error(Place(self.path), f"has more than {MOST_ROWS} rows")
            return None
        header = find_header(table.rows)
        if header is None:
            columns, start = Columns(full=0), 0
            if any(len([cell for cell in row.cells if cell]) > 1 for row in table.rows):
                self.problems.error(
                    Place(self.path),
                    "no column holds names",
                    "give the column of the names the heading “name”",
                )
                return None
        else:
            index, columns = header
            start = index + 1
            self._check_headings(table.rows[index])
        blank = 0
        rows: list[TableRow] = []
        for row in table.rows[start:]:
            if row.blank:
                blank += 1
            elif (reason := self._no_student(row, columns)) is not None:
                self.skipped.append(f"row {row.line} ({reason})")
            else:
                rows.append(row)
        students = self._students(rows, columns)
        if not students:
            self.problems.error(Place(self.path), "holds no student", "is it the right file?")
            return None
        read_as = [*table.read_as, *self._said(table, header, columns)]
        if any(student.profile != "standard" for student in students):
            read_as.append("profiles are kept in the plan; all packets are still printed alike")
        if blank > 1:
            self.skipped.append(f"{blank} blank rows")
        skipped = f"; skipped: {', '.join(self.skipped)}" if self.skipped else ""
        noun = "student" if len(students) == 1 else "students"
        return Roster(self.path, tuple(students), (*read_as, f"{len(students)} {noun}{skipped}"))

    def _said(
        self, table: Table, header: tuple[int, Columns] | None, columns: Columns
    ) -> list[str]:
        if header is None:
            return ["a list of names, one in each line"]
        heads = table.rows[header[0]].cells
        used = [columns.full, columns.preferred or columns.first, columns.last]
        named = " and ".join(f"“{heads[number]}”" for number in used if number is not None)
        said = [f"names from {named}"]
        if header[0]:
            said.append(f"headings in row {table.rows[header[0]].line}")
        if columns.own:
            said.append("used: " + ", ".join(f"“{name}”" for name in columns.own))
        if columns.unused:
            said.append("not used: " + ", ".join(f"“{name}”" for name in columns.unused))
        return said

    def _check_headings(self, row: TableRow) -> None:
        """Warn of headings that seem to be the kit's own, misspelt."""
        known = columns_of(row)
        for number, cell in enumerate(row.cells):
            word = plain_heading(cell)
            if cell in known.unused and word not in OWN:
                hint = did_you_mean(word, OWN[1:])
                if hint.startswith("did you mean"):
                    self.problems.warn(
                        row.place(self.path, number), f"the column “{cell}” is not used", hint
                    )

    def _no_student(self, row: TableRow, columns: Columns) -> str | None:
        """Why a row is no student's; None if it is one."""
        name = self._name(row, columns)
        if NOT_STUDENTS.fullmatch(plain_heading(name)):
            return f"“{name}”"
        if TEST_STUDENT.fullmatch(name):
            return "test student"
        return None

    def _name(self, row: TableRow, columns: Columns) -> str:
        def cell(number: int | None) -> str:
            return row.cells[number] if number is not None and number < len(row.cells) else ""

        if columns.full is not None:
            name = _first_last(cell(columns.full))
            if (preferred := cell(columns.preferred)) and " " in name:
                name = f"{preferred} {name.split(' ', 1)[1]}" if " " not in preferred else preferred
        else:
            first = cell(columns.preferred) or cell(columns.first)
            name = f"{first} {cell(columns.last)}"
        plain = "".join(
            " " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter
            for letter in TURNING.sub("", name)
        )
        return unicodedata.normalize("NFC", " ".join(plain.split()))

    def _students(self, rows: list[TableRow], columns: Columns) -> list[Student]:
        named = [(row, self._name(row, columns)) for row in rows]
        counts = Counter(name.casefold() for _, name in named)
        seen: Counter[str] = Counter()
        taken: set[str] = set()
        students: list[tuple[TableRow, Student]] = []
        for row, name in named:
            place = row.place(self.path, columns.full or columns.first or 0)
            if not name:
                self.problems.error(place, "this row has no name", "write one, or take the row out")
                continue
            if len(name) > LONGEST_NAME:
                self.problems.error(place, f"the name is longer than {LONGEST_NAME} characters")
                continue
            seen[name.casefold()] += 1
            key = name
            if counts[name.casefold()] > 1:
                key = self._told_apart(row, name, columns, seen[name.casefold()])
                while key in taken:
                    key += "*"
                self.problems.warn(
                    place,
                    f"{counts[name.casefold()]} students are called “{name}”; this one is “{key}”",
                    "see that it is not one student twice",
                )
            taken.add(key)
            students.append((row, self._student(row, name, key, place, columns)))
        return self._with_others(
            [student for _, student in students], _others_named(students, columns)
        )

    def _told_apart(self, row: TableRow, name: str, columns: Columns, number: int) -> str:
        ids = (row.cells[each] for each in columns.ids if each < len(row.cells))
        if (known := next((each for each in ids if each), None)) is not None:
            return f"{name} ({known})"
        return name if number == 1 else f"{name} ({number})"

    def _student(
        self, row: TableRow, name: str, key: str, place: Place, columns: Columns
    ) -> Student:
        cells = {
            own: row.cells[number] if number < len(row.cells) else ""
            for own, number in columns.own.items()
        }

        def complain(own: str, message: str, hint: str = "") -> None:
            self.problems.error(row.place(self.path, columns.own[own]), message, hint)

        level = cells.get("level", "").casefold() or "standard"
        if level not in LEVELS:
            complain("level", f"there is no level “{cells['level']}”", did_you_mean(level, LEVELS))
            level = "standard"
        profile = cells.get("profile", "").casefold().replace(" ", "-") or "standard"
        if profile not in PROFILES:
            hint = did_you_mean(profile, PROFILES)
            complain("profile", f"there is no print profile “{cells['profile']}”", hint)
        absent = cells.get("absent", "").casefold()
        if absent not in YES | NO:
            complain("absent", f"“absent” is “{cells['absent']}”", "write yes or no")
        return Student(
            name=name,
            key=key,
            place=place,
            level=typed_as("Level", level),
            profile=profile,
            role=cells.get("role") or None,
            wishes=_listed(cells.get("wishes", "")),
            absent=absent in YES,
        )

    def _with_others(
        self, students: list[Student], others: dict[str, list[tuple[str, str, Place]]]
    ) -> list[Student]:
        """The students with those they are to be apart from, and together with, by key."""
        names: dict[str, list[str]] = {}
        for student in students:
            first = student.name.split(" ")[0]
            for name in dict.fromkeys((student.key, student.name, first)):
                names.setdefault(plain_heading(name), []).append(student.key)
        found = []
        for student in students:
            lists: dict[str, list[str]] = {"apart": [], "together": []}
            for field, word, place in others.get(student.key, []):
                keys = list(dict.fromkeys(names.get(plain_heading(_first_last(word)), [])))
                exact = [key for key in keys if plain_heading(key) == plain_heading(word)]
                keys = exact if len(exact) == 1 else keys
                if len(keys) != 1:
                    said = "names several students" if keys else "names nobody in this class"
                    self.problems.error(
                        place,
                        f"“{word}” under “{field}” {said}",
                        did_you_mean(word, [each.key for each in students]),
                    )
                elif keys[0] == student.key:
                    self.problems.error(place, f"{student.key} stands under “{field}” of their own")
                else:
                    lists[field].append(keys[0])
            for both in set(lists["apart"]) & set(lists["together"]):
                self.problems.error(
                    student.place,
                    f"{student.key} is to be apart from {both}, and together with {both}",
                )
            found.append(
                dataclasses.replace(
                    student,
                    apart=tuple(dict.fromkeys(lists["apart"])),
                    together=tuple(dict.fromkeys(lists["together"])),
                )
            )
        return found


def _others_named(
    students: list[tuple[TableRow, Student]], columns: Columns
) -> dict[str, list[tuple[str, str, Place]]]:
    """Whom each student's row names under “apart” and “together”, and where."""
    found: dict[str, list[tuple[str, str, Place]]] = {}
    for row, student in students:
        for field in ("apart", "together"):
            number = columns.own.get(field)
            if number is None or number >= len(row.cells):
                continue
            place = row.place(student.place.path, number)
            found.setdefault(student.key, []).extend(
                (field, word, place) for word in _listed(row.cells[number])
            )
    return found


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(word for each in cell.split(";") if (word := each.strip()))


def _first_last(name: str) -> str:
    """“Last, First” as “First Last”; a suffix such as “Jr.” goes to the end."""
    pieces = [piece.strip() for piece in name.split(",") if piece.strip()]
    suffix = ""
    if len(pieces) > 1 and SUFFIX.fullmatch(pieces[-1]):
        suffix = f" {pieces.pop()}"
    if len(pieces) == 2:
        return f"{pieces[1]} {pieces[0]}{suffix}"
    return " ".join(pieces) + suffix
