"""Boxes on a page, and how PDF moves, turns and sizes them.

Lengths are points; y goes up (ISO 32000-1, 8.3.2.3).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

MM = 72 / 25.4
"""Points in a millimetre."""
ROOM = 4 * MM
"""The least room above a line to write on."""


class Box(NamedTuple):
    """A rectangle with its sides along the page's."""

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
        """What this box and another share; where they share nothing, a box of no size."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Box(left, bottom, max(left, right), max(bottom, top))

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


class Matrix(NamedTuple):
    """Where a point goes: x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def then(self, outer: Matrix) -> Matrix:
        """This and then another."""
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )

    def box(self, box: Box) -> Box:
        """The box around where a box goes."""
        points = [
            (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)
            for x in (box.left, box.right)
            for y in (box.bottom, box.top)
        ]
        return around(points)

    @property
    def wide(self) -> float:
        """How long a length of 1 along x becomes."""
        return float((self.a**2 + self.b**2) ** 0.5)

    @property
    def high(self) -> float:
        """How long a length of 1 along y becomes."""
        return float((self.c**2 + self.d**2) ** 0.5)


STRAIGHT = Matrix()
