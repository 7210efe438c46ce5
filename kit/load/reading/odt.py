"""OpenDocument texts (.odt), read from their own XML.

A list of all paragraphs would hold deleted text, comments, notes, hidden sections, heads and
feet; so the body is walked. Source: OpenDocument 1.3, part 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.load.reading.archive import Archive
from kit.load.reading.blocks import Block, Document, Kind, Unreadable
from kit.load.reading.characters import clean
from kit.load.reading.odt_styles import Styles
from kit.load.reading.rewrap import without_line_ends
from kit.load.reading.runs import Runs
from kit.load.reading.tables import is_layout
from kit.load.reading.xml import attribute, local, parse_xml
from kit.model.essay import LeftOut, Spot

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES = {"s": " ", "tab": " ", "line-break": " ", "soft-page-break": ""}
_INDEXES = frozenset({
    "table-of-content", "illustration-index", "table-index", "object-index", "user-index",
    "alphabetical-index", "bibliography",
})  # fmt: skip
_SKIPPED = frozenset({
    "sequence-decls", "variable-decls", "user-field-decls", "forms", "bookmark", "bookmark-start",
    "bookmark-end", "change", "change-start", "change-end", "reference-mark", "annotation-end",
    "reference-mark-start", "reference-mark-end", "ruby-text", "title", "desc", "image",
    "page-number", "page-count", "text-input-decls", "index-title-template",
})  # fmt: skip


def read_odt(archive: Archive) -> Document:
    """The pieces of an OpenDocument text. Raises `Unreadable` if it is damaged or protected."""
    manifest = "META-INF/manifest.xml"
    if manifest in archive.names and b"encryption-data" in archive.read(manifest):
        raise Unreadable(
            "is protected by a password",
            "open it in LibreOffice, and save it again without “Save with password”",
        )
    root = parse_xml(archive.read("content.xml"), "content.xml")
    styles = Styles(root, archive)
    reader = _Reader(styles)
    for text in root.iterfind("{*}body/{*}text"):
        reader.walk(text)
    source = "\n".join(block.text for block in reader.blocks)
    blocks, joined = without_line_ends(reader.blocks)
    notes = (*reader.notes, joined) if joined else tuple(reader.notes)
    return Document(
        tuple(blocks), _title(archive), "", tuple(reader.lost), notes, source,
        by_line=False,
    )  # fmt: skip


class _Reader:
    """Walks through a text; counts its paragraphs, as a reader of the file would."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.blocks: list[Block] = []
        self.lost: list[LeftOut] = []
        self.notes: dict[str, None] = {}
        self.count = 0

    def walk(self, element: _Element, why: str = "", kind: Kind = "text") -> None:
        """Read what stands in a body, a section, a list or a box; `why` leaves all of it out."""
        for child in element:
            name = local(child)
            if name in ("p", "h"):
                self.paragraph(child, why, "heading" if name == "h" else kind)
            elif name == "tracked-changes":
                self.tracked(child)
            elif name in _INDEXES:
                self.walk(child, "a table of contents")
            elif name == "section":
                hidden = attribute(child, "display") == "none"
                self.walk(child, "a hidden section" if hidden else why, kind)
            elif name == "list":
                self.walk(child, why, "item")
            elif name == "table":
                self.table(child, why)
            elif name == "frame":
                self.frame(child)
            elif name not in _SKIPPED:
                self.walk(child, why, kind)

    def here(self) -> Spot:
        return Spot(max(1, self.count), "paragraph")

    def paragraph(self, element: _Element, why: str, kind: Kind) -> None:
        self.count += 1
        own, reason = self.styles.kind(attribute(element, "style-name"))
        if own != "text":
            kind = own
        runs = Runs()
        looks = self.styles.looks(attribute(element, "style-name"))
        self.add(runs, element.text, looks)
        self.inline(element, runs, looks)
        why = why or reason
        self.blocks += runs.blocks(self.here(), "out" if why else kind, why)

    def inline(self, element: _Element, runs: Runs, looks: frozenset[str]) -> None:
        """Gather the words below a paragraph, and those after each element."""
        for child in element:
            name = local(child)
            if name in _SPACES:
                runs.add(_SPACES[name])
            elif name == "note":
                cited = next((each for each in child if local(each) == "note-citation"), None)
                runs.note(clean("".join(map(str, cited.itertext()))) if cited is not None else "*")
                self.footnote(child)
            elif name == "annotation":
                self.notes["comments in the margin are left out"] = None
            elif name == "frame":
                self.frame(child)
            elif name == "hidden-text" or "hidden" in self.styles.looks(
                attribute(child, "style-name")
            ):
                words = clean(" ".join(map(str, child.itertext())))
                self.blocks.append(Block(words, self.here(), "out", "hidden text"))
            elif name not in _SKIPPED:
                inner = looks | self.styles.looks(attribute(child, "style-name"))
                self.add(runs, child.text, inner)
                self.inline(child, runs, inner)
            self.add(runs, child.tail, looks)

    def add(self, runs: Runs, text: str | None, looks: frozenset[str]) -> None:
        if text and "raised" in looks:
            runs.add_raised(text)
        elif text:
            runs.add(text, slanted="slanted" in looks, bold="bold" in looks)

    def footnote(self, note: _Element) -> None:
        for body in note:
            if local(body) == "note-body":
                words = clean(" ".join(map(str, body.itertext())))
                self.blocks.append(Block(words, self.here(), "out", "a footnote"))

    def tracked(self, changes: _Element) -> None:
        self.notes["tracked changes are read as if all were accepted"] = None
        for deletion in changes.iter("{*}deletion"):
            paragraphs = [
                each
                for each in deletion.iter("{*}p", "{*}h")
                if not any(local(up) == "change-info" for up in each.iterancestors())
            ]
            words = clean(" ".join("".join(map(str, each.itertext())) for each in paragraphs))
            if words:
                self.blocks.append(Block(words, Spot(1, "paragraph"), "out", "deleted text"))

    def table(self, table: _Element, why: str) -> None:
        cells = [" ".join(map(str, each.itertext())) for each in table.iter("{*}table-cell")]
        if why or is_layout(cells):
            self.walk(table, why)
        elif words := clean(" ".join(cells)):
            self.blocks.append(Block(words, self.here(), "out", "a table"))

    def frame(self, frame: _Element) -> None:
        """A frame holds a picture, an object, or a box with text of its own."""
        for child in frame:
            if local(child) == "text-box":
                picture = any(local(each) == "image" for each in child.iter())
                self.walk(child, "a caption" if picture else "a text box")
            elif local(child) == "object":
                self.lost.append(
                    LeftOut("", "an embedded object, such as a formula", self.here(), lost=True)
                )


def _title(archive: Archive) -> str:
    if "meta.xml" not in archive.names:
        return ""
    root = parse_xml(archive.read("meta.xml"), "meta.xml")
    found = next((each.text for each in root.iter() if local(each) == "title"), "")
    return clean(found or "")
