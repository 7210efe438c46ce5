"""Lines between cards, with words on them, that cross nothing and cover nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kit.drawings.arrows import HEAD, along, arrow, control
from kit.drawings.look import block, box_of, extent, in_lines
from kit.drawings.space import (
    Way,
    around,
    enters,
    extent_of,
    hidden,
    holds,
    meeting,
    meets_any,
    near,
    sides,
    way_of,
)  # fmt: skip
from kit.model.diagram import Arrow, Look, Point, Rect, Words

_BENDS = (0.0, 0.12, -0.12, 0.25, -0.25)
"""How far a line may bow, as a share of its length."""
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
"""Where along a line its words may stand."""
_PAIRS = 40
"""Ways to leave one card and meet the other that are tried, the shortest first."""
_CLEAR = 1.2
"""Between a line and what it passes, in millimeters."""
_TOUCH = 0.2
"""How far a line may run under the frame of its own card."""
_MOST_HIDDEN = 0.72
"""The share of a line that its words may cover."""
_SHORT = 5
"""Letters that may not stand alone on a line of three."""
_OUTWARD = 0.25
"""The cosine of the widest angle between a line and the way straight out of its card."""
_PAD = 0.5
_LEAST = 9.0
"""The shortest line that is seen as one."""


@dataclass(slots=True)
class Board:
    """A drawing as it fills: where nothing else may go. Words stand on no side of `frames`."""

    look: Look
    whole: Rect
    cards: Sequence[Rect]
    frames: Sequence[Rect] = ()
    ways: list[Way] = field(default_factory=list)
    labels: list[Rect] = field(default_factory=list)

    def add(self, start: Rect, end: Rect, what: str) -> tuple[Arrow, Words] | None:
        """Lay a line from one card to another, with words on it; None if there is no way."""
        others = [box for box in self.cards if box not in (start, end)]
        blocked = [around(box, _CLEAR) for box in others] + [
            around(box, _CLEAR / 2) for box in self.labels
        ]
        for way_arrow in _candidates(start, end):
            way = way_of(way_arrow)
            if not self._is_free(way, blocked, (start, end)):
                continue
            words = self._lettered(way_arrow, way, what)
            if words is not None:
                self.ways.append(way)
                self.labels.append(words.box)
                return way_arrow, words
        return None

    def _is_free(self, way: Way, blocked: Sequence[Rect], ends: tuple[Rect, Rect]) -> bool:
        whole, xs, ys = self.whole, [x for x, _ in way], [y for _, y in way]
        if min(xs) < whole.x or max(xs) > whole.x + whole.width:
            return False
        if min(ys) < whole.y or max(ys) > whole.y + whole.height:
            return False
        if any(enters(way, box) for box in meeting(extent_of(way), blocked)):
            return False
        # The start and the tip touch their own cards; nothing between may.
        if any(enters(way[1:-1], around(end, -_TOUCH)) for end in ends):
            return False
        return not any(near(way, other, _CLEAR) for other in self.ways)

    def _lettered(self, line: Arrow, way: Way, what: str) -> Words | None:
        """The words of a line, in a free place on it."""
        blocked = [around(box, _CLEAR / 2) for box in (*self.cards, *self.labels)]
        blocked += [side for frame in self.frames for side in sides(frame)]
        for count in (2, 3, 4) if len(what) > 12 else (1,):
            lines = in_lines(self.look, what, count)
            if count > 2 and min(map(len, lines)) < _SHORT:
                continue
            taken = extent(self.look, lines)
            for share in _SHARES:
                center = along(line, share)
                box = around(box_of(taken, center), _PAD)
                if (
                    holds(self.whole, box)
                    and not meets_any(box, blocked)
                    and hidden(way, box) <= _MOST_HIDDEN
                    and not _near(line.head[0], box, HEAD[0] + 0.6)
                    and not any(enters(other, around(box, _CLEAR / 2)) for other in self.ways)
                ):
                    return _with_box(block(self.look, lines, center=center), box)
        return None


def _candidates(start: Rect, end: Rect) -> Iterator[Arrow]:
    """Ways from one card to another, those that are short and straight first."""
    pairs = sorted(
        (math.dist(one, other), one, other)
        for one, out in _anchors(start)
        for other, back in _anchors(end)
        if _faces(one, out, other) and _faces(other, back, one)
    )
    found = [
        (length * (1 + 2 * abs(bend)), one, other, bend)
        for length, one, other in pairs[:_PAIRS]
        if length >= _LEAST
        for bend in _BENDS
    ]
    # The line between the middles looks best, if it is free.
    for bend in _BENDS:
        yield _between(start, end, bend)
    for _, one, other, bend in sorted(found):
        yield arrow(one, other, bend)


def _between(start: Rect, end: Rect, bend: float) -> Arrow:
    """The line between the middles of two cards, from border to border."""
    one, other = _middle(start), _middle(end)
    bow = control(one, other, bend)
    return arrow(_edge(start, bow), _edge(end, bow), bend)


def _anchors(box: Rect) -> list[tuple[Point, Point]]:
    """Where a line may leave a card or meet it, along its four sides; and which way is out."""
    xs = [box.x + box.width * share for share in (0.15, 0.35, 0.65, 0.85)]
    y = box.y + box.height / 2
    return [
        *(((x, box.y), (0.0, -1.0)) for x in xs),
        *(((x, box.y + box.height), (0.0, 1.0)) for x in xs),
        ((box.x, y), (-1.0, 0.0)),
        ((box.x + box.width, y), (1.0, 0.0)),
    ]


def _faces(one: Point, out: Point, other: Point) -> bool:
    """Whether a line from one point to another leaves its card outward, and not along its side."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    return dx * out[0] + dy * out[1] > _OUTWARD * math.hypot(dx, dy)


def _middle(box: Rect) -> Point:
    return box.x + box.width / 2, box.y + box.height / 2


def _edge(box: Rect, toward: Point) -> Point:
    """The point of a card's border in the direction of another point."""
    x, y = _middle(box)
    dx, dy = toward[0] - x, toward[1] - y
    scale = min(
        box.width / 2 / abs(dx) if dx else math.inf,
        box.height / 2 / abs(dy) if dy else math.inf,
        1.0,
    )
    return x + dx * scale, y + dy * scale


def _within(point: Point, box: Rect) -> bool:
    return box.x <= point[0] <= box.x + box.width and box.y <= point[1] <= box.y + box.height


def _near(point: Point, box: Rect, by: float) -> bool:
    return _within(point, around(box, by))


def _with_box(words: Words, box: Rect) -> Words:
    return Words(
        lines=words.lines, box=box, x=words.x, anchor=words.anchor, baselines=words.baselines
    )
