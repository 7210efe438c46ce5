"""What is visible on a page, as data: texts, rules, fills, pictures.

Colors are grays, from 0 for black to 1 for white.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.preflight.shapes import Box

WHITE = 0.98
"""A gray at least this light counts as the paper."""


@dataclass(frozen=True, slots=True)
class Text:
    """A run of letters. `content` is the number of its marked content, -1 for an artifact.

    `ground` is the gray behind it; `words` are what it says, where that is useful.
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
    """An area in one gray."""

    box: Box
    ink: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A bitmap image; `dpi` is its lowest resolution, across or down."""

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
class SeenPage:
    """A page's box, all that is seen on it in the order it is painted, and its headings."""

    box: Box
    things: tuple[Thing, ...]
    headings: tuple[Heading, ...]
