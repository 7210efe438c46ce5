"""What a Word file calls its paragraphs: the styles' built-in names, in whatever language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kit.load.reading.archive import Archive
from kit.load.reading.blocks import Kind
from kit.load.reading.xml import attribute, local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

# Word writes the English name of a built-in style, in lower case but for a few, in every language.
OUT = {
    "caption": "a caption", "header": "a running head", "footer": "a running foot",
    "footnote text": "a footnote", "endnote text": "a footnote", "date": "a date",
    "annotation text": "a comment", "balloon text": "a comment",
    "toc heading": "a table of contents", "table of figures": "a table of contents",
    "index 1": "an index", "macro": "a macro", "bibliography": "a bibliography",
    "page number": "a page number",
}  # fmt: skip
_KINDS: Mapping[str, Kind] = {"title": "title", "subtitle": "heading", "author": "byline"}


class Styles:
    """The styles of a Word file: each paragraph style's kind, and what looks raised or hidden."""

    def __init__(self, archive: Archive) -> None:
        self._names: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._looks: dict[str, frozenset[str]] = {}
        if "word/styles.xml" not in archive.names:
            return
        root = parse_xml(archive.read("word/styles.xml"), "word/styles.xml")
        for style in root:
            if local(style) != "style":
                continue
            key = attribute(style, "styleId")
            for child in style:
                if local(child) == "name":
                    self._names[key] = attribute(child, "val").lower()
                elif local(child) == "basedOn":
                    self._parents[key] = attribute(child, "val")
                elif local(child) == "rPr":
                    self._looks[key] = looks_of(child)

    def kind(self, key: str) -> tuple[Kind, str]:
        """The kind of a paragraph in a style, and why it is no text, "" if it may be."""
        for style in self._chain(key):
            name = self._names.get(style, style.lower())
            if name in OUT:
                return "out", OUT[name]
            if name.startswith("toc "):
                return "out", "a table of contents"
            if name in _KINDS:
                return _KINDS[name], ""
            if name.startswith("heading"):
                return "heading", ""
            if name.startswith("list "):
                return "item", ""
        return "text", ""

    def looks(self, key: str) -> frozenset[str]:
        """How the letters of a style look: `raised`, `hidden`, `bold`, `slanted`."""
        return frozenset().union(*(self._looks.get(style, ()) for style in self._chain(key)))

    def _chain(self, key: str) -> list[str]:
        """A style and those it is based on, nearest first; a circle ends."""
        found: list[str] = []
        while key and key not in found and len(found) < 20:
            found.append(key)
            key = self._parents.get(key, "")
        return found


def looks_of(properties: _Element) -> frozenset[str]:
    """How letters with these run properties look: `raised`, `hidden`, `bold`, `slanted`."""
    found = set()
    for child in properties:
        name, value = local(child), attribute(child, "val")
        on = value not in ("0", "false", "off", "none")
        if name == "vertAlign":
            found |= {"raised"} if value == "superscript" else set()
        elif on and name in ("vanish", "webHidden", "specVanish"):
            found.add("hidden")
        elif on and name in ("b", "i"):
            found.add("bold" if name == "b" else "slanted")
    return frozenset(found)
