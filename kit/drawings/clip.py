"""Cuts rings and lines to a rectangle.

Coordinates are of any kind: degrees, or squares of a teacher's squared paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kit.model.diagram import Point

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def clip_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of a closed area inside a rectangle (Sutherland and Hodgman, 1974).

    An area that enters twice stays one ring, which runs along the rectangle's side between.
    """
    points = list(ring)
    for side in range(4):
        cut: list[Point] = []
        for start, end in zip([*points[-1:], *points[:-1]], points, strict=True):
            if _inside(end, box, side):
                if not _inside(start, box, side):
                    cut.append(_crossing(start, end, box, side))
                cut.append(end)
            elif _inside(start, box, side):
                cut.append(_crossing(start, end, box, side))
        points = cut
    return points


def clip_line(line: Sequence[Point], box: Box) -> list[list[Point]]:
    """The parts of a line inside a rectangle, in order."""
    parts: list[list[Point]] = []
    for start, end in pairwise(line):
        piece = _segment(start, end, box)
        if piece is None:
            continue
        if parts and parts[-1][-1] == piece[0]:
            parts[-1].append(piece[1])
        else:
            parts.append(list(piece))
    return parts


def _segment(start: Point, end: Point, box: Box) -> tuple[Point, Point] | None:
    for side in range(4):
        if not _inside(start, box, side) and not _inside(end, box, side):
            return None
        if not _inside(start, box, side):
            start = _crossing(start, end, box, side)
        elif not _inside(end, box, side):
            end = _crossing(start, end, box, side)
    return start, end


def _inside(point: Point, box: Box, side: int) -> bool:
    """Whether a point is on the inner side of a side: 0 left, 1 bottom, 2 right, 3 top."""
    value = point[side % 2]
    return value >= box[side] if side < 2 else value <= box[side]


def _crossing(start: Point, end: Point, box: Box, side: int) -> Point:
    axis = side % 2
    share = (box[side] - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + (end[1 - axis] - start[1 - axis]) * share
    return (box[side], other) if axis == 0 else (other, box[side])
