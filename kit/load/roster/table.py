"""A list as rows of text cells, each of which knows where it stands in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.load.roster.names import clean
from kit.problems import Place

MOST_ROWS = 5_000
"""Rows of a list that are not blank: more than the largest school year."""
MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, unchanged; where, by line and column of the file from 1."""

    text: str
    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its first line in the file, and the lines that it takes, for excerpts.

    `continued` are the columns, from 0, in which a merged cell goes on from the row above;
    `beyond` is whether something stands to the right of the last column that is read.
    """

    line: int
    cells: tuple[Cell, ...]
    lines: tuple[str, ...]
    continued: frozenset[int] = frozenset()
    beyond: bool = False

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything to read."""
        return not self.beyond and not any(clean(cell.text) for cell in self.cells)

    def raw(self, index: int | None) -> str:
        """What stands in the cell of that column, line breaks and all; "" if there is none."""
        return self.cells[index].text if index is not None and index < len(self.cells) else ""

    def text(self, index: int | None) -> str:
        """What stands in the cell of that column, on one line."""
        return clean(self.raw(index))

    def texts(self) -> list[str]:
        """What stands in all cells, on one line each."""
        return [clean(cell.text) for cell in self.cells]

    def place(self, path: Path, index: int | None, word: str = "") -> Place:
        """Where the cell of that column stands, or `word` in it; else where the row begins."""
        if index is None or index >= len(self.cells):
            return Place(path, self.line, 1, 1, self.lines[0])
        cell = self.cells[index]
        excerpt = self.lines[cell.line - self.line]
        column = excerpt.find(word, cell.column - 1) + 1 if word else 0
        if column:
            return Place(path, cell.line, column, len(word), excerpt)
        return Place(path, cell.line, cell.column, max(1, cell.length), excerpt)


@dataclass(frozen=True, slots=True)
class Table:
    """A list: its rows in order, and in words how they were got out of the file.

    `name` is that of a workbook's sheet. `plain` is whether it is lines of text without
    columns, `counted` whether each row has as many cells as were written. `unclosed` are
    the places of quotation marks that nothing closes, `long` is whether it goes on after
    the last row that is read.
    """

    path: Path
    rows: tuple[Row, ...]
    read_as: tuple[str, ...] = ()
    name: str = ""
    plain: bool = False
    counted: bool = False
    unclosed: tuple[Place, ...] = ()
    long: bool = False

    def filled(self) -> tuple[Row, ...]:
        """The rows that are not blank."""
        return tuple(row for row in self.rows if not row.blank)


def and_more(rows: int) -> str:
    """What to add to a message that stands for the same in so many rows."""
    if rows < 2:
        return ""
    return " (the same in another row)" if rows == 2 else f" (the same in {rows - 1} more rows)"


def listed(names: Sequence[str], most: int = 5) -> str:
    """Names in quotes, with commas between them; of many only the first ones."""
    shown = [f"“{name}”" for name in names[:most]]
    return ", ".join(shown if len(names) <= most else [*shown, "…"])


def sheet_rows(
    sheet: Sequence[Sequence[str]], continued: Sequence[tuple[int, int]]
) -> Iterator[Row]:
    """The rows of a workbook's sheet; `continued` are (row, column), from 0, of merged cells.

    A row is shown as its cells with “ | ” between them, since a sheet has no lines.
    """
    merged: dict[int, set[int]] = {}
    for row, column in continued:
        merged.setdefault(row, set()).add(column)
    for index, texts in enumerate(sheet):
        shown = [clean(text) for text in texts]
        cells = []
        column = 1
        for text, flat in zip(texts, shown, strict=True):
            cells.append(Cell(text, index + 1, column, len(flat)))
            column += len(flat) + len(" | ")
        kept, rest = cells[:MOST_COLUMNS], shown[MOST_COLUMNS:]
        yield Row(
            index + 1,
            tuple(kept),
            (" | ".join(shown),),
            frozenset(merged.get(index, ())),
            any(rest),
        )
