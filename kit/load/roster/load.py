"""Reads a class list from a file or standard input as a roster."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kit.load.roster.by_teacher import (
    LEFT,
    can_be_told,
    check_told,
    list_columns,
    told_header,
    without_named,
)
from kit.load.roster.cells import MOST_ROWS, CellTable
from kit.load.roster.delimited import read_table
from kit.load.roster.encoding import decode, known_encoding
from kit.load.roster.headed_list import read_headed_list
from kit.load.roster.header import find_header
from kit.load.roster.headings import NAMES, kinds_of, plain_heading
from kit.load.roster.left_out import ask_about, check_included, left_out_in_words
from kit.load.roster.not_lists import what_it_is
from kit.load.roster.plain_list import read_plain_list
from kit.load.roster.read_list import AS_IT_IS, ListOptions, ReadList
from kit.load.roster.rows import find_students
from kit.load.roster.students import ListedStudents, read_students
from kit.load.roster.workbook import is_workbook, read_sheets
from kit.load.text import read_bytes
from kit.model.roster import Roster
from kit.problems import Place, Problems, did_you_mean

MOST_BYTES = 2 * 1024 * 1024
LONGEST_LINE = 100_000
# Two words or more, without digits or signs of an address.
NAME_LIKE = re.compile(r"[^\W\d_]+[.'’-]?(?:[ ,-]+[^\W\d_]+[.'’-]?)+")


def load_roster(
    path: Path | None,
    data: bytes | None,
    problems: Problems,
    options: ListOptions = AS_IT_IS,
) -> Roster | None:
    """Read a class list from a file, or from `data`, the bytes of standard input (`path` None).

    The bytes are called `options.name`. Reads CSV with commas, semicolons or tabs, plain lists of
    names, .xlsx, .ods and .xls. Gives None and adds problems when the file is not a usable list;
    adds warnings for anything in it that may not be what the teacher meant. One warning lists the
    rows that were left out and may be students.
    """
    where = Path(options.name) if path is None else path
    codec = None
    if options.encoding is not None:
        codec = known_encoding(options.encoding, Place(where), problems)
        if codec is None:
            return None
    if data is None:
        data = read_bytes(where, problems, MOST_BYTES)
        if data is None:
            return None
    elif len(data) > MOST_BYTES:
        problems.error(
            Place(where), f"is larger than {MOST_BYTES // 1024} KB", "is it the right file?"
        )
        return None
    if is_workbook(data):
        sheets = read_sheets(data, where, problems)
        return None if sheets is None else _from_sheets(sheets, where, options, problems)
    if (other := what_it_is(data)) is not None:
        problems.error(Place(where), *other)
        return None
    decoded = decode(data, codec, Place(where), problems)
    if decoded is None:
        return None
    if max(map(len, decoded.text.split("\n"))) > LONGEST_LINE:
        problems.error(
            Place(where),
            f"has a line of more than {LONGEST_LINE:,} characters",
            "is it the right file?",
        )
        return None
    table = read_table(decoded.text, where)
    roster = _from_table(table, where, options, problems, decoded.said)
    if decoded.guessed:
        sample, place = _sample(decoded.text, roster, where)
        problems.warn(
            place,
            f"is not saved as UTF-8; read as {decoded.said}, as in “{sample}”",
            "if letters look wrong, save the list again with the encoding UTF-8",
        )
    return roster


def _from_sheets(
    sheets: Sequence[CellTable], path: Path, options: ListOptions, problems: Problems
) -> Roster | None:
    """The roster in the one sheet that looks like one."""
    if len(sheets) < 2:
        table = sheets[0] if sheets else CellTable(path, ())
        return _from_table(table, path, options, problems)
    likely = [sheet for sheet in sheets if _has_students(sheet)]
    # Guessing between two sheets could seat the wrong class without a word.
    if len(likely) == 1:
        said = f"sheet “{likely[0].name}” of {len(sheets)}"
        return _from_table(likely[0], path, options, problems, said)
    names = ", ".join(f"“{sheet.name}”" for sheet in likely or sheets)
    if likely:
        message = f"has {len(likely)} sheets that may be the class: {names}"
        hint = "save the right one as a file of its own"
    else:
        message = f"has no sheet with a column of names that is known, among {names}"
        hint = _name_it(sheets[0])
    problems.error(Place(path), message, hint)
    return None


def _has_students(sheet: CellTable) -> bool:
    rows = sheet.filled()
    header = find_header(rows)
    return header is not None and bool(
        find_students(rows[header.last + 1 :], header.columns).students
    )


def _from_table(
    table: CellTable, path: Path, options: ListOptions, problems: Problems, said: str = ""
) -> Roster | None:
    """The roster in a table; `said` tells how the table was read from the file."""
    rows = table.filled()
    if table.long or len(rows) > MOST_ROWS:
        problems.error(Place(path), f"has more than {MOST_ROWS:,} rows", "is it the right file?")
        return None
    for place in table.unclosed:
        problems.error(place, "this quotation mark is not closed", "add the mark that closes it")
    if table.unclosed:
        return None
    if not can_be_told(options.told, path, problems):
        return None
    header = find_header(rows)
    if rows and options.told and (named := told_header(table, options.told)) is not None:
        table, header = named
        rows = table.filled()
    if (header is None or not header.columns.names) and (hidden := _hidden_names(table)):
        message = f"the column “{hidden}” is hidden, and holds the names"
        problems.error(Place(path), message, "show that column, and save the workbook again")
        return None
    if not rows:
        problems.error(Place(path), "is empty", "is it the right file?")
        return None
    if header is not None and header.columns.rank:
        reading = read_headed_list(table, header, options, problems)
    else:
        filled = {n for row in rows for n, text in enumerate(row.texts()) if text}
        if len(filled) > 1 or any(row.beyond for row in rows):
            problems.error(
                rows[0].place(path, None), "no column of names is known here", _name_it(table)
            )
            return None
        reading = read_plain_list(table, min(filled), options.students, problems)
    made = read_students(reading.found, reading.columns, path, problems, options.profiles)
    if table.uncalculated:
        said_of_cells = f"has {table.uncalculated} cells whose formulas were never calculated"
        add = problems.warn if made.students and not reading.found.nameless else problems.error
        add(Place(path), said_of_cells, "open it in a spreadsheet program and save it once")
    left = ask_about(reading.found.left, path, problems)
    check_told(options.told, reading.columns, path, problems)
    check_included(options.include, reading.found, path, problems)
    students, by_teacher = without_named(made.students, options.leave_out, path, problems)
    if not students:
        if not problems.errors:
            problems.error(Place(path), "holds no student", "is it the right file?")
        return None
    ways = [each for each in (said, *table.read_as) if each]
    said_of = (*ways, *reading.said, *_counted(made, reading), *left_out_in_words(left))
    if by_teacher:
        said_of += (f"{LEFT}: {', '.join(each.name for each in by_teacher)}",)
    return Roster(
        path,
        students,
        said_of,
        frozenset(reading.columns.own),
        left_out=(*left, *by_teacher),
        columns=list_columns(table, header, reading.columns),
    )


def _hidden_names(table: CellTable) -> str | None:
    """The heading of a column of names that the workbook hides."""
    names = (each for each in table.hidden if set(NAMES) & set(kinds_of(plain_heading(each))))
    return next(names, None)


def _name_it(table: CellTable) -> str:
    """A hint on naming the column of names; it points out a heading that is nearly right.

    In another language, it is the column whose cells look like names.
    """
    rows = table.filled()
    heads = [plain_heading(text) for row in rows[:1] for text in row.texts()]
    for head in heads:
        near = did_you_mean(head, ("name", "student", "first name", "last name", "full name"))
        if head and near.startswith("did you mean") and f"“{head}”" not in near:
            return f"“{head}”: {near}"
    for number, head in enumerate(rows[0].texts() if rows else ()):
        cells = [row.text(number) for row in rows[1:]]
        names = sum(NAME_LIKE.fullmatch(cell) is not None for cell in cells)
        if head and names and NAME_LIKE.fullmatch(head) and not head.split()[-1].islower():
            return f"write headings in a line above the first student: “name” above “{head}”"
        if head and len(cells) > 1 and names * 2 > len(cells) and len(set(cells)) == len(cells):
            return f"if “{head}” holds the names, call that column “name”"
    return "call the column “name”, or two columns “first name” and “last name”"


def _counted(made: ListedStudents, reading: ReadList) -> list[str]:
    """How many students there are, which rows were skipped, and which columns are not used."""
    count = len(made.students)
    skipped = ", ".join((*reading.found.skipped, *made.repeated))
    said = [f"{count} {'student' if count == 1 else 'students'}"]
    if skipped:
        said[0] += f"; skipped: {skipped}"
    heads = reading.columns.heads
    if made.told_by:
        by = " and ".join(f"“{heads[column]}”" for column in made.told_by)
        said.append(f"students of the same name told apart by {by}")
    unused = [name for column, name in reading.unused if column not in made.told_by]
    if unused:
        said.append("not used: " + ", ".join(unused))
    return said


def _sample(text: str, roster: Roster | None, path: Path) -> tuple[str, Place]:
    """A name, or else a word, with letters that depend on the encoding; and its place.

    A teacher can tell from it whether the encoding was guessed right.
    """
    for student in roster.students if roster is not None else ():
        if not student.name.isascii():
            return student.name, student.place
    words = text.replace(",", " ").replace(";", " ").split()
    return next((word for word in words if not word.isascii()), "…"), Place(path)
