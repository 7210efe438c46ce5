"""What both maps are made of: their width, and arrows that may curve.

Lengths are in millimeters; y goes down.
"""

from __future__ import annotations

import math

from kit.model.diagram import Arrow, Point

WIDTH = 172.0
"""Both fit the narrower paper: A4, less its margins."""
HEAD = (2.6, 1.1)
"""The length of an arrow's head, and half its width."""


def control(start: Point, end: Point, bend: float) -> Point:
    """The control point of a quadratic Bézier curve from `start` to `end`.

    `bend` is how far the curve bows to its left, as a share of its length. The control point is
    twice as far out, since such a curve reaches half way to it.
    """
    dx, dy = end[0] - start[0], end[1] - start[1]
    return (start[0] + end[0]) / 2 + dy * bend * 2, (start[1] + end[1]) / 2 - dx * bend * 2


def arrow(start: Point, end: Point, bend: float = 0.0) -> Arrow:
    """An arrow between two points that bows to its left by `bend`, a share of its length."""
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
    """The point of an arrow at `share` of its curve, from 0 (start) to 1 (end).

    B(t) = (1 − t)² start + 2 (1 − t) t control + t² end, the quadratic Bézier curve.
    """
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
    """A point rounded to a hundredth of a millimeter, finer than any printer draws."""
    return round(point[0], 2), round(point[1], 2)
