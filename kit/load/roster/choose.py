"""Which reading of a file is the roster: the delimiter, the sheet, or a plain list of names."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from kit.load.roster.header import Header, consistency, find_header
from kit.load.roster.names import is_unclear
from kit.load.roster.table import Row, Table, trimmed
from kit.problems import Place, Problems

ADD_HEADING = "let the first row say what each column is, such as “name” or “First name, Last name”"

_NUMBERED = re.compile(r"\s*\d{1,4}[.)]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The table to read and its heading. A plain list has one of its own making, before row 0."""

    table: Table
    header: Header
    notes: tuple[str, ...] = ()


def choose_text(tables: tuple[Table, ...], problems: Problems) -> Chosen | None:
    """The delimiter that fits the heading best, or a plain list, or None and a problem."""
    found = [(table, header) for table in tables if (header := find_header(table)) is not None]
    if not found:
        return _plain_list(tables, problems)
    # On a tie the first stands, so that a file of one column counts as comma-separated.
    table, header = max(
        found, key=lambda pair: (consistency(*pair), sum(map(len, pair[1].columns.values())))
    )
    if _is_unclosed(table, problems):
        return None
    names = {";": "separated by semicolons", "\t": "separated by tabs"}
    notes = (names[table.label],) if table.label in names and len(header.labels) > 1 else ()
    return Chosen(table, header, notes)


def choose_sheet(path: Path, sheets: tuple[Table, ...], problems: Problems) -> Chosen | None:
    """The one sheet that looks like a roster, or None and a problem that names them."""
    found = [(table, header) for table in sheets if (header := find_header(table)) is not None]
    filled = [pair for pair in found if len(pair[0].rows) > pair[1].index + 1] or found
    if len(filled) > 1:
        names = ", ".join(f"“{table.label}”" for table, _ in filled)
        problems.error(
            Place(path),
            f"{len(filled)} sheets look like a roster: {names}",
            "leave one of them in the workbook, or save the one you want as CSV",
        )
        return None
    if filled:
        table, header = filled[0]
        notes = (f"the sheet “{table.label}” of {len(sheets)}",) if len(sheets) > 1 else ()
        return Chosen(table, header, notes)
    if len(sheets) > 1:
        names = ", ".join(f"“{table.label}”" for table in sheets)
        problems.error(Place(path), f"no sheet has a column of names: {names}", ADD_HEADING)
        return None
    return _plain_list(sheets, problems)


def _is_unclosed(table: Table, problems: Problems) -> bool:
    if table.unclosed is None:
        return False
    problems.error(
        table.at(table.unclosed),
        "a quotation mark opens here and is never closed",
        "remove it, or put one at the end of the cell",
    )
    return True


def _plain_list(tables: tuple[Table, ...], problems: Problems) -> Chosen | None:
    """One name a line without a heading; several columns without one are asked about."""
    by_label = {table.label: table for table in tables}
    wide = None
    for label, table in by_label.items():
        rows = [row for row in table.rows if len(row.cells) > 1]
        # “Abara, Chidi” is a name; “Abara,Chidi” may be one, or two columns in either order.
        if label == "," and all(_is_last_first(table, row) for row in rows):
            continue
        if rows and (wide is None or len(rows) > len(wide[1])):
            wide = table, rows
    if wide is not None and 2 * len(wide[1]) > len(wide[0].rows):
        table, rows = wide
        problems.error(
            table.place(table.rows[0]), "no row says which column holds the names", ADD_HEADING
        )
        return None
    table = by_label.get("", tables[0])
    if _is_unclosed(table, problems):
        return None
    notes = ["a plain list, one name a line"]
    if wide is not None:
        for row in wide[1]:
            problems.error(
                wide[0].place(row, 1), "this line has more than one name or column", ADD_HEADING
            )
    if len(table.rows) > 1 and all(_NUMBERED.match(row.cells[0]) for row in table.rows):
        table = _without_numbers(table)
        notes.append("the numbers before the names are left out")
    if table.rows:
        first = table.rows[0]
        near = difflib.get_close_matches(
            table.cell(first, 0).casefold(), ("name", "names", "student", "students"), 1, 0.8
        )
        if near:
            problems.warn(
                table.place(first),
                f"“{table.cell(first, 0)}” is read as a student",
                f"if it is the heading, write “{near[0]}”",
            )
    return Chosen(table, Header(-1, {"name": (0,)}, ("",), 1), tuple(notes))


def _is_last_first(table: Table, row: Row) -> bool:
    line = table.lines[row.number]
    return bool(re.search(r",\s", line)) and not is_unclear(", ".join(row.cells))


def _without_numbers(table: Table) -> Table:
    rows = []
    for row in table.rows:
        found = _NUMBERED.match(row.cells[0])
        assert found is not None
        cells = (row.cells[0][found.end() :], *row.cells[1:])
        rows.append(trimmed(Row(row.number, cells, row.spots)))
    return Table(table.path, tuple(rows), table.lines, table.blank, table.label, table.sheet)
