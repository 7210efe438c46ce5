"""Cards: how many fit a sheet of paper, where each stands, where to cut, and their backs."""

from __future__ import annotations

from dataclasses import dataclass

from kit.model.printing import MM, Turn
from kit.printing.imposition.fit import Box, Matrix, Size, placed, turned

MARK = 3.5 * MM
AWAY = 1.5 * MM
"""A cut mark's length, and its distance from the cards."""
EDGE = 5.5 * MM
"""The white margin along the edges of the paper."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Cards of one size in rows and columns, in the middle of the paper, edge to edge.

    Sizes are in points. One cut separates two cards.
    """

    paper: Size
    card: Size
    columns: int
    rows: int

    @property
    def cells(self) -> int:
        """How many cards are on a side."""
        return self.columns * self.rows

    def cell(self, index: int) -> Box:
        """Where the card of that number is, from 0: row by row, from the upper left."""
        row, column = divmod(index, self.columns)
        left = (self.paper[0] - self.columns * self.card[0]) / 2 + column * self.card[0]
        top = (self.paper[1] + self.rows * self.card[1]) / 2 - row * self.card[1]
        return left, top - self.card[1], left + self.card[0], top

    def back(self, index: int, turn: Turn) -> int:
        """The cell, on the back of the paper, that lies behind a cell of the front.

        Paper standing up that is turned on its long edge swaps left and right: the columns
        are mirrored. On the short edge it swaps top and bottom: the rows are.
        """
        row, column = divmod(index, self.columns)
        if turn == "long":
            return row * self.columns + self.columns - 1 - column
        return (self.rows - 1 - row) * self.columns + column

    def front_matrix(self, index: int) -> Matrix:
        """The matrix that puts a page of the card's size into a cell of the front."""
        return placed(self.card, self.cell(index), 1.0)

    def back_matrix(self, index: int, turn: Turn) -> Matrix:
        """The matrix that puts the back of the card of that number behind it.

        It is the right way up when the card is turned like the page of a book. So if the paper
        turns on its short edge, the back is printed upside down.
        """
        if turn == "long":
            return placed(self.card, self.cell(self.back(index, turn)), 1.0)
        return turned(placed(self.card, self.cell(self.back(index, "long")), 1.0), self.paper)

    def marks(self, *, fold: bool = False) -> tuple[tuple[float, float, float, float], ...]:
        """Cut marks as lines (x, y, x, y): outside the block of cards, where each cut runs.

        With `fold`, marks between them say where each card is folded across.
        """
        left, _, _, top = self.cell(0)
        _, bottom, right, _ = self.cell(self.cells - 1)
        lines = []
        for column in range(self.columns + 1):
            x = left + column * self.card[0]
            lines += [
                (x, top + AWAY, x, top + AWAY + MARK),
                (x, bottom - AWAY - MARK, x, bottom - AWAY),
            ]
        steps = [float(row) for row in range(self.rows + 1)]
        if fold:
            steps = [row + 0.5 for row in range(self.rows)]
            lines = []
        for step in steps:
            y = top - step * self.card[1]
            lines += [
                (left - AWAY - MARK, y, left - AWAY, y),
                (right + AWAY, y, right + AWAY + MARK, y),
            ]
        return tuple(lines)


def grid(paper: Size, card: Size) -> Grid:
    """As many cards as fit the paper with their cut marks. Raises `ValueError` if none fits."""
    room = 2 * (EDGE + AWAY + MARK)
    columns = int((paper[0] - room + 0.01) // card[0])
    rows = int((paper[1] - room + 0.01) // card[1])
    if columns < 1 or rows < 1:
        raise ValueError("no card of this size fits the paper")
    return Grid(paper, card, columns, rows)
