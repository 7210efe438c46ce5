"""A roster as a grid of text, each cell with its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kit.problems import Place

MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 5_000
MOST_COLUMNS = 100

Spot = tuple[int, int, int]
"""Line, column and length of a cell, as in `Place`."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something. `number` is the line it begins in, or its row in a sheet.

    Empty cells at its end are left out; `width` counts them.
    """

    number: int
    cells: tuple[str, ...]
    spots: tuple[Spot, ...]
    width: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A file read with one delimiter, or one sheet of a workbook.

    `label` is that delimiter or the sheet's name; `blank` are the numbers of rows that hold
    nothing; `unclosed` is where a quotation mark opens that nothing closes.
    """

    path: Path
    rows: tuple[Row, ...]
    lines: Mapping[int, str]
    blank: tuple[int, ...] = ()
    label: str = ""
    sheet: bool = False
    unclosed: Spot | None = field(default=None)

    def cell(self, row: Row, index: int) -> str:
        """The text of that cell without space around it; "" beyond the row's end."""
        return row.cells[index].strip() if index < len(row.cells) else ""

    def place(self, row: Row, index: int = 0) -> Place:
        """Where that cell stands; the row's end for a cell beyond it."""
        if index < len(row.spots):
            return self.at(row.spots[index])
        return self.at((row.number, len(self.lines.get(row.number, "")) + 1, 1))

    def at(self, spot: Spot) -> Place:
        """The place of a spot, with its line as the excerpt."""
        line, column, length = spot
        return Place(self.path, line, column, max(1, length), self.lines.get(line, ""))


def trimmed(row: Row) -> Row:
    """The row without the empty cells at its end."""
    end = len(row.cells)
    while end and not row.cells[end - 1].strip():
        end -= 1
    return Row(row.number, row.cells[:end], row.spots[:end], len(row.cells))
