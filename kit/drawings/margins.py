"""Boxes below the map, for the roles whose place is not on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.drawings.cards import GAP, card, put
from kit.drawings.look import LINE, WIDTH, flush, lines_within, wide
from kit.model.diagram import Look, Rect
from kit.model.map_drawing import Card, Margin
from kit.model.public import PublicRole

_NARROW = 0.45
"""The share of the width that boxes beside the first may take; else they stand below it."""
_EDGE = 0.3


@dataclass(frozen=True, slots=True)
class Group:
    """Roles of a margin: those that get a card, and the `others`, which are only named."""

    title: str
    roles: tuple[PublicRole, ...]
    others: tuple[PublicRole, ...] = ()


def margins(groups: Sequence[Group], look: Look, top: float) -> tuple[Margin, ...]:
    """The boxes of these groups from `top` down, side by side if the first leaves room."""
    cards = [tuple(card(role, look) for role in group.roles) for group in groups]
    pad = 0.5 * look.size
    least = [
        max([wide(look, group.title), *(each.box.width for each in own)]) + 2 * pad
        for group, own in zip(groups, cards, strict=True)
    ]
    beside = sum(least[1:]) + GAP * len(least[1:])
    found: list[Margin] = []
    if len(groups) > 1 and beside <= _NARROW * WIDTH and least[0] <= WIDTH - beside:
        widths = [WIDTH - beside - 2 * _EDGE, *least[1:]]
        x = _EDGE
        for group, own, width in zip(groups, cards, widths, strict=True):
            found.append(_margin(group, own, look, (x, top), width))
            x += width + GAP
        tall = max(each.box.height for each in found)
        return tuple(_as_tall(each, tall) for each in found)
    for group, own in zip(groups, cards, strict=True):
        found.append(_margin(group, own, look, (_EDGE, top), WIDTH - 2 * _EDGE))
        top += found[-1].box.height + GAP
    return tuple(found)


def _margin(
    group: Group, cards: Sequence[Card], look: Look, corner: tuple[float, float], width: float
) -> Margin:
    left, top = corner
    pad = 0.5 * look.size
    line = LINE * look.size
    x, y = left + pad, top + pad
    row = 0.0
    placed = []
    for each in cards:
        if x > left + pad and x + each.box.width + pad > left + width:
            x, y, row = left + pad, y + row + GAP, 0.0
        placed.append(put(each, look, (x, y)))
        x += each.box.width + GAP
        row = max(row, each.box.height)
    # The title stands below the cards, so that it is in no line's way.
    y += row + (pad if cards else 0.0)
    words = flush(look, (group.title,), left=left + pad, middle=y + line / 2)
    y += line
    others = None
    if group.others:
        named = ", ".join(f"{role.number}\u00a0·\u00a0{role.short}" for role in group.others)
        lines = lines_within(look, named, width - 2 * pad)
        others = flush(look, lines, left=left + pad, middle=y + len(lines) * line / 2)
        y += len(lines) * line
    return Margin(
        title=group.title,
        box=Rect(x=left, y=top, width=round(width, 2), height=round(y + pad - top, 2)),
        words=words,
        cards=tuple(placed),
        others=others,
    )


def _as_tall(margin: Margin, tall: float) -> Margin:
    box = margin.box
    return Margin(
        title=margin.title,
        box=Rect(x=box.x, y=box.y, width=box.width, height=tall),
        words=margin.words,
        cards=margin.cards,
        others=margin.others,
    )
