"""Draws the outline of a region from Natural Earth: its land, and the borders on it.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m tests.tools.outline package/countries-50m.json 115 31 145 46 \\
        > roles/north-korea-deal/outlines/northeast-asia.yaml

The four numbers are degrees: west, south, east, north. The package is Natural Earth 4.1 of 2018
(public domain) as TopoJSON: lines that two countries share are stored once, so that a border
stays one line when it is simplified. Nothing here runs when the kit does.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from kit.drawings.clip import Box, clip_line, clip_ring
from kit.model.diagram import Point

TOLERANCE = 0.03
"""Degrees that a simplified line may be off: a fifth of a millimeter where 1° is 6 mm."""
SMALLEST = 0.06
"""Square degrees of an island: about 25 km by 25 km. Smaller ones are left out."""
HEAD = """\
# yaml-language-server: $schema=../../../templates/schemas/outline.schema.json
# Land and borders within {box} (degrees: west, south, east, north), written by
# python -m tests.tools.outline; do not edit. Each line is a ring of land, or a border: “x,y x,y …”.

source: Natural Earth 4.1 (2018), public domain; simplified.
"""


def main(arguments: Sequence[str]) -> None:
    """Print the outline of a region; `arguments` are the file and the four degrees."""
    topology = json.loads(Path(arguments[0]).read_text("utf-8"))
    box: Box = tuple(map(float, arguments[1:5]))  # type: ignore[assignment]
    arcs = [_simplified(list(arc)) for arc in _arcs(topology)]
    print(HEAD.format(box=", ".join(arguments[1:5])))
    print("land:")
    for ring in _rings(topology["objects"]["land"]):
        clipped = clip_ring(_joined(ring, arcs), box)
        if len(clipped) > 2 and abs(_area(clipped)) >= SMALLEST:
            print(f'  - "{_written(clipped)}"')
    print("borders:")
    for index in _shared(topology["objects"]["countries"]):
        for line in clip_line(arcs[index], box):
            print(f'  - "{_written(line)}"')


def _arcs(topology: Any) -> Iterator[Iterator[Point]]:
    """The lines of a topology in degrees: each point is stored as the step from the one before."""
    (sx, sy), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]

    def points(arc: Sequence[Sequence[int]]) -> Iterator[Point]:
        x = y = 0
        for dx, dy in arc:
            x, y = x + dx, y + dy
            yield x * sx + left, y * sy + bottom

    return (points(arc) for arc in topology["arcs"])


def _rings(geometry: Any) -> Iterator[Sequence[int]]:
    """The outer rings of a geometry, each as the numbers of its lines."""
    if geometry["type"] == "GeometryCollection":
        for each in geometry["geometries"]:
            yield from _rings(each)
    elif geometry["type"] == "Polygon":
        yield geometry["arcs"][0]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield polygon[0]


def _joined(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """The points of a ring; a line with a number below 0 is taken backward (~number)."""
    points: list[Point] = []
    for number in ring:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += line[1:] if points else line
    return points


def _shared(countries: Any) -> list[int]:
    """The numbers of the lines that two countries share."""
    uses = Counter(
        number if number >= 0 else ~number for ring in _all_rings(countries) for number in ring
    )
    return sorted(number for number, count in uses.items() if count > 1)


def _all_rings(geometry: Any) -> Iterator[Sequence[int]]:
    for each in geometry["geometries"]:
        polygons = [each["arcs"]] if each["type"] == "Polygon" else each.get("arcs", ())
        for polygon in polygons:
            yield from polygon


def _simplified(line: list[Point]) -> list[Point]:
    """The line with as few points as `TOLERANCE` allows (Douglas and Peucker, 1973)."""
    if len(line) < 3:
        return line
    gaps = [_gap(point, line[0], line[-1]) for point in line[1:-1]]
    far = max(range(len(gaps)), key=gaps.__getitem__)
    if gaps[far] <= TOLERANCE:
        return [line[0], line[-1]]
    return [*_simplified(line[: far + 2])[:-1], *_simplified(line[far + 1 :])]


def _gap(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = 0.0
    if length:
        share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
    share = min(1.0, max(0.0, share))
    return math.dist(point, (start[0] + dx * share, start[1] + dy * share))


def _area(ring: Sequence[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]])) / 2


def _written(points: Sequence[Point]) -> str:
    return " ".join(f"{round(x, 2):g},{round(y, 2):g}" for x, y in points)


if __name__ == "__main__":
    main(sys.argv[1:])
