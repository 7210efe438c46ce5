"""Boxes on a page, and how PDF moves, turns and sizes them.

Lengths are points; y goes up (ISO 32000-1, 8.3.2.3). Moving a box takes PDFium's matrix.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfMatrix

MM = 72 / 25.4
"""Points in a millimeter."""
ROOM = 4 * MM
"""The least room above a line to write on."""


class Box(NamedTuple):
    """A rectangle with its sides along the page's."""

    # pypdfium2 has no rectangle. That of pikepdf, which preflight does not use, intersects two
    # separate boxes into one of negative width, and cannot say that two almost touch.

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    @property
    def corners(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The lower left and the upper right."""
        return (self.left, self.bottom), (self.right, self.top)

    def within(self, other: Box) -> Box:
        """The intersection with another box; a box of no size if they do not meet."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Box(left, bottom, max(left, right), max(bottom, top))

    def moved(self, matrix: PdfMatrix) -> Box:
        """The box around this one after a matrix has moved it."""
        return Box(*matrix.on_rect(*self))

    def meets(self, other: Box, slack: float = 0) -> bool:
        """Whether the two share an area, or are no more than `slack` apart."""
        return (
            self.left < other.right + slack
            and other.left < self.right + slack
            and self.bottom < other.top + slack
            and other.bottom < self.top + slack
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies in this one."""
        return (
            self.left <= other.left
            and self.bottom <= other.bottom
            and other.right <= self.right
            and other.top <= self.top
        )


def around(points: Sequence[tuple[float, float]]) -> Box:
    """The smallest box that holds all of these points, of which there is at least one."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def stretch(matrix: PdfMatrix) -> tuple[float, float]:
    """How long a length of 1 along x becomes, and one along y."""
    return math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
