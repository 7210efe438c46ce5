"""Which element of a web page holds the article: the one around nearly all of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kit.load.reading.web_rules import SILENT, why_out
from kit.load.reading.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

LONG = 20
"""Words. A paragraph of an article; teasers and comments are mostly shorter."""
MOST = 0.6
"""The share of a page's long paragraphs that an `article` holds, if it is the one."""


class Page:
    """A page's body, its long paragraphs, and the element that holds the article.

    Without one, `article` is the body itself.
    """

    def __init__(self, body: _Element) -> None:
        self.body = body
        self._long = [each for each in body.iter("p", "{*}p") if _words(each) >= LONG]
        self.article = self._find()

    def is_wrapper(self, element: _Element) -> bool:
        """Whether an element holds so many long paragraphs that its class must mean the page."""
        inside = sum(_is_in(each, element) for each in self._long)
        return inside >= 3 and inside * 2 > len(self._long)

    def _find(self) -> _Element:
        long = list(self._paragraphs(self.body))
        total = sum(words for _, words in long)
        if not total:
            return self.body
        named = [
            each
            for each in self.body.iter()
            if local(each) in ("article", "main")
            or "articleBody" in (each.get("itemprop") or "").split()
            or each.get("role") in ("main", "article")
        ]
        # The innermost that holds nearly as much as the outermost.
        best: _Element | None = None
        for each in named:
            inside = sum(words for paragraph, words in long if _is_in(paragraph, each))
            if inside >= MOST * total and (best is None or _is_in(each, best)):
                best = each
        return _around_most(long, total, self.body) if best is None else best

    def _paragraphs(self, element: _Element) -> Iterator[tuple[_Element, int]]:
        """Elements that hold much text themselves, and how much; none in what is furniture."""
        for child in element:
            name = local(child)
            if not name or name in SILENT or (why_out(child, name) and not self.is_wrapper(child)):
                continue
            words = _words(child)
            if words >= LONG:
                yield child, words
            else:
                yield from self._paragraphs(child)


def _around_most(long: list[tuple[_Element, int]], total: int, body: _Element) -> _Element:
    """The innermost element around those parents that hold a fair share of the long paragraphs."""
    shares: dict[_Element, int] = {}
    for paragraph, words in long:
        parent = paragraph.getparent()
        if parent is not None:
            shares[parent] = shares.get(parent, 0) + words
    heavy = [parent for parent, words in shares.items() if words * 10 >= total]
    if not heavy:
        return body
    lines = [[*reversed(list(each.iterancestors())), each] for each in heavy]
    around = body
    for level in zip(*lines, strict=False):
        if any(each is not level[0] for each in level):
            break
        around = level[0]
    return around if _is_in(around, body) else body


def _is_in(element: _Element, outer: _Element) -> bool:
    return element is outer or any(each is outer for each in element.iterancestors())


def _words(element: _Element) -> int:
    """How many words an element holds, with the inline elements in it."""
    return len(_own_text(element).split())


def _own_text(element: _Element) -> str:
    """The text of an element and of the inline elements in it."""
    pieces = [element.text or ""]
    for child in element:
        if local(child) in INLINE:
            pieces.append(" ".join(map(str, child.itertext())))
        pieces.append(child.tail or "")
    return " ".join(pieces)


INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "br", "del", "ruby", "rb", "nobr", "center",
    "img", "picture", "rt", "rp",
}) - {"center"}  # fmt: skip
"""Elements inside a line of text."""
