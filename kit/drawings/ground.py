"""The map itself: land, water, lines, places and names, laid on the page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kit.drawings.clip import banks, clip_line, clip_ring
from kit.drawings.look import LINE, WIDTH, block, flush, in_lines, wide
from kit.drawings.space import around, holds, meets_any
from kit.model.diagram import Look, Point, Rect, Words
from kit.model.map_drawing import DrawnLine, DrawnName, DrawnPlace, Ground, RegionDrawing
from kit.model.region import Bounds, DebateMap, LineKind, MapPlace, NameKind, Outline, Side, Spot

MARK = 1.0
"""Half of a place's mark, in millimeters."""
_TALLEST = 125.0
_WAVES = 3.0
"""How far apart the lines of water are."""
_SIDES: tuple[Side, ...] = ("right", "left", "above", "below")
_CLEAR = 0.4
"""Between two names."""


@dataclass(frozen=True, slots=True)
class Crowded:
    """A name on the map that meets another, or leaves the map, and its path in `map`."""

    keys: tuple[str | int, ...]
    text: str
    leaves: bool


@dataclass(frozen=True, slots=True)
class Plane:
    """How a map's points become millimeters on the page.

    In degrees the map is as wide as its middle parallel is long: plate carrée with that standard
    parallel, which is true enough for a region and needs no library.
    """

    bounds: Bounds
    scale: float
    shrink: float

    @classmethod
    def of(cls, drawn: DebateMap) -> Plane:
        """The plane of a map, as large as the page allows."""
        left, bottom, right, top = drawn.region
        shrink = math.cos(math.radians((bottom + top) / 2)) if drawn.degrees else 1.0
        scale = min(WIDTH / ((right - left) * shrink), _TALLEST / (top - bottom))
        return cls(drawn.region, scale, shrink)

    @property
    def frame(self) -> Rect:
        """The map's frame, in the middle of the width."""
        left, bottom, right, top = self.bounds
        width = (right - left) * self.shrink * self.scale
        height = (top - bottom) * self.scale
        x = (WIDTH - width) / 2
        return Rect(x=round(x, 2), y=0.0, width=round(width, 2), height=round(height, 2))

    def at(self, spot: Spot) -> Point:
        """Where on the page a point of the map is."""
        return self.path((spot,))[0]

    def path(self, spots: Sequence[Spot]) -> tuple[Point, ...]:
        """A row of points on the page."""
        left, _, _, top = self.bounds
        edge = self.frame.x
        return tuple(
            (
                round(edge + (x - left) * self.shrink * self.scale, 2),
                round((top - y) * self.scale, 2),
            )
            for x, y in spots
        )


# All sets of sheets have the same map, and so have reading levels that name nothing otherwise.
@lru_cache(maxsize=16)
def draw_region(drawn: DebateMap, outline: Outline, look: Look) -> RegionDrawing:
    """Draw the map of a debate, with all its names."""
    ground = lay_ground(drawn, outline, look)
    return RegionDrawing(
        look=look, width=WIDTH, height=ground.frame.height, ground=ground, credit=drawn.credit
    )


def lay_ground(
    drawn: DebateMap,
    outline: Outline,
    look: Look,
    taken: Sequence[Rect] = (),
    told: frozenset[str] = frozenset(),
) -> Ground:
    """The ground of a map. Names that meet something `taken`, or that are `told`, are left out."""
    plane = Plane.of(drawn)
    names, places, crowded = _lettering(drawn, plane, look, taken, told)
    land, lines = _land_and_lines(drawn, outline)
    return Ground(
        title=drawn.title,
        frame=plane.frame,
        land=land,
        waves=tuple(_waves(plane.frame)) if outline.land else (),
        lines=lines,
        names=names,
        places=places,
        left_out=tuple(each.text for each in crowded),
    )


@lru_cache(maxsize=4)
def _land_and_lines(
    drawn: DebateMap, outline: Outline
) -> tuple[tuple[tuple[Point, ...], ...], tuple[DrawnLine, ...]]:
    """The shores, and the borders, rivers and other lines, which are the same in every look."""
    plane = Plane.of(drawn)
    rings = [clip_ring(ring, drawn.region) for ring in outline.land]
    lines: list[tuple[LineKind, Sequence[Spot]]] = [("border", line) for line in outline.borders]
    lines += [(each.kind, each.points) for each in drawn.lines]
    return (
        tuple(plane.path(ring) for ring in rings if len(ring) > 2),
        tuple(
            DrawnLine(kind=kind, points=banks(path) if kind == "river" else path)
            for kind, line in lines
            for part in clip_line(line, drawn.region)
            if len(path := plane.path(part)) > 1
        ),
    )


