"""The map, the stakeholder map, the chart and the timeline as numbers.

Lengths are millimeters from the top left corner.
"""

from __future__ import annotations

from typing import Literal

from kit.model.debate import EventKind
from kit.model.diagram import Arrow, Look, Point, Rect, Words
from kit.model.noun import noun

Path = tuple[Point, ...]


@noun
class DrawnLine:
    """A river, a road or a border on a map."""

    kind: Literal["river", "road", "border"]
    points: Path


@noun
class DrawnName:
    """The name of an area or of a line; `water` is set in italics."""

    kind: Literal["land", "water"]
    words: Words


@noun
class DrawnPlace:
    """A mark on a map and its name; without `words` there is no room for the name."""

    name: str
    kind: Literal["capital", "town", "site"]
    at: Point
    words: Words | None


@noun
class Ground:
    """What a map is drawn on: its frame, land, lines, and what is written there.

    `waves` are the heights of the lines that water is drawn with: none without land. `left_out`
    are names for which there is no room.
    """

    title: str
    frame: Rect
    land: tuple[Path, ...]
    waves: tuple[float, ...]
    lines: tuple[DrawnLine, ...]
    names: tuple[DrawnName, ...]
    places: tuple[DrawnPlace, ...]
    left_out: tuple[str, ...] = ()


@noun
class RegionDrawing:
    """The map of a debate, in a look; `credit` says where it comes from."""

    look: Look
    width: float
    height: float
    ground: Ground
    credit: str | None


@noun
class Card:
    """A role on the stakeholder map: its emblem at the left of its number and short name.

    `emblem` is a `kit:` address, or None: then the number stands in its place.
    """

    role: str
    number: int
    short: str
    emblem: str | None
    box: Rect
    picture: Rect
    words: Words


@noun
class Margin:
    """Roles whose place is not on the map: a box with a title, and their cards in it.

    Where there is no room for all cards, the `others` are named below them.
    """

    title: str
    box: Rect
    words: Words
    cards: tuple[Card, ...]
    others: Words | None = None


@noun
class WantLine:
    """A line from the role that wants something to the one that can give it, with its words."""

    who: str
    whom: str
    what: str
    arrow: Arrow
    words: Words


@noun
class Wish:
    """What a role wants, and the short name of the role that it wants it from."""

    what: str
    whom: str


@noun
class WishRow:
    """All that a role wants and no line says; `who` is its short name."""

    who: str
    wishes: tuple[Wish, ...]


@noun
class WantsDrawing:
    """The stakeholder map in a look: on the map of the debate, or else as a ring.

    `cards` are those on the map or in the ring; those of `margins` stand in these. `rest` is what
    could not be drawn without crossing, for a table; `all` is that with what is drawn.
    """

    look: Look
    width: float
    height: float
    ground: Ground | None
    margins: tuple[Margin, ...]
    cards: tuple[Card, ...]
    lines: tuple[WantLine, ...]
    rest: tuple[WishRow, ...]
    all: tuple[WishRow, ...]


@noun
class Tick:
    """A year on an axis: where it is, and what is written there ("" for nothing)."""

    at: float
    label: str


@noun
class Column:
    """A year of a chart: its dots, from the axis up."""

    year: int
    count: int
    dots: Path


@noun
class ChartDrawing:
    """A chart in a look: an axis of years, and columns of dots over it."""

    look: Look
    title: str
    one: str
    note: str | None
    width: float
    height: float
    axis: float
    radius: float
    ticks: tuple[Tick, ...]
    columns: tuple[Column, ...]
    sources: tuple[str, ...]


@noun
class SpineMark:
    """The mark of an entry of the timeline, around a point; a dash without a `kind`."""

    when: str
    kind: EventKind | None
    x: float
    y: float


@noun
class SpineDrawing:
    """The spine of the timeline in a look: its `line`, the years on it, and the marks beside it."""

    look: Look
    width: float
    height: float
    line: float
    ticks: tuple[Tick, ...]
    marks: tuple[SpineMark, ...]


@noun
class TimelineDrawing:
    """What stands beside the entries of the timeline, in a look."""

    look: Look
    spine: SpineDrawing | None
    chart: ChartDrawing | None
