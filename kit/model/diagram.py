"""Drawings as numbers: where each thing is, in millimeters from the top left corner."""

from __future__ import annotations

from typing import Literal

from kit.model.noun import noun

Point = tuple[float, float]
BoxKind = Literal["claim", "reason", "objection", "answer", "fallback"]


@noun
class Look:
    """How a drawing is lettered: for the standard pages, for dyslexia, or in large print.

    `size` is that of the type, in millimeters; `bold` the weight of what stands out. `factor` and
    `spacing` say how wide its letters are.
    """

    id: str
    size: float
    family: str
    bold: int = 600
    factor: float = 1.0
    spacing: float = 0.0


@noun
class Rect:
    """A rectangle; `x` and `y` are its top left corner."""

    x: float
    y: float
    width: float
    height: float


@noun
class Words:
    """Lines of words: the box around them, and where each line stands.

    `x` is where every line begins, or its middle, as `anchor` says.
    """

    lines: tuple[str, ...]
    box: Rect
    x: float
    anchor: Literal["start", "middle"]
    baselines: tuple[float, ...]


@noun
class Box:
    """A box of the argument map, its words, and the paragraphs of the essay that it cites."""

    kind: BoxKind
    x: float
    y: float
    width: float
    height: float
    text: str
    cites: tuple[int, ...]


@noun
class Arrow:
    """A line from `start` to `end`, bent at `bend`, and its head.

    `end` is the middle of the base of the head, which is a triangle of three points.
    """

    start: Point
    bend: Point
    end: Point
    head: tuple[Point, Point, Point]


@noun
class ArgumentDrawing:
    """The argument map: boxes in reading order, and the lines and arrows between them."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[tuple[Point, Point], ...]
    arrows: tuple[Arrow, ...]


@noun
class Oval:
    """A circle of chairs, as wide and as high as there is room for.

    `x` and `y` are its middle, `across` and `down` its radii; `chairs` are their middles.
    """

    x: float
    y: float
    across: float
    down: float
    chairs: tuple[Point, ...] = ()


@noun
class SeatingTable:
    """A table of the seating plan: what it is called, the names on it, and its chairs.

    A `sign` is no table, but what is put up or stands there; one that is `bare` is a circle of
    chairs without a table. `chairs` are their middles.
    """

    x: float
    y: float
    width: float
    height: float
    label: str
    lines: tuple[str, ...] = ()
    chairs: tuple[Point, ...] = ()
    sign: bool = False
    bare: bool = False


@noun
class SeatingPage:
    """As much of the seating plan as one page has room for, from its top left corner."""

    width: float
    height: float
    tables: tuple[SeatingTable, ...]
    ovals: tuple[Oval, ...] = ()


@noun
class SeatingDrawing:
    """The seating plan, with the board at the top; `say` is in words how the room is set.

    Only of a class for which no format is made, it has more than one of its `pages`.
    """

    say: str
    pages: tuple[SeatingPage, ...]
