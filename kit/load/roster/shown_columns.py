"""The columns of a class list that cannot be read as it is, for a teacher to say what they are."""

from __future__ import annotations

from pathlib import Path

from kit.load.roster.by_teacher import corrected, list_columns
from kit.load.roster.columns import Columns
from kit.load.roster.delimited import read_table
from kit.load.roster.encoding import decode, known_encoding
from kit.load.roster.header import Header, find_header
from kit.load.roster.not_lists import what_it_is
from kit.load.roster.read_list import ListOptions
from kit.load.roster.workbook import is_workbook, read_sheets
from kit.model.roster import ListColumn
from kit.problems import Place, Problems


def load_columns(data: bytes, path: Path, options: ListOptions) -> tuple[ListColumn, ...]:
    """The columns of a class list, also of one that cannot be read as it is; none if it has none.

    Where no row of headings is known, the first row stands for it. A workbook of several sheets
    shows none: nobody knows which sheet is the class.
    """
    problems = Problems()
    if is_workbook(data):
        sheets = read_sheets(data, path, problems) or ()
        table = sheets[0] if len(sheets) == 1 else None
    else:
        codec = (
            known_encoding(options.encoding, Place(path), problems) if options.encoding else None
        )
        decoded = None if what_it_is(data) else decode(data, codec, Place(path), problems)
        table = None if decoded is None else read_table(decoded.text, path)
    rows = () if table is None else table.filled()
    if table is None or not rows:
        return ()
    header = find_header(rows)
    if header is None:
        header = Header(0, 0, Columns(heads=tuple(rows[0].texts())))
    return list_columns(table, header, corrected(header.columns, options.told))
