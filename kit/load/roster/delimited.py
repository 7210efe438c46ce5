"""Text to rows: commas, semicolons, tabs, or one name a line (RFC 4180, as people bend it)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from kit.load.roster.header import find_header
from kit.load.roster.headings import IDENTITY, OWN, plain_heading
from kit.load.roster.names import clean
from kit.load.roster.table import MOST_COLUMNS, MOST_ROWS, Cell, Row, Table
from kit.problems import Place

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
SAMPLE = 200
"""Rows that decide between delimiters."""
MOST_RECORDS = 4 * MOST_ROWS
"""Rows that are looked at, blank ones among them."""
# Headings that say of a first line that it is not a name.
KNOWN = frozenset(("name", *(head for heads in OWN.values() for head in heads), *IDENTITY))
# What Excel writes and reads as a first line.
SEP_LINE = re.compile(r'\ufeff?"?sep=([,;\t])"?[,;\t]*')
# Possessive, so that a quotation mark that nothing closes costs one look.
QUOTED = re.compile(r'[ \ufeff]*+"((?:[^"]++|"")*+)"')


def read_table(text: str, path: Path) -> Table:
    """The text's rows, cut by the delimiter that fits its headings best."""
    told = SEP_LINE.fullmatch(text.split("\n", 1)[0])
    start = text.find("\n") + 1 if told is not None and "\n" in text else 0
    delimiter = told[1] if told is not None else choose_delimiter(text)
    unclosed: list[tuple[int, int]] = []
    rows = list(islice(records(text, delimiter, unclosed, start), MOST_RECORDS + 1))
    lines = text.split("\n")
    said = () if delimiter in (None, ",") else (f"columns parted by {DELIMITERS[delimiter]}",)
    return Table(
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
    """The delimiter with which the headings are known and the rows are as wide as they.

    None is one name a line: nothing else fits, or the lines are “Last, First”.
    """
    samples = {delimiter: _sample(text, delimiter) for delimiter in DELIMITERS}
    best: tuple[tuple[int, float, int], str] | None = None
    for delimiter, rows in samples.items():
        header = find_header(rows)
        if header is None or (width := len(rows[header.index].cells)) < 2:
            continue
        below = rows[header.last + 1 :]
        fitting = sum(_width(row) <= width and len(row.cells) > 1 for row in below)
        rank = (header.columns.rank, fitting / len(below) if below else 1.0, width)
        if best is None or rank > best[0]:
            best = (rank, delimiter)
    if best is not None:
        return best[1]
    if find_header(_sample(text, None)) is not None:
        return None
    # There are no headings, or names are called something that is not known.
    for delimiter, rows in samples.items():
        if any(KNOWN.intersection(map(plain_heading, row.texts())) for row in rows[:1]):
            return delimiter
        # Names hold commas, but neither tabs nor semicolons.
        cut = sum(len(row.cells) > 1 for row in rows)
        if cut * 2 > len(rows) and (delimiter != "," or _are_columns(rows)):
            return delimiter
    return None


def _sample(text: str, delimiter: str | None) -> list[Row]:
    return [row for row in islice(records(text, delimiter, []), SAMPLE) if not row.blank]


def _are_columns(rows: Sequence[Row]) -> bool:
    """Whether commas part columns here rather than last names from first names."""
    cut = [row for row in rows if _width(row) > 1]
    if len(cut) * 2 <= len(rows):
        return False
    wide = sum(_width(row) > 3 for row in cut)
    tight = sum(not row.raw(1).startswith(" ") for row in cut)
    return wide * 2 > len(cut) or tight * 2 > len(cut)


def _width(row: Row) -> int:
    """How many cells a row has, empty ones at its end aside."""
    texts = row.texts()
    while texts and not texts[-1]:
        texts.pop()
    return len(texts)


# Python's csv tells neither the column of a cell nor where an open quotation mark begins: it
# takes the rest of the file for one name. And it reads “"Bob" Smith” as “Bob Smith”.
def records(
    text: str, delimiter: str | None, unclosed: list[tuple[int, int]], start: int = 0
) -> Iterator[Row]:
    """The rows of a text from the offset `start` on, blank ones too.

    A cell may be quoted, with quotation marks doubled in it, and then hold delimiters and
    line breaks. Adds to `unclosed` the line and column of marks that nothing closes.
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
                unclosed.append((line, column))
                end = _end(plain, text, at)
                value = text[at:end]
            elif (breaks := text.count("\n", at, end)) > 0:
                number += breaks
                line_start = text.rfind("\n", at, end) + 1
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
    """The cell that begins at an offset, and where it ends; None for an unclosed quotation."""
    end = _end(plain, text, at)
    if not text[at:end].lstrip(" \ufeff").startswith('"'):
        return text[at:end], end
    quoted = QUOTED.match(text, at)
    if quoted is None:
        # In a list of names a mark hides nothing; between columns it hides the rest.
        return (text[at:end] if listed else None), end
    after = _end(plain, text, quoted.end())
    if not text[quoted.end() : after].strip():
        return quoted[1].replace('""', '"'), after
    # “"Bob" Smith”: the marks are part of what is written.
    return (None, end) if "\n" in quoted[1] else (text[at:after], after)


def _end(plain: re.Pattern[str], text: str, at: int) -> int:
    found = plain.match(text, at)
    return at if found is None else found.end()


def shown(line: str) -> str:
    """A line as an excerpt: the same length, without what moves or turns a terminal's text."""
    if line.isprintable():
        return line
    return "".join(
        "�" if letter != "\t" and unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp")
        and letter not in "\u200c\u200d" else letter
        for letter in line
    )  # fmt: skip
