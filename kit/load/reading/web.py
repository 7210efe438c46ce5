"""Web pages: a news site's article, a page saved from a word processor, a chapter of an e-book.

Readers made for the web lose words (quotes, times, labels) or keep too many; here the page is
walked, and each piece of text is either kept or left out with its reason.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.load.reading.blocks import Block, Document, Unreadable
from kit.load.reading.characters import CONTROL, clean
from kit.load.reading.web_article import Page
from kit.load.reading.web_walk import Walk
from kit.load.reading.xml import local
from kit.model.essay import LeftOut, Spot

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_html(text: str) -> Document:
    """The pieces of a web page, with the lines where they begin.

    Raises `Unreadable` for a page that cannot be parsed.
    """
    from lxml import etree

    text = CONTROL.sub("", text)
    # The text is decoded already: what the page says of its encoding no longer holds.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as failure:
        raise Unreadable("is damaged: the page cannot be read", "save it again") from failure
    if any("depth" in entry.message for entry in parser.error_log):
        raise Unreadable(
            "nests its elements too deeply to be read whole",
            "copy the essay's text from the page, and save it as a text file",
        )
    if root is None:
        raise Unreadable("is an empty page", "save the page with its text")
    blocks = blocks_of_page(root)
    title, author = _properties(root)
    return Document(tuple(blocks), title, author, _lost(root, blocks), source=text)


def blocks_of_page(root: _Element, part: str = "") -> list[Block]:
    """The pieces of a page in order. `part` names the page in a book."""
    body = next((each for each in root.iter("{*}body", "body")), root)
    page = Page(body)
    walk = Walk(page, part)
    walk.children(body, inside=page.article is body)
    return walk.blocks


def _properties(root: _Element) -> tuple[str, str]:
    """The title as the page's properties have it, without the site's name; and the author."""
    found: dict[str, str] = {}
    for each in root.iter("{*}meta", "meta"):
        key = each.get("property") or each.get("name") or ""
        found.setdefault(key.lower(), clean(each.get("content", "")))
    own = next((each for each in root.iter("{*}title", "title")), None)
    title = found.get("og:title") or clean("" if own is None else own.text or "")
    parts = re.split(r"\s+[|–—-]\s+", title)
    title = max(parts, key=len) if len(parts) > 1 else title
    return title, found.get("author", "")


def _lost(root: _Element, blocks: list[Block]) -> tuple[LeftOut, ...]:
    """What a page draws instead of writing it."""
    if any(block.kind in ("text", "item") for block in blocks):
        return tuple(
            LeftOut("", "a formula", Spot(each.sourceline or 1), lost=True)
            for each in root.iter()
            if local(each) == "math"
        )
    return ()
