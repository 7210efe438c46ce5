"""The rules for a page as a whole, together with the page after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.model.finding import Finding
from kit.preflight.alone import alone_findings, mark_line_findings
from kit.preflight.ballots import ballot_findings
from kit.preflight.marks import finding
from kit.preflight.names import name_findings
from kit.preflight.prompts import prompt_findings
from kit.preflight.shapes import MM, ROOM, Box, around
from kit.preflight.things import WHITE, Fill, Line, SeenPage, Text, Thing

LEAST_FULL = 0.15
FOOT = 0.2
"""The share of a page, from below, in which its running foot stands."""
FOOT_RULE = 4 * MM
"""The rule of the foot is at most this far above its words. Content ends above it."""
WHOLE_PAGE = 0.9
"""An area that covers at least this share of a page is the page's own color."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What a page holds besides its running foot; `floor` is where the text area ends."""

    things: tuple[Thing, ...]
    floor: float

    @property
    def top(self) -> float | None:
        """How high the highest thing stands, if there is any."""
        return max((thing.box.top for thing in self.things), default=None)


def layout_findings(pages: Sequence[SeenPage], names: Sequence[str] = ()) -> Iterator[Finding]:
    """What is wrong with the pages of a sheet, as they follow each other.

    `names` are those of the students on them.

    The text area goes from the highest thing on any of its pages to the running foot: the
    words that are no tagged content (ISO 14289-1, 7.8) in the lowest fifth of a page. A page
    without one ends as far from its lower edge as the highest thing is from the upper.
    """
    tops = [page.box.top - top for page in pages if (top := _content(page, 0).top) is not None]
    margin = min(tops, default=0.0)
    contents = [_content(page, margin) for page in pages]
    for index, (page, content) in enumerate(zip(pages, contents, strict=True)):
        number, last = index + 1, index + 1 == len(pages)
        yield from _headings(page, number, content, last=last)
        yield from mark_line_findings(page, number, content.things)
        yield from ballot_findings(page, number, content.things)
        yield from name_findings(page, number, content.things, names)
        if index:
            yield from alone_findings(page, number, content.things)
        if not last:
            yield from _full(page, number, content, page.box.top - margin)
            following = contents[index + 1]
            top = pages[index + 1].box.top - margin
            yield from prompt_findings(page, number, content.things, following.things, top)


def _content(page: SeenPage, margin: float) -> _Content:
    """What a page holds, and where its text area ends if it has no foot: at the margin."""
    foot = [
        thing.box.top
        for thing in page.things
        if isinstance(thing, Text)
        and thing.content < 0
        and thing.box.top < page.box.bottom + FOOT * page.box.height
    ]
    floor = max(foot) + FOOT_RULE if foot else page.box.bottom + margin
    lowest = floor if foot else page.box.bottom
    return _Content(
        tuple(each for each in page.things if each.box.top > lowest and not _is_ground(each, page)),
        floor,
    )


def _is_ground(thing: Thing, page: SeenPage) -> bool:
    """Whether a thing is only background: white, or the color of the whole page."""
    if not isinstance(thing, Fill):
        return False
    covers = thing.box.width * thing.box.height / (page.box.width * page.box.height)
    return thing.ink >= WHITE or covers >= WHOLE_PAGE


def _full(page: SeenPage, number: int, content: _Content, top: float) -> Iterator[Finding]:
    """How much of the height of the text area is used, down to the lowest thing on the page.

    Ruled lines and the frames of tables count. The last page of a sheet may have any amount of
    empty space.
    """
    bottom = min((thing.box.bottom for thing in content.things), default=top)
    share = (top - bottom) / (top - content.floor) if top > content.floor else 1.0
    if share < LEAST_FULL:
        place = Box(page.box.left, bottom, page.box.right, bottom)
        words = next((each.words for each in content.things if isinstance(each, Text)), "")
        what = f"a page {int(100 * share)} % full; {100 * LEAST_FULL:g} % is the least"
        yield finding("full", page, number, place, what, words)


def _headings(page: SeenPage, number: int, content: _Content, *, last: bool) -> Iterator[Finding]:
    """A heading (H1 to H6 in the tags) with nothing of its own under it.

    That is one after which nothing is read on this page, though the sheet goes on, or whose
    next words stand above it, at the head of another column; and under which nothing is
    drawn, such as lines to write on. A rule with no room to write above it is a heading's own
    underline, or only separates it from what follows.
    """
    boxes: dict[int, list[Text]] = {}
    for thing in content.things:
        if isinstance(thing, Text) and thing.content >= 0:
            boxes.setdefault(thing.content, []).append(thing)
    for heading in page.headings:
        own = [text for number in heading.contents for text in boxes.get(number, ())]
        if not own:
            continue
        box = around([point for text in own for point in text.box.corners])
        if heading.following < 0:
            alone = not last
        else:
            after = boxes.get(heading.following, ())
            alone = bool(after) and all(
                text.box.bottom >= box.top and text.box.left >= box.left for text in after
            )
        if alone and not any(_is_under(thing, box) for thing in content.things):
            foot = "page" if heading.following < 0 else "column"
            words = " ".join(text.words for text in own)
            yield finding(
                "heading", page, number, box, f"a heading alone at the foot of a {foot}", words
            )


def _is_under(thing: Thing, heading: Box) -> bool:
    """Whether a thing stands below a heading, and not only in another column."""
    box = thing.box
    if isinstance(thing, Line) and thing.across and box.top > heading.bottom - ROOM:
        return False
    return box.top <= heading.bottom + 1 and box.left < heading.right and heading.left < box.right
