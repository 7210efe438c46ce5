"""A list with headings: what they say, and whether they can be trusted."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from kit.load.roster.by_teacher import corrected, letter
from kit.load.roster.cells import MOST_COLUMNS, CellTable, Row, and_more, listed
from kit.load.roster.columns import Columns, columns_of, settled
from kit.load.roster.header import Header, next_header
from kit.load.roster.headings import OWN, headings, plain_heading
from kit.load.roster.names import same
from kit.load.roster.own_columns import hint_for, with_own_columns
from kit.load.roster.read_list import ListOptions, ReadList
from kit.load.roster.rows import StudentRows, find_students
from kit.problems import Problems

NEAR = 0.75
"""How similar a heading and one of ours must be, by difflib's ratio, to ask about it."""


def read_headed_list(
    table: CellTable, header: Header, options: ListOptions, problems: Problems
) -> ReadList:
    """Read the rows below the headings as students, as far as another table begins.

    Adds problems for headings that look wrong: repeated, misspelled, missing, too few for the
    cells below them, or the school's own although they read like ours.
    """
    rows = table.filled()
    heads = rows[header.index : header.last + 1]
    filled = rows[header.last + 1 :]
    other = next_header(filled, header.columns)
    end = None if other is None else _with_title(filled, other)
    first_below = rows[header.last].line + 1
    below = [
        row for row in table.rows if first_below <= row.line and (end is None or row.line < end)
    ]
    filled = tuple(row for row in below if not row.blank)
    columns = corrected(settled(header.columns, filled), options.told)
    columns = with_own_columns(columns, heads[-1], filled, table.path, options, problems)
    columns = corrected(columns, options.told)
    found = find_students(below, columns, [row.texts() for row in heads], options.students)
    students = [row for row, _ in found.students]
    _check_headings(heads[-1], columns, table.path, problems)
    _check_beside(heads[-1], columns, students, table.path, problems)
    if table.counted:
        _check_widths(heads[-1], students, table.path, problems)
    if any(row.beyond for row in rows):
        problems.warn(
            heads[0].place(table.path, None),
            f"has more than {MOST_COLUMNS} columns; only the first {MOST_COLUMNS} are read",
            "make sure that the columns you need are among them",
        )
    said = _said(rows[: header.index], heads, columns)
    if end is not None and other is not None:
        said.append(f"another table from row {end} on is not read")
        _ask_about_table(rows[header.last + 1 + other :], found, table.path, problems)
    return ReadList(columns, found, tuple(said), tuple(_unused(columns, students)))


def _ask_about_table(
    rows: Sequence[Row], found: StudentRows, path: Path, problems: Problems
) -> None:
    """Warn of names in another table, `rows` with its headings, that the first does not have."""
    columns = settled(columns_of(rows[0].texts()), rows[1:])
    known = {same(name.printed) for _, name in found.students}
    known |= {same(left.name) for left in found.left}
    others = [
        name.printed
        for _, name in find_students(rows[1:], columns).students
        if same(name.printed) not in known
    ]
    if others:
        names = "1 name in it is" if len(others) == 1 else f"{len(others)} names in it are"
        problems.warn(
            rows[0].place(path, None),
            f"another table begins here; {names} not read: {listed(others)}",
            "put all students below one row of headings, or save that table as a file of its own",
        )


def _with_title(rows: Sequence[Row], other: int) -> int:
    """The line where another table begins: that of its headings, or of the titles above them."""
    while other and sum(map(bool, rows[other - 1].texts())) == 1 and other > 1:
        if rows[other - 1].line + 1 < rows[other].line:
            break
        other -= 1
    return rows[other].line


def _said(titles: Sequence[Row], heads: Sequence[Row], columns: Columns) -> list[str]:
    noun = "column" if len(columns.names) == 1 else "columns"
    names = f"names from the {noun} {_called(columns, columns.names)}"
    if columns.parts:
        names += f", with {_called(columns, columns.parts)}"
    said = [names]
    if columns.goes_by:
        first = len(columns.goes_by) == 1 and not columns.preferred_whole
        what = "preferred first names" if first else "preferred names"
        said.append(f"{what} from {_called(columns, columns.goes_by)}")
    if titles:
        texts = [" ".join(text for text in row.texts() if text) for row in titles]
        above = ", ".join(f"“{text}”" for text in texts)
        said.append(f"headings in row {heads[-1].line}; above them: {above}")
    if columns.own:
        said.append(
            "also used: " + ", ".join(f"“{columns.heads[n]}”" for n in sorted(columns.own.values()))
        )
    if columns.position is not None:
        said.append(f"who is a student: by “{columns.heads[columns.position]}”")
    if columns.still_there:
        said.append(f"who is still in the class: by {_called(columns, columns.still_there)}")
    return said


