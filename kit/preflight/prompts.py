"""Prompts that are separated from the room to answer them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.model.finding import Finding
from kit.preflight.marks import finding
from kit.preflight.shapes import MM, ROOM, Box, around
from kit.preflight.things import Line, SeenPage, Text, Thing

RULED = 30 * MM
"""The least length of a line to write on."""
ASKING = ("?", "？", "؟", ":")
"""How a prompt ends that has a table or a frame to write in."""
CLOSING = " ”’\"')»"
"""What may follow that."""


def prompt_findings(
    page: SeenPage, number: int, here: Sequence[Thing], following: Sequence[Thing], top: float
) -> Iterator[Finding]:
    """A prompt at the foot of a page whose room to write is on the next one.

    `here` and `following` are the contents of the page and the next, whose text area begins
    at `top`. A line to write on is a level rule at least 30 mm long, at least 4 mm below what
    is above it, and not part of a table, which has upright rules as well. A prompt is separated
    from its lines if it is the lowest thing on its page, not a heading, and the next page begins
    with a line; or if it has a single line here, and the next page begins with two or more of the
    same length. It is separated from a table or a frame if it asks, and the next page begins with
    one that has no words and is at least as wide as a line.
    """
    if not here or not following:
        return
    lowest = min(here, key=lambda thing: thing.box.bottom)
    first = max(following, key=lambda thing: thing.box.top)
    if not isinstance(first, Line):
        return
    text = lowest if isinstance(lowest, Text) else _above(lowest, here)
    if text is None or text.content < 0:
        return
    if any(text.content in heading.contents for heading in page.headings):
        return
    what = ""
    if lowest is text:
        if _is_ruled(first, following) and first.box.top <= top - ROOM:
            what = "a prompt separated from its lines, which are on the next page"
        elif text.words.rstrip(CLOSING).endswith(ASKING) and _is_open(first, following):
            what = "a prompt separated from the room to answer it, which is on the next page"
    elif _is_ruled(first, following) and first.box.top <= top - ROOM:
        assert isinstance(lowest, Line)
        if _lines(lowest, here, text.box.bottom) == 1 and _lines(lowest, following, top) > 1:
            what = "a prompt with one of its lines; the others are on the next page"
    if what:
        yield finding("prompt", page, number, text.box, what, text.words)


def _above(lowest: Thing, here: Sequence[Thing]) -> Text | None:
    """The words above a line to write on, if it is the lowest thing on the page."""
    if not isinstance(lowest, Line) or not _is_ruled(lowest, here):
        return None
    texts = [thing for thing in here if isinstance(thing, Text)]
    text = min(texts, key=lambda thing: thing.box.bottom, default=None)
    return text if text is not None and lowest.box.top <= text.box.bottom - ROOM / 2 else None


def _is_ruled(line: Line, things: Sequence[Thing]) -> bool:
    """Whether a rule is one to write on, and not part of a table."""
    if not line.across or line.box.width < RULED:
        return False
    return not any(
        isinstance(thing, Line) and thing.upright and thing.box.meets(line.box, 1)
        for thing in things
    )


def _lines(like: Line, things: Sequence[Thing], top: float) -> int:
    """How many lines to write on, as long as this one, come below `top` before any words."""
    words = [
        thing.box.top for thing in things if isinstance(thing, Text) and thing.box.top < top - 1
    ]
    least = max(words, default=float("-inf"))
    return sum(
        isinstance(thing, Line)
        and least < thing.box.bottom
        and thing.box.top < top
        and abs(thing.box.left - like.box.left) < 1
        and abs(thing.box.right - like.box.right) < 1
        and _is_ruled(thing, things)
        for thing in things
    )


def _is_open(first: Line, things: Sequence[Thing]) -> bool:
    """Whether a page begins with a table or a frame that has nothing in it."""
    parts: list[Box] = [first.box]
    left = [thing.box for thing in things if isinstance(thing, Line) and thing is not first]
    grown = True
    while grown:
        joined = [box for box in left if any(box.meets(part, 1) for part in parts)]
        left = [box for box in left if box not in joined]
        parts += joined
        grown = bool(joined)
    whole = around([corner for part in parts for corner in part.corners])
    if whole.height < ROOM or whole.width < RULED:
        return False
    return not any(not isinstance(thing, Line) and thing.box.meets(whole) for thing in things)
