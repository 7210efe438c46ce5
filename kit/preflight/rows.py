"""Words as lines, and what stands in one row across a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kit.preflight.shapes import Box, around
from kit.preflight.things import Line, Text, Thing

SAME = 0.5
"""Texts are on one line if they share at least this part of the lower one's height."""
APART = 1.5
"""Ems: what is farther apart is another line, such as that of the next column."""


@dataclass(slots=True)
class Words:
    """Texts on one line, from left to right."""

    texts: list[Text] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """The box around them."""
        return around([corner for text in self.texts for corner in text.box.corners])

    @property
    def words(self) -> str:
        """What they say."""
        return " ".join(text.words for text in self.texts if text.words)


def lines_of(things: Iterable[Thing]) -> list[Words]:
    """The lines of words on a page, from the top; those of columns apart."""
    texts = [thing for thing in things if isinstance(thing, Text) and thing.content >= 0]
    texts.sort(key=lambda text: (-round(middle(text.box)), text.box.left))
    found: list[Words] = []
    for text in texts:
        for line in reversed(found[-12:]):
            last = line.texts[-1]
            gap = text.box.left - last.box.right
            if share(last.box, text.box) >= SAME and -1 < gap < APART * last.size:
                line.texts.append(text)
                break
        else:
            found.append(Words([text]))
    return found


def middle(box: Box) -> float:
    """How high the middle of a box is."""
    return (box.top + box.bottom) / 2


def share(one: Box, other: Box) -> float:
    """The part of the lower box's height at which both are."""
    both = min(one.top, other.top) - max(one.bottom, other.bottom)
    return both / max(1e-6, min(one.height, other.height))


def band(box: Box, things: Sequence[Thing]) -> Box | None:
    """The row of a table that a box stands in: between two rules across it; None if in none.

    A rule belongs to it that reaches over the middle of the box.
    """
    at = (box.left + box.right) / 2
    rules = [
        thing.box
        for thing in things
        if isinstance(thing, Line) and thing.across and thing.box.left <= at <= thing.box.right
        and thing.box.width > 2 * box.width
    ]  # fmt: skip
    above = [middle(rule) for rule in rules if middle(rule) >= box.top - 1]
    below = [middle(rule) for rule in rules if middle(rule) <= box.bottom + 1]
    if not above or not below:
        return None
    return Box(float("-inf"), max(below), float("inf"), min(above))
