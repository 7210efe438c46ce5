"""Whether things on a drawing meet: rectangles, and lines as rows of points.

Lengths are millimeters; y goes down.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kit.model.diagram import Arrow, Point, Rect

Way = tuple[Point, ...]
_STEPS = 12
_SHARES = [
    ((1 - t) * (1 - t), 2 * t * (1 - t), t * t)
    for t in (step / _STEPS for step in range(_STEPS + 1))
]
"""What each of the three points of a quadratic Bézier curve counts, at each step along it."""


def around(box: Rect, by: float) -> Rect:
    """A rectangle that is larger by so much on every side."""
    return Rect(x=box.x - by, y=box.y - by, width=box.width + 2 * by, height=box.height + 2 * by)


def middle(box: Rect) -> Point:
    """The point in the middle of a rectangle."""
    return box.x + box.width / 2, box.y + box.height / 2


def moved(box: Rect, to: Point) -> Rect:
    """The rectangle with its middle at a point."""
    return Rect(
        x=to[0] - box.width / 2, y=to[1] - box.height / 2, width=box.width, height=box.height
    )


def meet(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share an area."""
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def meeting(box: Rect, others: Iterable[Rect]) -> Iterator[Rect]:
    """Those of the others that share an area with a rectangle."""
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    for other in others:
        if (
            left < other.x + other.width
            and other.x < right
            and top < other.y + other.height
            and other.y < bottom
        ):
            yield other


def meets_any(box: Rect, others: Iterable[Rect]) -> bool:
    """Whether a rectangle shares an area with one of the others."""
    return any(True for _ in meeting(box, others))


def holds(outer: Rect, inner: Rect) -> bool:
    """Whether the inner rectangle lies in the outer."""
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.width <= outer.x + outer.width
        and inner.y + inner.height <= outer.y + outer.height
    )


def way_of(arrow: Arrow) -> Way:
    """An arrow as points along its curve, to the tip of its head."""
    (x0, y0), (x1, y1), (x2, y2) = arrow.start, arrow.bend, arrow.end
    points = [(a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2) for a, b, c in _SHARES]
    return (*points, arrow.head[0])


def sides(box: Rect) -> tuple[Rect, ...]:
    """The four sides of a rectangle, as rectangles of no width."""
    right, bottom = box.x + box.width, box.y + box.height
    return (
        Rect(x=box.x, y=box.y, width=box.width, height=0),
        Rect(x=box.x, y=bottom, width=box.width, height=0),
        Rect(x=box.x, y=box.y, width=0, height=box.height),
        Rect(x=right, y=box.y, width=0, height=box.height),
    )


def extent_of(way: Way) -> Rect:
    """The smallest rectangle that holds a way."""
    xs, ys = [x for x, _ in way], [y for _, y in way]
    left, top = min(xs), min(ys)
    return Rect(x=left, y=top, width=max(xs) - left, height=max(ys) - top)


def enters(way: Way, box: Rect) -> bool:
    """Whether a way has a point in a rectangle, or passes through it."""
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    for start, end in pairwise(way):
        # Most segments are on one side of the rectangle.
        if (start[0] < left and end[0] < left) or (start[0] > right and end[0] > right):
            continue
        if (start[1] < top and end[1] < top) or (start[1] > bottom and end[1] > bottom):
            continue
        if _passes(start, end, (left, top, right, bottom)):
            return True
    return False


def near(one: Way, other: Way, by: float) -> bool:
    """Whether two ways cross, or come nearer to each other than `by`."""
    if not meet(around(extent_of(one), by), around(extent_of(other), by)):
        return False
    return any(
        _segments_cross(a, b, c, d)
        or min(_gap(a, c, d), _gap(b, c, d), _gap(c, a, b), _gap(d, a, b)) < by
        for a, b in pairwise(one)
        for c, d in pairwise(other)
        if not _apart(a, b, c, d, by)
    )


def hidden(way: Way, box: Rect) -> float:
    """The share of a way's points that lie in a rectangle."""
    inside = sum(
        box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height for x, y in way
    )
    return inside / len(way)


def _passes(start: Point, end: Point, box: tuple[float, float, float, float]) -> bool:
    """Whether a segment has a point in a rectangle (Liang and Barsky, 1984)."""
    left, top, right, bottom = box
    enter, leave = 0.0, 1.0
    dx, dy = end[0] - start[0], end[1] - start[1]
    for step, room in (
        (-dx, start[0] - left), (dx, right - start[0]),
        (-dy, start[1] - top), (dy, bottom - start[1]),
    ):  # fmt: skip
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    return enter <= leave


def _apart(a: Point, b: Point, c: Point, d: Point, by: float) -> bool:
    """Whether two segments are farther apart than `by`, going by the rectangles around them."""
    for axis in (0, 1):
        one, other, three, four = a[axis], b[axis], c[axis], d[axis]
        if one > other:
            one, other = other, one
        if three > four:
            three, four = four, three
        if three - other > by or one - four > by:
            return True
    return False


def _segments_cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    one, two = _turn(a, b, c), _turn(a, b, d)
    three, four = _turn(c, d, a), _turn(c, d, b)
    return one * two <= 0 and three * four <= 0 and not one == two == three == four == 0


def _gap(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a segment."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return math.dist(point, (start[0] + share * dx, start[1] + share * dy))


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
