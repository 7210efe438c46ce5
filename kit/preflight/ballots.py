"""Boxes to vote in that do not say on what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kit.model.finding import Finding
from kit.preflight.marks import finding
from kit.preflight.rows import band, middle
from kit.preflight.shapes import MM, Box, around
from kit.preflight.things import Line, SeenPage, Text, Thing

SMALLEST, LARGEST = 2 * MM, 6 * MM
"""The side of a box to tick."""
CUT = 40 * MM
"""A rule at least this long, from top to bottom, parts two ballots, or two columns."""
ABOVE = 14 * MM
"""What is voted on stands on the row of its boxes, or at most this far above."""
ROOM_TO_WRITE = 15 * MM
"""A rule at least this long, left of the boxes or under them, is for words written by hand."""
BELOW = 20 * MM
SAID = 3
"""Letters: fewer, as in “(a)”, say nothing."""
_LETTERS = re.compile(r"[^\W\d_]")


def ballot_findings(page: SeenPage, number: int, here: Sequence[Thing]) -> Iterator[Finding]:
    """Two or more boxes in a row to choose from, without the words of what is chosen.

    In a table these stand in the same row; a row whose other cells are empty, or have a rule to
    write on, is filled in by hand.
    Elsewhere they stand on the line of the boxes, or above it. Words right of a box are an answer.
    """
    texts = [thing for thing in here if isinstance(thing, Text) and thing.content >= 0]
    cuts = [
        thing.box.left for thing in here if isinstance(thing, Line) and thing.upright
        and thing.box.height >= CUT
    ]  # fmt: skip
    for row in _rows(_boxes(here), cuts):
        first = row[0]
        left = max((cut for cut in cuts if cut < first.left), default=page.box.left)
        right = min((cut for cut in cuts if cut > row[-1].right), default=page.box.right)
        near = [text for text in texts if left - 1 < text.box.left < right]
        in_table = band(first, here)
        if in_table is not None and _has_cells(row, here):
            said = [
                text for text in near
                if in_table.bottom <= middle(text.box) <= in_table.top
                and text.box.left < first.left
            ]  # fmt: skip
            if not said or _letters(said) >= SAID or _is_blank(here, first, in_table, left):
                continue
        else:
            said = [
                text for text in near
                if (first.bottom <= middle(text.box) <= first.top and text.box.left < first.left)
                or first.top < middle(text.box) <= first.top + ABOVE
            ]  # fmt: skip
            row_and_below = Box(left, first.bottom - BELOW, right, first.top)
            if _letters(said) >= SAID or _is_blank(here, first, row_and_below, left):
                continue
        words = " ".join(text.words for text in said)
        yield finding("ballot", page, number, around([c for b in row for c in b.corners]),
                      "boxes to tick that do not say on what", words)  # fmt: skip


def _is_blank(here: Sequence[Thing], first: Box, room: Box, left: float) -> bool:
    """Whether there is a rule within `room` to write on what is voted on."""
    return any(
        isinstance(thing, Line) and thing.across and thing.box.width >= ROOM_TO_WRITE
        and room.bottom + 1 < middle(thing.box) < room.top - 1
        and left - 1 < thing.box.left < first.left
        for thing in here
    )  # fmt: skip


def _boxes(things: Sequence[Thing]) -> list[Box]:
    """The boxes to tick: two level rules as long as they are far apart, one over the other."""
    sides = sorted(
        (
            thing.box for thing in things if isinstance(thing, Line) and thing.across
            and SMALLEST <= thing.box.width <= LARGEST
        ),
        key=lambda box: (round(box.left), -box.top),
    )  # fmt: skip
    found = []
    for upper, lower in pairwise(sides):
        whole = around([*upper.corners, *lower.corners])
        if abs(upper.left - lower.left) < 1 and abs(whole.height - whole.width) < MM:
            found.append(whole)
    return found


def _rows(boxes: Sequence[Box], cuts: Sequence[float]) -> Iterator[list[Box]]:
    """Boxes side by side, at least two, with no rule that parts ballots between them."""
    left = sorted(boxes, key=lambda box: (-round(middle(box)), box.left))
    row: list[Box] = []
    for box in left:
        if row and (
            abs(middle(box) - middle(row[-1])) > MM
            or any(row[-1].right <= cut <= box.left for cut in cuts)
        ):
            if len(row) > 1:
                yield row
            row = []
        row.append(box)
    if len(row) > 1:
        yield row


def _has_cells(row: Sequence[Box], things: Sequence[Thing]) -> bool:
    """Whether each box is in a cell of its own, or the row in a table with upright rules."""
    at = middle(row[0])
    return any(
        isinstance(thing, Line) and thing.upright and thing.box.bottom < at < thing.box.top
        and thing.box.height > 1.5 * row[0].height and thing.box.height < CUT
        for thing in things
    )  # fmt: skip


def _letters(texts: Sequence[Text]) -> int:
    return sum(len(_LETTERS.findall(text.words)) for text in texts)
