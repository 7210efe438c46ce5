"""A class list as rows of text cells; each cell knows its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.load.roster.names import clean
from kit.problems import Place

MOST_ROWS = 5_000
"""The limit on rows that are not blank; no school has so many students in a year."""
MOST_COLUMNS = 100
# What a system writes so that a spreadsheet keeps leading zeros (="0042"), or to link a name.
TEXT_FORMULA = re.compile(r'=\s*"((?:[^"]|"")*)"')
LINK_FORMULA = re.compile(
    r'=\s*HYPERLINK\(\s*"[^"]*"\s*[,;]\s*"((?:[^"]|"")*)"\s*\)', re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cell:
    """The unchanged text of a cell; its line and column in the file, from 1; its length there."""

    text: str
    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its first line in the file, its cells, and the lines it takes, for excerpts.

    `continued` are the columns, from 0, where a merged cell continues from the row above.
    `beyond` is true when there is text to the right of the last column that is read.
    """

    line: int
    cells: tuple[Cell, ...]
    lines: tuple[str, ...]
    continued: frozenset[int] = frozenset()
    beyond: bool = False

    @property
    def blank(self) -> bool:
        """Whether no cell contains any text."""
        return not self.beyond and not any(clean(cell.text) for cell in self.cells)

    def raw(self, index: int | None) -> str:
        """The text of the cell in a column, from 0, with its line breaks; "" if there is none."""
        return self.cells[index].text if index is not None and index < len(self.cells) else ""

    def text(self, index: int | None) -> str:
        """The text of the cell in a column, cleaned and on one line; "" if there is none."""
        return clean(self.raw(index))

    def texts(self) -> list[str]:
        """The text of every cell, each cleaned and on one line."""
        return [clean(cell.text) for cell in self.cells]

    def place(self, path: Path, index: int | None, word: str = "") -> Place:
        """The place of the cell in a column, or of `word` in it; else the start of the row."""
        if index is None or index >= len(self.cells):
            return Place(path, self.line, 1, 1, self.lines[0])
        cell = self.cells[index]
        excerpt = self.lines[cell.line - self.line]
        column = excerpt.find(word, cell.column - 1) + 1 if word else 0
        if column:
            return Place(path, cell.line, column, len(word), excerpt)
        return Place(path, cell.line, cell.column, max(1, cell.length), excerpt)


@dataclass(frozen=True, slots=True)
class CellTable:
    """A class list as cells: its rows in order, and in words how they were read from the file.

    `name` is the name of a workbook's sheet, or "". `plain` is true for lines of text without
    columns. `counted` is true when each row has exactly the cells that the file has, as in
    CSV; sheets are padded and trimmed. `unclosed` are the places of quotation marks that are
    never closed. `long` is true when there are more rows than were read. `uncalculated` is how
    many cells hold a formula without a result. `hidden` is what the columns begin with that are
    left out since the workbook hides them.
    """

    path: Path
    rows: tuple[Row, ...]
    read_as: tuple[str, ...] = ()
    name: str = ""
    plain: bool = False
    counted: bool = False
    unclosed: tuple[Place, ...] = ()
    long: bool = False
    uncalculated: int = 0
    hidden: tuple[str, ...] = ()

    def filled(self) -> tuple[Row, ...]:
        """The rows that are not blank."""
        return tuple(row for row in self.rows if not row.blank)


def plain_cell(text: str) -> str:
    """A cell's text without the formula that some systems wrap around it: ="Oak, Ada"."""
    if not text.lstrip().startswith("="):
        return text
    found = TEXT_FORMULA.fullmatch(text.strip()) or LINK_FORMULA.fullmatch(text.strip())
    return text if found is None else found[1].replace('""', '"')


def and_more(rows: int) -> str:
    """What to add to a message that speaks for this many rows with the same mistake."""
    if rows < 2:
        return ""
    return " (the same in another row)" if rows == 2 else f" (the same in {rows - 1} more rows)"


def listed(names: Sequence[str], most: int = 5) -> str:
    """Names in quotes, with commas between them; the first `most` of them, then “…”."""
    shown = [f"“{name}”" for name in names[:most]]
    return ", ".join(shown if len(names) <= most else [*shown, "…"])


def sheet_rows(
    sheet: Sequence[Sequence[str]], continued: Sequence[tuple[int, int]]
) -> Iterator[Row]:
    """Yield the rows of a workbook's sheet.

    `continued` are the cells, as (row, column) from 0, that a merged cell above covers. A sheet
    has no lines of text, so an excerpt shows a row's cells with “ | ” between them.
    """
    merged: dict[int, set[int]] = {}
    for row, column in continued:
        merged.setdefault(row, set()).add(column)
    for index, texts in enumerate(sheet):
        shown = [clean(text) for text in texts]
        cells = []
        column = 1
        for text, flat in zip(texts, shown, strict=True):
            cells.append(Cell(plain_cell(text), index + 1, column, len(flat)))
            column += len(flat) + len(" | ")
        kept, rest = cells[:MOST_COLUMNS], shown[MOST_COLUMNS:]
        yield Row(
            index + 1,
            tuple(kept),
            (" | ".join(shown),),
            frozenset(merged.get(index, ())),
            any(rest),
        )