def _called(columns: Columns, numbers: Sequence[int]) -> str:
    named = [f"“{columns.heads[number]}”" for number in numbers]
    return " and ".join((", ".join(named[:-1]), named[-1])) if len(named) > 1 else named[0]


def _unused(columns: Columns, rows: Sequence[Row]) -> list[tuple[int, str]]:
    """The unused columns that contain something: number, and heading or letter."""
    width = max((len(row.cells) for row in rows), default=0)
    found = []
    for number in range(max(width, len(columns.heads))):
        if number in {*columns.used, columns.position, *columns.still_there}:
            continue
        head = columns.heads[number] if number < len(columns.heads) else ""
        if head:
            found.append((number, f"“{head}”"))
        elif any(row.text(number) for row in rows):
            found.append((number, f"column {letter(number)} (no heading)"))
    return found


def _check_headings(row: Row, columns: Columns, path: Path, problems: Problems) -> None:
    """Add problems for headings that are nearly ours, and for those that appear twice."""
    plain = [plain_heading(head) for head in columns.heads]
    for number in sorted(columns.used):
        again = [other for other, head in enumerate(plain) if head == plain[number]]
        if again[0] == number and len(again) > 1:
            problems.error(
                row.place(path, again[1]),
                f"two columns are called “{columns.heads[number]}”",
                "give one of them another heading, or put two lists below each other",
            )
    missing = [heads[0] for fact, heads in OWN.items() if fact not in columns.own]
    # A column that is the school's although it reads like ours is told already.
    kits = {head for heads in OWN.values() for head in heads}
    for number, head in enumerate(plain):
        known = {*columns.used, *columns.ids, columns.position, *columns.still_there}
        if number in known or not head:
            continue
        place = row.place(path, number)
        said = f"the column “{columns.heads[number]}” is not used"
        if head in kits:
            continue
        if hint := hint_for(columns.heads[number], columns):
            problems.warn(place, said, f"if it is meant for the kit, call it “{hint}”")
        elif near := difflib.get_close_matches(head, missing, n=1, cutoff=NEAR):
            problems.warn(place, said, f"did you mean “{near[0]}”?")
        elif columns.rank == 1:
            wanted = headings().of("first" if columns.first is None else "last")
            if near := difflib.get_close_matches(head, wanted, n=1, cutoff=NEAR):
                problems.error(
                    place,
                    f"the column “{columns.heads[number]}” is not known, and names need it",
                    f"did you mean “{near[0]}”?",
                )
    if columns.rank == 1 and columns.first is None:
        problems.warn(
            row.place(path, columns.last),
            "there are family names only: no column of first names is known",
            "call that column “first name”",
        )


def _check_beside(
    row: Row, columns: Columns, rows: Sequence[Row], path: Path, problems: Problems
) -> None:
    """Add problems where a whole name seems to continue in the next column, or to be reversed."""
    if columns.whole is None or not rows:
        return
    names = [row.text(columns.whole) for row in rows]
    beside = columns.whole + 1
    headed = beside < len(columns.heads) and columns.heads[beside]
    words = [row.text(beside) for row in rows]
    alike = sum(
        word.replace(" ", "").replace("-", "").isalpha() and " " not in name and "," not in name
        for name, word in zip(names, words, strict=True)
    )
    if not headed and alike * 2 > len(rows):
        problems.error(
            row.place(path, columns.whole),
            f"the names under “{columns.heads[columns.whole]}” seem to continue in the next column",
            "call the two columns “first name” and “last name”",
        )
    if columns.last_first and any(" " in name and "," not in name for name in names):
        problems.warn(
            row.place(path, columns.whole),
            f"names under “{columns.heads[columns.whole]}” without a comma are printed as they are",
            "write “Last, First”, or two columns “last name” and “first name”",
        )


def _check_widths(row: Row, rows: Sequence[Row], path: Path, problems: Problems) -> None:
    """Add a problem for rows with more cells than headings: a name was split at its comma."""
    width = len(row.cells)
    wide = [
        (each, number)
        for each in rows
        if (number := next((n for n in range(width, len(each.cells)) if each.text(n)), None))
    ]
    if wide:
        problems.error(
            wide[0][0].place(path, wide[0][1]),
            f"this row has more cells than there are headings{and_more(len(wide))}",
            'put a name that holds a comma in quotation marks: "Last, First"',
        )
