"""The roles on the stakeholder map: cards with emblem, number and short name."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from kit.drawings.look import LINE, flush, in_lines, lines_within, wide
from kit.drawings.space import around, holds, meets_any, moved
from kit.model.diagram import Look, Point, Rect
from kit.model.map_drawing import Card
from kit.model.public import PublicRole

_WORDS = 8.0
"""How wide a card's words may be, in type sizes; a longer word has its own line all the same."""
_PAD = 0.3
"""Around what is in a card, in type sizes."""
GAP = 1.5
"""Between two cards, in millimeters."""
_STEPS = 24
_FARTHEST = 60


def card(role: PublicRole, look: Look) -> Card:
    """The card of a role, at the top left corner of the drawing."""
    # A role without an emblem has its number in place of one.
    label = role.short if role.emblem is None else f"{role.number}\u00a0· {role.short}"
    lines = lines_within(look, label, _WORDS * look.size)
    if len(lines) > 1:
        lines = in_lines(look, label, len(lines))
    pad = _PAD * look.size
    side = 2.35 * look.size
    tall = max(side, len(lines) * LINE * look.size) + 2 * pad
    left = 2 * pad + side
    words = flush(look, lines, left=left, middle=tall / 2)
    broad = max(wide(look, line) for line in lines)
    return Card(
        role=role.id,
        number=role.number,
        short=role.short,
        emblem=role.emblem,
        box=Rect(x=0, y=0, width=left + broad + pad, height=tall),
        picture=Rect(x=pad, y=(tall - side) / 2, width=side, height=side),
        words=words,
    )


def put(card: Card, look: Look, corner: Point) -> Card:
    """A card with its top left corner at a point."""
    dx, dy = round(corner[0] - card.box.x, 2), round(corner[1] - card.box.y, 2)
    return Card(
        role=card.role,
        number=card.number,
        short=card.short,
        emblem=card.emblem,
        box=_shifted(card.box, dx, dy),
        picture=_shifted(card.picture, dx, dy),
        words=flush(
            look,
            card.words.lines,
            left=round(card.words.x + dx, 2),
            middle=card.box.y + dy + card.box.height / 2,
        ),
    )


def near(card: Card, look: Look, at: Point, frame: Rect, taken: Sequence[Rect]) -> Card | None:
    """A card as near to a point of the map as there is room for it; None if there is none."""
    for spot in _outward(at):
        box = moved(card.box, spot)
        if holds(frame, around(box, 0.5)) and not meets_any(around(box, GAP), taken):
            return put(card, look, (box.x, box.y))
    return None


def _shifted(box: Rect, dx: float, dy: float) -> Rect:
    return Rect(x=round(box.x + dx, 2), y=round(box.y + dy, 2), width=box.width, height=box.height)


def _outward(at: Point) -> Iterator[Point]:
    """A point, and points on wider and wider circles around it."""
    yield at
    for radius in range(2, _FARTHEST, 2):
        for step in range(_STEPS):
            angle = 2 * math.pi * step / _STEPS
            yield at[0] + radius * math.cos(angle), at[1] + radius * math.sin(angle)
