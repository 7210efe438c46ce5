"""Text to rows: commas, semicolons, tabs, or one name per line.

The format is that of RFC 4180, read with the liberties that real exports take.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from kit.load.roster.cells import MOST_COLUMNS, MOST_ROWS, Cell, CellTable, Row, plain_cell
from kit.load.roster.header import find_header
from kit.load.roster.headings import is_known, plain_heading
from kit.load.roster.marks import is_mark
from kit.load.roster.names import clean
from kit.problems import Place

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
SAMPLE = 200
"""Rows that decide between delimiters."""
MOST_RECORDS = 4 * MOST_ROWS
"""Rows that are read, including blank ones."""
# Excel can write this first line to name the delimiter, and reads it.
SEP_LINE = re.compile(r'\ufeff?"?sep=([,;\t])"?[,;\t]*')
# The quantifiers are possessive: a quotation mark that is never closed must not cause
# backtracking over the rest of the file.
QUOTED = re.compile(r'[ \ufeff]*+=?+"((?:[^"]++|"")*+)"')


def read_table(text: str, path: Path) -> CellTable:
    """Split a text into rows by the delimiter that fits its headings best.

    Takes the decoded text with "\\n" line ends and the file's path, for messages. Gives a table
    whose cells know their line and column, from 1. Adds no problems: quotation marks that are
    not closed are listed in `unclosed`, and `long` is set when rows were left out.
    """
    told = SEP_LINE.fullmatch(text.split("\n", 1)[0])
    start = text.find("\n") + 1 if told is not None and "\n" in text else 0
    delimiter = told[1] if told is not None else choose_delimiter(text)
    unclosed: list[tuple[int, int]] = []
    rows = list(islice(records(text, delimiter, unclosed, start), MOST_RECORDS + 1))
    lines = text.split("\n")
    said = () if delimiter in (None, ",") else (f"columns separated by {DELIMITERS[delimiter]}",)
    return CellTable(
        path,
        tuple(rows[:MOST_RECORDS]),
        said,
        plain=delimiter is None,
        counted=delimiter is not None,
        unclosed=tuple(
            Place(path, line, column, 1, shown(lines[line - 1])) for line, column in unclosed
        ),
        long=len(rows) > MOST_RECORDS,
    )


def choose_delimiter(text: str) -> str | None:
    """Choose the delimiter that yields known headings and rows as wide as the headings.

    None means one name per line: nothing else fits, or the lines are “Last, First”.
    """
    samples = {delimiter: _sample(text, delimiter) for delimiter in DELIMITERS}
    best: tuple[tuple[int, float, int], str] | None = None
    for delimiter, rows in samples.items():
        header = find_header(rows)
        if header is None or (width := len(rows[header.index].cells)) < 2:
            continue
        # The best-known headings win; then rows that fit them; then the wider table.
        below = rows[header.last + 1 :]
        fitting = sum(_width(row) <= width and len(row.cells) > 1 for row in below)
        rank = (header.columns.rank, fitting / len(below) if below else 1.0, width)
        if best is None or rank > best[0]:
            best = (rank, delimiter)
    if best is not None:
        return best[1]
    if find_header(_sample(text, None)) is not None:
        return None
    # There are no headings, or the heading of the names is not known.
    for delimiter, rows in samples.items():
        if any(
            len(row.cells) > 1 and any(is_known(plain_heading(text)) for text in row.texts())
            for row in rows[:1]
        ):
            return delimiter
        # “1.”, a tab and the name, as word processors number lists.
        if delimiter == "\t" and _are_marks(rows):
            continue
        # Names contain commas, but neither tabs nor semicolons.
        cut = sum(len(row.cells) > 1 for row in rows)
        if cut * 2 > len(rows) and (delimiter != "," or _are_columns(rows)):
            return delimiter
    return None


def _sample(text: str, delimiter: str | None) -> list[Row]:
    return [row for row in islice(records(text, delimiter, []), SAMPLE) if not row.blank]


def _are_columns(rows: Sequence[Row]) -> bool:
    """Whether commas separate columns here, rather than last names from first names."""
    cut = [row for row in rows if _width(row) > 1]
    if len(cut) * 2 <= len(rows):
        return False
    # People write a space after the comma of “Last, First”; exports write none between columns.
    wide = sum(_width(row) > 3 for row in cut)
    tight = sum(not row.raw(1).startswith(" ") for row in cut)
    return wide * 2 > len(cut) or tight * 2 > len(cut)


def _are_marks(rows: Sequence[Row]) -> bool:
    """Whether all that a delimiter cuts off is the number or the bullet before each name."""
    cut = [row for row in rows if _width(row) > 1]
    return all(_width(row) == 2 and is_mark(row.text(0)) for row in cut)


def _width(row: Row) -> int:
    """How many cells a row has, not counting empty ones at its end."""
    texts = row.texts()
    while texts and not texts[-1]:
        texts.pop()
    return len(texts)


# Python's csv module reports neither the column of a cell nor where an open quotation mark
# begins: it reads the rest of the file as one name. It also reads “"Bob" Smith” as “Bob Smith”.
def records(
    text: str, delimiter: str | None, unclosed: list[tuple[int, int]], start: int = 0
) -> Iterator[Row]:
    """Yield the rows of a text from the offset `start` on, including blank ones.

    A quoted cell may contain delimiters, line breaks, and doubled quotation marks (RFC 4180,
    section 2). `delimiter` None makes each line one cell. Appends to `unclosed` the line and
    column, from 1, of each quotation mark that is never closed.
    """
    plain = re.compile(r"[^\n]*" if delimiter is None else rf"[^\n{delimiter}]*")
    at = start
    number = text.count("\n", 0, start) + 1
    line_start = start
    while at < len(text):
        first_line, row_start = number, line_start
        cells: list[Cell] = []
        beyond = False
        while True:
            column = at - line_start + 1
            line = number
            value, end = _cell(text, at, plain, listed=delimiter is None)
            if value is None:
                # Read on after this cell, so that one report lists every such mark.
                unclosed.append((line, column))
                end = _end(plain, text, at)
                value = text[at:end]
            elif (breaks := text.count("\n", at, end)) > 0:
                number += breaks
                line_start = text.rfind("\n", at, end) + 1
            # Of cells beyond the limit, only whether they contain anything is kept.
            if len(cells) < MOST_COLUMNS:
                length = end - at if line == number else text.find("\n", at) - at
                cells.append(Cell(value, line, column, length))
            else:
                beyond = beyond or bool(clean(value))
            at = end
            if at >= len(text) or text[at] == "\n":
                break
            at += 1
        lines = tuple(shown(each) for each in text[row_start:at].split("\n"))
        yield Row(first_line, tuple(cells), lines, beyond=beyond)
        at += 1
        number += 1
        line_start = at


def _cell(text: str, at: int, plain: re.Pattern[str], *, listed: bool) -> tuple[str | None, int]:
    """The cell that begins at an offset, and where it ends; None if its quote is not closed."""
    end = _end(plain, text, at)
    if not text[at:end].lstrip(" \ufeff").startswith(('"', '="')):
        return text[at:end], end
    quoted = QUOTED.match(text, at)
    if quoted is None:
        # In a list of names, a lone mark does no harm; between columns, it hides the rest.
        return (text[at:end] if listed else None), end
    after = _end(plain, text, quoted.end())
    if not text[quoted.end() : after].strip():
        return plain_cell(quoted[1].replace('""', '"')), after
    # “"Bob" Smith”: the marks are part of the name.
    return (None, end) if "\n" in quoted[1] else (text[at:after], after)


def _end(plain: re.Pattern[str], text: str, at: int) -> int:
    found = plain.match(text, at)
    return at if found is None else found.end()


def shown(line: str) -> str:
    """A line as an excerpt for messages, of the same length, so that columns still match.

    Characters that move a terminal's cursor or reverse its text become “�”. The joiners U+200C
    and U+200D stay: Persian and Indic names need them.
    """
    if line.isprintable():
        return line
    return "".join(
        "�" if letter != "\t" and unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp")
        and letter not in "\u200c\u200d" else letter
        for letter in line
    )  # fmt: skip
