"""What an OpenDocument text calls its paragraphs, and how their letters look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.load.reading.archive import Archive
from kit.load.reading.blocks import Kind
from kit.load.reading.xml import attribute, local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

# The names of LibreOffice's own styles, which are English in every language; `_20_` is a space.
_OUT = {
    "Caption": "a caption", "Footnote": "a footnote", "Endnote": "a footnote",
    "Header": "a running head", "Footer": "a running foot", "Illustration": "a caption",
    "Figure": "a caption", "Drawing": "a caption", "Contents_20_Heading": "a table of contents",
    "Index_20_Heading": "an index", "Comment": "a comment",
}  # fmt: skip
_KINDS: dict[str, Kind] = {
    "Title": "title", "Subtitle": "heading", "Heading": "heading", "List": "item",
}  # fmt: skip


class Styles:
    """The styles of a text, those made on the fly as well."""

    def __init__(self, content: _Element, archive: Archive) -> None:
        self._parents: dict[str, str] = {}
        self._looks: dict[str, frozenset[str]] = {}
        if "styles.xml" in archive.names:
            self._add(parse_xml(archive.read("styles.xml"), "styles.xml"))
        self._add(content)

    def _add(self, root: _Element) -> None:
        for style in root.iter("{*}style"):
            name = attribute(style, "name")
            self._parents[name] = attribute(style, "parent-style-name")
            found: set[str] = set()
            for properties in style:
                if local(properties) == "text-properties":
                    found |= _looks_of(properties)
            self._looks[name] = frozenset(found)

    def kind(self, name: str) -> tuple[Kind, str]:
        """The kind of a paragraph in a style, and why it is no text, "" if it may be."""
        for style in self._chain(name):
            if style in _OUT:
                return "out", _OUT[style]
            if style in _KINDS:
                return _KINDS[style], ""
            if style.startswith("Heading_20_"):
                return "heading", ""
            if style.startswith("Contents_20_"):
                return "out", "a table of contents"
        return "text", ""

    def looks(self, name: str) -> frozenset[str]:
        """How the letters of a style look: `raised`, `hidden`, `bold`, `slanted`."""
        return frozenset().union(*(self._looks.get(style, ()) for style in self._chain(name)))

    def _chain(self, name: str) -> list[str]:
        found: list[str] = []
        while name and name not in found and len(found) < 20:
            found.append(name)
            name = self._parents.get(name, "")
        return found


def _looks_of(properties: _Element) -> set[str]:
    found = set()
    position = attribute(properties, "text-position").split()
    if position and (position[0] == "super" or (position[0][:1].isdigit() and position[0] != "0%")):
        found.add("raised")
    if attribute(properties, "display") == "none":
        found.add("hidden")
    if attribute(properties, "font-weight") in ("bold", "700", "800", "900"):
        found.add("bold")
    if attribute(properties, "font-style") == "italic":
        found.add("slanted")
    return found