def crowded_names(drawn: DebateMap, look: Look) -> tuple[Crowded, ...]:
    """The names of a map for which there is no room in a look, or that meet others."""
    return _lettering(drawn, Plane.of(drawn), look)[2]


def _lettering(
    drawn: DebateMap,
    plane: Plane,
    look: Look,
    taken: Sequence[Rect] = (),
    told: frozenset[str] = frozenset(),
) -> tuple[tuple[DrawnName, ...], tuple[DrawnPlace, ...], tuple[Crowded, ...]]:
    """The names and the places with their names, in the order of the file; and what has no room.

    Marks and the names of areas stay where they are; a place's name may go to another side.
    """
    inside = around(plane.frame, -1.0)
    marks = [_mark(plane.at(each.at)) for each in drawn.places]
    boxes = [*taken]
    crowded: list[Crowded] = []
    names: list[DrawnName] = []
    for keys, text, kind, spot in _named(drawn):
        if text in told:
            continue
        words = block(look, in_lines(look, text, 1), center=plane.at(spot))
        if len(text.split()) > 1 and (
            not holds(inside, words.box) or meets_any(words.box, [*boxes, *marks])
        ):
            words = block(look, in_lines(look, text, 2), center=plane.at(spot))
        leaves = not holds(inside, words.box)
        if leaves or meets_any(words.box, [*boxes, *marks]):
            crowded.append(Crowded(keys, text, leaves))
            continue
        boxes.append(around(words.box, _CLEAR))
        names.append(DrawnName(kind=kind, words=words))
    places: list[DrawnPlace] = []
    for index, place in enumerate(drawn.places):
        at = plane.at(place.at)
        others = [*boxes, *marks[:index], *marks[index + 1 :]]
        free = [
            words
            for words in _beside(look, place, at)
            if holds(inside, words.box) and not meets_any(words.box, others)
        ]
        found = free[0] if free else None
        if found is None:
            leaves = not any(holds(inside, each.box) for each in _beside(look, place, at))
            crowded.append(Crowded(("places", index, "name"), place.name, leaves))
        else:
            boxes.append(around(found.box, _CLEAR))
        if not meets_any(marks[index], taken):
            places.append(DrawnPlace(name=place.name, kind=place.kind, at=at, words=found))
    return tuple(names), tuple(places), tuple(crowded)


def _named(drawn: DebateMap) -> Iterator[tuple[tuple[str | int, ...], str, NameKind, Spot]]:
    for index, name in enumerate(drawn.names):
        yield ("names", index, "text"), name.text, name.kind, name.at
    for index, line in enumerate(drawn.lines):
        if line.name is not None and line.at is not None:
            kind: NameKind = "water" if line.kind == "river" else "land"
            yield ("lines", index, "name"), line.name, kind, line.at


def _beside(look: Look, place: MapPlace, at: Point) -> Iterator[Words]:
    """A place's name on the side that is asked for, then on the others."""
    gap = MARK + 0.25 * look.size
    broad, tall = wide(look, place.name), LINE * look.size
    lines = (place.name,)
    for side in (place.side, *(each for each in _SIDES if each != place.side)):
        if side == "right":
            yield flush(look, lines, left=at[0] + gap, middle=at[1])
        elif side == "left":
            yield flush(look, lines, left=at[0] - gap - broad, middle=at[1])
        else:
            sign = -1 if side == "above" else 1
            yield block(look, lines, center=(at[0], at[1] + sign * (MARK + tall / 2)))


def _mark(at: Point) -> Rect:
    return Rect(x=at[0] - MARK, y=at[1] - MARK, width=2 * MARK, height=2 * MARK)


def _waves(frame: Rect) -> Iterator[float]:
    count = int(frame.height / _WAVES)
    yield from (round(_WAVES * (index + 0.5), 2) for index in range(count))
