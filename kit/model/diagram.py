"""Drawings as numbers: where each thing stands, in millimetres from the top left corner."""

from __future__ import annotations

from typing import Literal

from kit.model.noun import noun

Point = tuple[float, float]
BoxKind = Literal["claim", "reason", "objection", "answer", "fallback"]


@noun
class Box:
    """A box of the argument map, the words in it, and the paragraphs it cites."""

    kind: BoxKind
    x: float
    y: float
    width: float
    height: float
    text: str
    cites: tuple[int, ...]


@noun
class Arrow:
    """A line from `start` to the middle of a head's base, bent at `bend`, and that head."""

    start: Point
    bend: Point
    end: Point
    head: tuple[Point, Point, Point]


@noun
class ArgumentDrawing:
    """The argument map: boxes in reading order, the lines between them."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[tuple[Point, Point], ...]
    arrows: tuple[Arrow, ...]


@noun
class Node:
    """A role on the map of wants; `x` and `y` are the corner of its box, `size` the label's."""

    x: float
    y: float
    width: float
    height: float
    label: str
    size: float


@noun
class WantArrow:
    """A numbered arrow from the role that wants something to the role that can give it."""

    number: int
    arrow: Arrow
    label: Point
    who: str
    whom: str
    what: str


@noun
class SeatingTable:
    """A table of the seating plan, and who sits there."""

    x: float
    y: float
    width: float
    height: float
    label: str
    students: tuple[str, ...]
    more: int


@noun
class SeatingDrawing:
    """The seating plan: tables in a ring, the board at the top."""

    width: float
    height: float
    tables: tuple[SeatingTable, ...]


@noun
class WantsDrawing:
    """The map of who wants what from whom."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    arrows: tuple[WantArrow, ...]
