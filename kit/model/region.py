"""The map of a debate: what `map` in its `debate.yaml` and the file of an outline hold.

A point is two numbers: how far to the right, and how far up. On a map in degrees those are degrees
east and north; on one drawn by hand they are squares of squared paper, counted from any corner.
"""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import MaxLen, MinLen

from kit.model.noun import Line, Text, noun

Spot = tuple[float, float]
Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Side = Literal["right", "left", "above", "below"]
NameKind = Literal["land", "water"]
Name = Annotated[str, MinLen(1), MaxLen(40)]


@noun
class MapLine:
    """A river, a road or a border that is drawn by hand, as the points it runs through.

    `name` is written at `at`.
    """

    kind: Literal["river", "road", "border"]
    points: Annotated[tuple[Spot, ...], MinLen(2), MaxLen(200)]
    name: Name | None = None
    at: Spot | None = None


@noun
class MapName:
    """The name of an area, written with its middle at `at`; `water` is set in italics."""

    text: Name
    at: Spot
    kind: NameKind = "land"


@noun
class MapPlace:
    """A place, marked at `at`; its name stands on one `side` of the mark."""

    name: Name
    at: Spot
    kind: Literal["capital", "town", "site"] = "town"
    side: Side = "right"


@noun
class MapRole:
    """Where a role's emblem is on the stakeholder map: at the point `at`, or at a `place`."""

    role: Line
    place: Line | None = None
    at: Spot | None = None


@noun
class MapMargin:
    """Roles whose place is not on the map, in a box below it with a `title`."""

    title: Name
    roles: Annotated[tuple[Line, ...], MinLen(1), MaxLen(20)]


@noun
class DebateMap:
    """A map of where the debate takes place.

    `region` is what it shows: left, bottom, right, top. With `degrees`, these and all points are
    degrees of longitude and latitude. `outline` is the name of a file in the folder `outlines` of
    the debate, without its end: the land and the borders on it. `credit` is printed below the map:
    where it comes from, and what it does not say.
    """

    title: Line
    region: Bounds
    degrees: bool = False
    outline: Line | None = None
    credit: Text | None = None
    lines: Annotated[tuple[MapLine, ...], MaxLen(20)] = ()
    names: Annotated[tuple[MapName, ...], MaxLen(20)] = ()
    places: Annotated[tuple[MapPlace, ...], MaxLen(30)] = ()
    roles: Annotated[tuple[MapRole, ...], MaxLen(40)] = ()
    margins: Annotated[tuple[MapMargin, ...], MaxLen(4)] = ()


@noun
class OutlineFacts:
    """The contents of an outline's file: rings of land, and borders, as “x,y x,y …”.

    `source` says where it comes from.
    """

    source: Line
    land: tuple[str, ...] = ()
    borders: tuple[str, ...] = ()


@noun
class Outline:
    """The land and the borders of an outline, as points."""

    land: tuple[tuple[Spot, ...], ...] = ()
    borders: tuple[tuple[Spot, ...], ...] = ()
