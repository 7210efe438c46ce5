"""The map of wants: roles in a ring, with arrows across it.

Lengths are in millimeters. Heights leave room for the masthead on the lower of the two papers
(Letter).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from kit.model.debate import Want
from kit.model.diagram import Arrow, Node, Point, WantArrow, WantsDrawing
from kit.model.public import PublicRole
from kit.packets.diagrams.arrows import WIDTH, along, arrow, control

_NODE = (40.0, 11.0)
_FEWEST_FOR_LIST = 9
_IN_A_ROW = 4
_FEW_HEIGHT = 140.0
_MANY_HEIGHT = 124.0
_BENDS = (
    0.12, -0.12, 0.08, -0.08, 0.04, -0.04, 0.16, -0.16,
    0.2, -0.2, 0.25, -0.25, 0.3, -0.3, 0.42, -0.42,
)  # fmt: skip
"""How far an arrow may bow, as a share of its length. The first that is clear is taken."""
_CLEAR = 1.0
_LABEL = 2.6
"""The radius of an arrow's number; `_CLEAR` is how far an arrow keeps from other boxes."""


def draw_wants(wants: Sequence[Want], roles: Sequence[PublicRole]) -> WantsDrawing | None:
    """Draw what the roles at the table want from each other; None if there is nothing to draw."""
    by_id = {role.id: role for role in roles}
    shown = [want for want in wants if want.who in by_id and want.whom in by_id]
    if not shown:
        return None
    named = {name for want in shown for name in (want.who, want.whom)}
    placed = [role for role in roles if role.id in named]
    # With many roles the list of wants below the map is longer.
    tall = _MANY_HEIGHT if len(placed) >= _FEWEST_FOR_LIST else _FEW_HEIGHT
    centers = dict(zip((role.id for role in placed), _ring(len(placed), tall), strict=True))
    width, height = _NODE
    nodes = tuple(
        Node(
            x=round(x - width / 2, 2),
            y=round(y - height / 2, 2),
            width=width,
            height=height,
            label=f"{role.number} · {role.short}",
            size=_label_size(f"{role.number} · {role.short}"),
        )
        for role, (x, y) in ((role, centers[role.id]) for role in placed)
    )
    arrows = []
    labels: list[Point] = []
    drawn: list[Arrow] = []
    for number, want in enumerate(shown, start=1):
        ends = (centers[want.who], centers[want.whom])
        others = [center for name, center in centers.items() if name not in (want.who, want.whom)]
        drawing = _clearest(ends, others, drawn, tall)
        label = max(
            (along(drawing, step / 24) for step in range(4, 21)),
            key=lambda point: _room(point, list(centers.values()), labels),
        )
        drawn.append(drawing)
        labels.append(label)
        arrows.append(
            WantArrow(
                number=number,
                arrow=drawing,
                label=label,
                who=by_id[want.who].short,
                whom=by_id[want.whom].short,
                what=want.what,
            )
        )
    return WantsDrawing(width=WIDTH, height=tall, nodes=nodes, arrows=tuple(arrows))


def _clearest(
    ends: tuple[Point, Point], others: Sequence[Point], drawn: Sequence[Arrow], tall: float
) -> Arrow:
    """The first curve between two boxes with nothing in its way; else the one with the least."""
    found: list[tuple[tuple[int, int], int, Arrow]] = []
    for number, bend in enumerate(_BENDS):
        way = arrow(*_border(*ends, bend), bend=bend)
        cost = _in_the_way(way, others, drawn, tall)
        if cost == (0, 0):
            return way
        found.append((cost, number, way))
    return min(found, key=lambda each: each[:2])[2]


def _in_the_way(
    arrow: Arrow, others: Sequence[Point], drawn: Sequence[Arrow], tall: float
) -> tuple[int, int]:
    """How many points of an arrow are on other boxes or off the map; how many arrows it touches."""
    way = [along(arrow, step / 20) for step in range(1, 20)]
    hidden = sum(any(_gap(point, other) < _CLEAR for other in others) for point in way)
    off = sum(not (0 <= x <= WIDTH and 0 <= y <= tall) for x, y in way)
    middles = [along(other, 0.5) for other in drawn]
    return hidden + off, sum(math.dist(along(arrow, 0.5), middle) < _LABEL for middle in middles)


def _room(point: Point, boxes: Sequence[Point], labels: Sequence[Point]) -> float:
    """The distance of a number from the nearest box or number.

    More than 6 mm is no better: then the first such place along the arrow is taken.
    """
    to_boxes = min(_gap(point, box) for box in boxes) - _LABEL
    to_labels = min((math.dist(point, label) for label in labels), default=math.inf) - 2 * _LABEL
    return min(to_boxes, to_labels, 6.0)


def _gap(point: Point, center: Point) -> float:
    """The distance from a point to the border of a box; less than 0 inside."""
    width, height = _NODE
    return max(abs(point[0] - center[0]) - width / 2, abs(point[1] - center[1]) - height / 2)


def _label_size(label: str) -> float:
    """The type size at which a label fits its box; a letter is about 0.48 of that size wide."""
    return round(min(3.3, (_NODE[0] - 3) / (len(label) * 0.48)), 2)


def _ring(count: int, tall: float) -> list[Point]:
    """`count` points in a ring, clockwise: on an ellipse, or on a rectangle if there are many."""
    width, height = _NODE[0] + 1, _NODE[1] + 1  # the outlines are inside the map as well
    across, down = (WIDTH - width) / 2, (tall - height) / 2
    if count < _FEWEST_FOR_LIST:
        angles = [2 * math.pi * index / count for index in range(count)]
        return [
            (WIDTH / 2 + across * math.sin(angle), tall / 2 - down * math.cos(angle))
            for angle in angles
        ]
    right = (count - 2 * _IN_A_ROW + 1) // 2
    left = count - 2 * _IN_A_ROW - right
    columns = [width / 2 + 2 * across * index / (_IN_A_ROW - 1) for index in range(_IN_A_ROW)]
    return [
        *((x, height / 2) for x in columns),
        *((WIDTH - width / 2, y) for y in _between(right, height / 2, tall - height / 2)),
        *((x, tall - height / 2) for x in reversed(columns)),
        *((width / 2, y) for y in reversed(_between(left, height / 2, tall - height / 2))),
    ]


def _between(count: int, low: float, high: float) -> list[float]:
    """`count` values between two others, evenly spaced."""
    return [low + (high - low) * (index + 1) / (count + 1) for index in range(count)]


def _border(start: Point, end: Point, bend: float) -> tuple[Point, Point]:
    """Where the curve between the centers of two boxes leaves the first and meets the second."""
    bow = control(start, end, bend)
    return _edge(start, bow), _edge(end, bow)


def _edge(center: Point, toward: Point) -> Point:
    """The point of a box's border in the direction of another point."""
    dx, dy = toward[0] - center[0], toward[1] - center[1]
    width, height = _NODE
    scale = min(
        width / 2 / abs(dx) if dx else math.inf,
        height / 2 / abs(dy) if dy else math.inf,
    )
    return center[0] + dx * scale, center[1] + dy * scale
