"""What both drawings are made of: their width, and arrows that may bow out.

Lengths are millimeters; y goes down.
"""

from __future__ import annotations

import math

from kit.model.diagram import Arrow, Point

WIDTH = 172.0
"""Both fit the narrower paper: A4, less its margins."""
HEAD = (2.6, 1.1)
"""How long the head of an arrow is, and how far it reaches to either side."""


def control(start: Point, end: Point, bend: float) -> Point:
    """The control point of a line that bows to its left by a share of its length."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    return (start[0] + end[0]) / 2 + dy * bend * 2, (start[1] + end[1]) / 2 - dx * bend * 2


def arrow(start: Point, end: Point, bend: float = 0.0) -> Arrow:
    """An arrow from one point to another that bows out by `bend`, a share of its length."""
    bow = control(start, end, bend)
    length = math.dist(bow, end) or 1.0
    dx, dy = (end[0] - bow[0]) / length, (end[1] - bow[1]) / length
    long, half = HEAD
    base = (end[0] - dx * long, end[1] - dy * long)
    left = (base[0] - dy * half, base[1] + dx * half)
    right = (base[0] + dy * half, base[1] - dx * half)
    return Arrow(
        start=rounded(start),
        bend=rounded(bow),
        end=rounded(base),
        head=(rounded(end), rounded(left), rounded(right)),
    )


def along(arrow: Arrow, share: float) -> Point:
    """The point so far along an arrow (a quadratic Bézier curve), from 0 to 1."""
    rest = 1 - share
    return rounded(
        (
            rest * rest * arrow.start[0]
            + 2 * rest * share * arrow.bend[0]
            + share * share * arrow.end[0],
            rest * rest * arrow.start[1]
            + 2 * rest * share * arrow.bend[1]
            + share * share * arrow.end[1],
        )
    )


def rounded(point: Point) -> Point:
    """A point to a hundredth of a millimeter, which no printer shows."""
    return round(point[0], 2), round(point[1], 2)
