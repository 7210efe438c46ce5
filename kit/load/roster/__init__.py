"""A class list, however a teacher's system exports it, to a `Roster`."""

from __future__ import annotations

from pathlib import Path

from kit.load.roster.choose import Chosen, choose_sheet, choose_text
from kit.load.roster.delimited import tables
from kit.load.roster.encoding import Decoded, decode
from kit.load.roster.header import LISTS, Header, check_header, settled
from kit.load.roster.references import give_keys, resolved
from kit.load.roster.roles import resolve_roles
from kit.load.roster.students import Entry, Found, entries
from kit.load.roster.table import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Table
from kit.load.roster.workbook import is_workbook, sheets
from kit.load.text import read_bytes
from kit.model.roster import Roster, Student
from kit.problems import Place, Problems

__all__ = ["load_roster", "resolve_roles"]

MOST_LINES = 4 * MOST_ROWS
"""Lines of a text file; a row may have several, and there may be blank ones."""
STANDARD_INPUT = Path("standard input")


def load_roster(
    path: Path | None, data: bytes | None, problems: Problems, *, encoding: str | None = None
) -> Roster | None:
    """The class in a file, or in `data` from standard input, or None and the problems.

    Reads CSV (with commas, semicolons or tabs), a plain list of names, .xlsx, .ods and .xls.
    `encoding` overrules what a text file looks like. Rows at fault are left out, each with
    its problem. `role` and `wishes` stay as written: see `resolve_roles`.
    """
    shown = STANDARD_INPUT if path is None else path
    if data is None and path is not None:
        data = read_bytes(path, problems, MOST_BYTES)
    if data is None:
        return None
    if len(data) > MOST_BYTES:
        problems.error(
            Place(shown), f"is larger than {MOST_BYTES // 1024} KB", "is it the right file?"
        )
        return None
    decoded: Decoded | None = None
    if is_workbook(data):
        found = sheets(shown, data, problems)
        chosen = None if found is None else choose_sheet(shown, found, problems)
    elif (decoded := _text(shown, data, problems, encoding)) is None:
        chosen = None
    elif decoded.text.rstrip().count("\n") > MOST_LINES:
        problems.error(
            Place(shown, MOST_LINES + 1, 1),
            f"a roster has at most {MOST_ROWS} rows",
            "is it the right file?",
        )
        return None
    else:
        chosen = choose_text(tables(shown, decoded.text.rstrip("\n ")), problems)
    if chosen is None or not _fits(chosen.table, problems):
        return None
    return _roster(chosen, decoded, problems, named=encoding)


def _text(path: Path, data: bytes, problems: Problems, encoding: str | None) -> Decoded | None:
    """The text of a file that is not a workbook, or None and a problem."""
    if not data.strip():
        problems.error(Place(path), "is empty", "a roster needs at least a column of names")
        return None
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    other = (
        "a PDF" if start.startswith(b"%pdf")
        # Several school systems export these under the name .xls.
        else "a web page" if start.startswith((b"<!doctype", b"<html", b"<table", b"<?xml"))
        else "a word processor's file" if start.startswith(b"{\\rtf")
        else ""
    )  # fmt: skip
    if other:
        problems.error(
            Place(path),
            f"is {other}, not a list or a workbook",
            "open it in a spreadsheet program and save it as .xlsx or CSV",
        )
        return None
    return decode(path, data, problems, encoding)


def _fits(table: Table, problems: Problems) -> bool:
    """Whether the table is within bounds; if not, a problem where it leaves them."""
    wide = next((row for row in table.rows if len(row.cells) > MOST_COLUMNS), None)
    if wide is not None:
        problems.error(
            table.place(wide, MOST_COLUMNS),
            f"a roster has at most {MOST_COLUMNS} columns",
            "delete the columns that are not needed, or save as CSV with commas",
        )
        return False
    if len(table.rows) > MOST_ROWS:
        problems.error(
            table.place(table.rows[MOST_ROWS]),
            f"a roster has at most {MOST_ROWS} rows",
            "is it the right file?",
        )
        return False
    return True


