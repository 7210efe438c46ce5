"""Walks through a page, and gathers its pieces in the order of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.load.reading.blocks import Block, Kind
from kit.load.reading.characters import clean
from kit.load.reading.furniture import says_by
from kit.load.reading.runs import Runs
from kit.load.reading.tables import is_layout
from kit.load.reading.web_article import INLINE, Page
from kit.load.reading.web_rules import SILENT, is_byline_element, is_title_element, why_out
from kit.load.reading.xml import local
from kit.model.essay import Spot

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Links from a mark to its note, and back, as word processors, wikis and e-books name them.
_TO_NOTE = re.compile(
    r"#(?:_?ftn\d|_?edn\d|ftnt\d|cmnt\d|fn[-:_]?\w|cite_note|note-?\w|footnote|en\d)", re.IGNORECASE
)
_TO_MARK = re.compile(
    r"#(?:_?ftnref|_?ednref|ftnt_ref|cmnt_ref|fnref|cite_ref|noteref|backlink)", re.IGNORECASE
)


class Walk:
    """The walk through one page; `blocks` are what it found.

    What is outside the page's article is left out, but for a title and a byline.
    """

    def __init__(self, page: Page, part: str = "") -> None:
        self.page = page
        self.part = part
        self.blocks: list[Block] = []
        self.runs = Runs()
        self.line = 1

    def children(
        self, element: _Element, *, inside: bool, why: str = "", kind: Kind = "text"
    ) -> None:
        """Walk through what an element holds. Loose words and inline elements make a piece."""
        self.add(element.text, element)
        for child in element:
            name = local(child)
            if name in INLINE and not self._is_block(child):
                self.inline(child)
            elif name == "hr":
                self.flush(inside, why, kind)
                self.blocks.append(Block("* * *", self.spot(child), "out", "a line without words"))
            elif name and name not in SILENT:
                self.flush(inside, why, kind)
                self.block(child, name, (inside or child is self.page.article, why, kind))
                self.runs = Runs()
            self.add(child.tail, child)
        self.flush(inside, why, kind)

    def block(self, element: _Element, name: str, around: tuple[bool, str, Kind]) -> None:
        """Walk through an element that stands by itself.

        `around` says whether it is inside the article, why it is left out, and its kind, all as
        of the element around it.
        """
        inside, why, kind = around
        self.line = element.sourceline or self.line
        words = clean(_text(element))
        byline = says_by(words) or (is_byline_element(element) and len(words.split()) <= 15)
        if not why and is_title_element(element, name) and not _has_blocks(element):
            return self.children(element, inside=True, kind="title" if name == "h1" else "heading")
        if not why and byline and not _has_blocks(element):
            return self.children(element, inside=True, kind="byline")
        own = why_out(element, name)
        if own and not byline and not self.page.is_wrapper(element):
            why = why or own
        if name == "header" and not inside:
            why = why or "a page head"
        if name in _HEADINGS and kind == "text":
            kind = "heading"
        elif name in ("li", "dd", "dt"):
            kind = "item" if kind == "text" else kind
        elif name == "table" and not is_layout(
            [_text(each) for each in element.iter("td", "{*}td")]
        ):
            why = why or "a table"
        elif name == "pre":
            why = why or "a block of code"
        if _is_note(element, name):
            why = why or "a footnote"
        if not why and _is_mostly_links(element):
            why = "links"
        return self.children(element, inside=inside, why=why, kind=kind)

    def inline(self, element: _Element, looks: tuple[bool, bool] = (False, False)) -> None:
        """Add the words of an inline element to the piece."""
        name = local(element)
        if name in SILENT or name in ("rt", "rp", "img", "picture"):
            return
        if name == "br":
            self.runs.line_break()
            return
        target = element.get("href", "") or next(
            (a.get("href", "") for a in element.iter("a", "{*}a")), ""
        )
        if _TO_NOTE.search(target) and not _TO_MARK.search(target) and len(_text(element)) <= 8:
            self.runs.note(clean(_text(element)).strip("[]()"))
            return
        if name in ("del", "s", "strike"):
            self.blocks.append(
                Block(clean(_text(element)), self.spot(element), "out", "deleted text")
            )
            return
        why = why_out(element, name)
        if why == "a note mark":
            self.runs.note(clean(_text(element)))
            return
        if why in ("hidden text", "an edit link"):
            self.blocks.append(Block(clean(_text(element)), self.spot(element), "out", why))
            return
        if name == "sup" and not len(element):
            self.runs.add_raised(element.text or "")
            return
        if name == "q":
            self.runs.pieces.append("“")
        looks = (
            looks[0] or name in ("i", "em", "cite") or "italic" in element.get("style", ""),
            looks[1] or name in ("b", "strong") or "bold" in element.get("style", ""),
        )
        self.say(element.text, looks)
        for child in element:
            self.inline(child, looks)
            self.say(child.tail, looks)
        if name == "q":
            self.runs.pieces.append("”")

    def say(self, text: str | None, looks: tuple[bool, bool]) -> None:
        """Add words that may be slanted, and bold."""
        if text:
            self.runs.add(text, slanted=looks[0], bold=looks[1])

    def add(self, text: str | None, element: _Element) -> None:
        """Add words that stand in or after an element."""
        if text:
            if not self.runs.pieces:
                self.line = element.sourceline or self.line
            self.runs.add(text)

    def spot(self, element: _Element) -> Spot:
        """The place of an element."""
        return Spot(element.sourceline or self.line, part=self.part)

    def flush(self, inside: bool, why: str, kind: Kind) -> None:
        """End the piece that is being gathered."""
        runs, self.runs = self.runs, Runs()
        if not inside and kind not in ("title", "byline"):
            why = why or "outside the article"
        self.blocks += runs.blocks(Spot(self.line, part=self.part), "out" if why else kind, why)

    @staticmethod
    def _is_block(element: _Element) -> bool:
        """Whether an element of a line stands for more: a link around a card, a byline."""
        return _has_blocks(element) or is_byline_element(element)


def _has_blocks(element: _Element) -> bool:
    return any(
        local(each) and local(each) not in INLINE | SILENT for each in element.iterdescendants()
    )


def _text(element: _Element) -> str:
    return " ".join(map(str, element.itertext()))


def _is_note(element: _Element, name: str) -> bool:
    """Whether a paragraph begins with a link back to the mark in the text."""
    if name not in ("p", "li", "div", "dd") or clean(element.text or ""):
        return False
    first = next((each for each in element.iterdescendants() if local(each) == "a"), None)
    return first is not None and bool(_TO_MARK.search(first.get("href", ""))) and name != "div"


def _is_mostly_links(element: _Element) -> bool:
    """Whether most words of a list or a short piece are links: it leads elsewhere."""
    if local(element) not in ("ul", "ol", "p", "li", "div", "section"):
        return False
    words = len(clean(_text(element)).split())
    linked = sum(len(clean(_text(each)).split()) for each in element.iter("a", "{*}a"))
    return words > 0 and linked * 10 >= words * 7
