"""What is seen on a page, as data: texts, rules, fills, pictures.

Lengths are points from the lower left of the page, as in PDF (ISO 32000-1, 8.3.2.3); a
colour is its grey, from 0 for black to 1 for white.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

MM = 72 / 25.4
"""Points in a millimetre."""


WHITE = 0.98
"""A grey from here on is that of the paper."""


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


@dataclass(frozen=True, slots=True)
class Text:
    """A run of letters. `content` is the number of its marked content, -1 for an artifact.

    `ground` is the grey behind it; `words` are what it says where they are of use.
    """

    box: Box
    size: float
    ink: float
    ground: float
    content: int
    font: str
    embedded: bool
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A rule, the side of a frame, or the outline of something drawn; `weight` is how thick."""

    box: Box
    weight: float
    ink: float
    ground: float

    @property
    def across(self) -> bool:
        """Whether it runs from left to right, and straight."""
        return self.box.height <= self.weight + 0.1 < self.box.width

    @property
    def upright(self) -> bool:
        """Whether it runs from top to bottom, and straight."""
        return self.box.width <= self.weight + 0.1 < self.box.height


@dataclass(frozen=True, slots=True)
class Fill:
    """An area in one grey."""

    box: Box
    ink: float


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of dots, so many to the inch where they are fewest."""

    box: Box
    dpi: float


Thing = Text | Line | Fill | Picture


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, the marked contents it has on this page, and the one read after it.

    `following` is -1 where nothing is read after it on this page.
    """

    contents: tuple[int, ...]
    following: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page's box, all that is seen on it in the order it is painted, and its headings."""

    box: Box
    things: tuple[Thing, ...]
    headings: tuple[Heading, ...]