def _roster(
    chosen: Chosen, decoded: Decoded | None, problems: Problems, *, named: str | None
) -> Roster | None:
    table, header = chosen.table, settled(chosen.table, chosen.header)
    if header.index >= 0:
        check_header(table, header, problems)
    errors_before = len(problems.errors)
    found = entries(table, header, problems)
    if decoded is not None and decoded.guessed:
        _ask_about_letters(table, found.entries, problems)
    if not found.entries:
        if len(problems.errors) == errors_before:
            hint = "put each name in a row below the heading"
            problems.error(Place(table.path), "holds no student", hint)
        return None
    told_apart = give_keys(found.entries, header.label("id"), problems)
    others = resolved(found.entries, problems)
    students = tuple(
        Student(
            name=entry.name,
            key=entry.key,
            place=entry.place,
            level=entry.level,
            profile=entry.profile,
            role=entry.role,
            wishes=tuple(dict.fromkeys(words for words, _ in entry.lists["wishes"])),
            absent=entry.absent,
            **others[entry.key],
        )
        for entry in found.entries
    )
    read_as = [*chosen.notes]
    if decoded is not None and (named or decoded.encoding not in ("utf-8", "utf-8-sig")):
        read_as.append(f"encoding {decoded.encoding.removesuffix('-sig')}")
    read_as += _heading_lines(table, header)
    read_as.append(_count(table, header, found))
    read_as += told_apart
    if unused := _unused(table, header, by_id=bool(told_apart)):
        read_as.append(f"not used: {unused}")
    return Roster(table.path, students, tuple(read_as))


def _ask_about_letters(table: Table, found: list[Entry], problems: Problems) -> None:
    """Warn that the encoding is a guess, with a name in which it shows."""
    sample = next((entry for entry in found if not entry.name.isascii()), None)
    place = Place(table.path) if sample is None else sample.place
    shown = "" if sample is None else f": is “{sample.name}” right?"
    problems.warn(
        place,
        f"is not saved as UTF-8; read as Windows text (cp1252){shown}",
        "if letters look wrong, save the file again with the encoding UTF-8, or name the one it "
        "has (--encoding), such as mac-roman or cp1250",
    )


def _heading_lines(table: Table, header: Header) -> list[str]:
    """Where the names come from, and which rows stand above the heading."""
    if header.index < 0:
        return []
    kinds = ["name"] if header.one("name") is not None else ["last", "second", "first"]
    kinds += ["preferredlast", "preferred"]
    names = [header.label(kind) for kind in kinds if header.one(kind) is not None]
    where = (
        f"columns {', '.join(names[:-1])} and {names[-1]}" if names[1:] else f"column {names[0]}"
    )
    lines = [f"names from the {where}"]
    above = [
        table.cell(row, 0) or " ".join(row.cells).strip() for row in table.rows[: header.index]
    ]
    if above:
        titles = ", ".join(f"“{' '.join(text.split())[:60]}”" for text in above)
        lines.append(f"the headings are in row {table.rows[header.index].number}, below {titles}")
    own = [
        kind
        for kind in ("level", "profile", "role", *LISTS, "absent")
        if header.one(kind) is not None
    ]
    if own:
        lines.append("also used: " + ", ".join(header.label(kind) for kind in own))
    return lines


def _count(table: Table, header: Header, found: Found) -> str:
    number = len(found.entries)
    line = f"{number} student{'s' if number != 1 else ''}"
    first = table.rows[header.index].number if header.index >= 0 else 0
    blank = sum(first < each < table.rows[-1].number for each in table.blank)
    skipped = list(found.skipped)
    if blank:
        skipped.append(f"{blank} blank row{'s' if blank != 1 else ''}")
    return f"{line}; skipped: {', '.join(skipped)}" if skipped else line


def _unused(table: Table, header: Header, *, by_id: bool) -> str:
    """The columns that nothing was taken from, in quotes."""
    used = {
        column
        for kind, columns in header.columns.items()
        if kind != "email" and (kind != "id" or by_id)
        for column in (columns if kind in LISTS else columns[:1])
    }
    labels = [f"“{label}”" for at, label in enumerate(header.labels) if label and at not in used]
    headed = {at for at, label in enumerate(header.labels) if label}
    below = table.rows[header.index + 1 :]
    if header.index >= 0 and any(
        cell.strip() for row in below for at, cell in enumerate(row.cells) if at not in headed
    ):
        labels.append("what stands in columns without a heading")
    return ", ".join(labels)
