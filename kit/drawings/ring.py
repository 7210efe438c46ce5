"""Places around a rectangle, for debates without a map."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kit.drawings.cards import GAP, put
from kit.drawings.look import WIDTH
from kit.model.diagram import Look, Point
from kit.model.map_drawing import Card

_FEW = 8
"""Roles that stand in a true ring; more stand along the sides of the drawing."""
_EDGE = 0.3
"""Room for half of a card's frame."""


def in_ring(cards: Sequence[Card], look: Look, height: float) -> tuple[tuple[Card, ...], float]:
    """Cards in a ring, clockwise from the middle of the top; and the height that they take.

    The height is at least that asked for.
    """
    broadest = max(card.box.width for card in cards)
    tallest = max(card.box.height for card in cards)
    if len(cards) <= _FEW:
        spots = _ellipse(len(cards), WIDTH - broadest - 2 * _EDGE, height - tallest - 2 * _EDGE)
        spots = [(x + WIDTH / 2, y + height / 2) for x, y in spots]
    else:
        spots, height = _sides(len(cards), broadest, tallest, height)
    placed = tuple(
        put(card, look, (x - card.box.width / 2, y - card.box.height / 2))
        for card, (x, y) in zip(cards, spots, strict=True)
    )
    return placed, round(height, 2)


def _ellipse(count: int, width: float, height: float) -> list[Point]:
    """Points around the origin, on an ellipse of that width and height."""
    angles = [2 * math.pi * index / count for index in range(count)]
    return [(width / 2 * math.sin(each), -height / 2 * math.cos(each)) for each in angles]


def _sides(count: int, broadest: float, tallest: float, height: float) -> tuple[list[Point], float]:
    """The middles of cards along the four sides, as many at the top and bottom as there is room."""
    most = max(1, int((WIDTH + GAP) / (broadest + GAP)))
    across = min(most, max(1, round(count / 3)))
    right = (count - 2 * across + 1) // 2
    left = count - 2 * across - right
    height = max(height, (right + 2) * (tallest + 3 * GAP))
    broadest, tallest = broadest + 2 * _EDGE, tallest + 2 * _EDGE
    spots = [(x, tallest / 2) for x in _spread(across, broadest)]
    spots += [(WIDTH - broadest / 2, y) for y in _between(right, tallest, height)]
    spots += [(x, height - tallest / 2) for x in reversed(_spread(across, broadest))]
    spots += [(broadest / 2, y) for y in reversed(_between(left, tallest, height))]
    return spots, height


def _spread(count: int, broad: float) -> list[float]:
    """The middles of `count` cards over the whole width; a single one in the middle."""
    if count < 2:
        return [WIDTH / 2] * count
    step = (WIDTH - broad) / (count - 1)
    return [broad / 2 + step * index for index in range(count)]


def _between(count: int, tall: float, height: float) -> list[float]:
    """The middles of `count` cards at a side, between the rows at the top and the bottom."""
    low, high = tall, height - tall
    return [low + (high - low) * (index + 0.5) / count for index in range(count)]
