"""Word files (.docx), read from their own XML, so that every word in them is accounted for.

Ready-made readers lose fields, content controls and text boxes, each others, and print hidden
text. Here each element is either text, left out with its reason, or told as lost. Tracked
changes are read as if all were accepted. Source: ISO/IEC 29500-1, 17.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.load.reading.archive import Archive
from kit.load.reading.blocks import Block, Document, Kind
from kit.load.reading.characters import clean
from kit.load.reading.docx_styles import Styles, looks_of
from kit.load.reading.rewrap import without_line_ends
from kit.load.reading.runs import Runs
from kit.load.reading.tables import is_layout
from kit.load.reading.xml import attribute, local, parse_xml
from kit.model.essay import LeftOut, Spot

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-", "softHyphen": ""}
_NOTES = ("footnoteReference", "endnoteReference")
_GONE = {"del": "deleted text", "moveFrom": "text moved away", "instrText": "", "delText": ""}
_LOST = {"oMath": "a formula", "oMathPara": "a formula", "object": "an embedded object",
         "altChunk": "text kept in another file", "subDoc": "text kept in another file",
         "sym": "a symbol of a special font", "chart": "a chart",
         "relIds": "a diagram with its words"}  # fmt: skip
_SKIPPED = frozenset({
    "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "rt",
    "rubyPr", "proofErr", "bookmarkStart", "bookmarkEnd", "fldChar", "fldData",
    "lastRenderedPageBreak", "commentRangeStart", "commentRangeEnd", "annotationRef", "pict",
    "smartTagPr", "customXmlPr", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
    "moveToRangeEnd", "footnoteRef", "endnoteRef", "separator", "drawing", "instrText", "delText",
    "delInstrText",
})  # fmt: skip


def read_docx(archive: Archive) -> Document:
    """The pieces of a Word file. Raises `Unreadable` if it is damaged."""
    main = "word/document.xml"
    if main not in archive.names:
        main = _main_part(archive)
    root = parse_xml(archive.read(main), main)
    reader = _Reader(Styles(archive))
    for body in root:
        if local(body) == "body":
            reader.walk(body)
    return reader.document(archive)


class _Reader:
    """Walks through a Word file; counts its paragraphs, as a reader of the file would."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.blocks: list[Block] = []
        self.lost: list[LeftOut] = []
        self.notes: dict[str, None] = {}
        self.count = 0
        self.capital = ""

    def document(self, archive: Archive) -> Document:
        source = "\n".join(block.text for block in self.blocks)
        blocks, joined = without_line_ends(self.blocks)
        notes = (*self.notes, joined) if joined else tuple(self.notes)
        return Document(
            tuple(blocks), _title(archive), "", tuple(self.lost), notes, source,
            by_line=False,
        )  # fmt: skip

    def walk(self, element: _Element, why: str = "") -> None:
        """Read what stands in a body, a cell or a box; `why` leaves all of it out."""
        for child in element:
            name = local(child)
            if name == "p":
                self.paragraph(child, why)
            elif name == "tbl":
                words = clean(" ".join(_text_of(child)))
                layout = is_layout([" ".join(_text_of(cell)) for cell in child.iter("{*}tc")])
                if why or layout:
                    self.walk(child, why)
                elif words:
                    self.blocks.append(Block(words, self.here(), "out", "a table"))
            elif name in _LOST:
                self.lose(child, name)
            elif name == "sdt" and _is_contents(child):
                self.walk(child, "a table of contents")
            elif name in ("del", "moveFrom"):
                self.blocks += self.gone(child, name)
            elif name not in _SKIPPED:
                self.walk(child, why)

    def here(self) -> Spot:
        return Spot(max(1, self.count), "paragraph")

    def paragraph(self, element: _Element, why: str) -> None:
        self.count += 1
        kind: Kind
        kind, own, mark_looks = self.style_of(element)
        runs = Runs()
        hidden = Runs()
        boxes: list[_Element] = []
        self.inline(element, (runs, hidden), mark_looks, boxes)
        kind, why = ("out", why or own) if why or own else (kind, "")
        found = list(runs.blocks(self.here(), kind, why))
        if _is_drop_cap(element) and found:
            # Word keeps a large first letter in a paragraph of its own before the text.
            self.capital = found[0].text
            found = []
        elif self.capital and found:
            whole = self.capital + found[0].text
            found[0] = Block(whole, found[0].spot, found[0].kind, found[0].why, found[0].marks)
            self.capital = ""
        self.blocks += found
        self.blocks += hidden.blocks(self.here(), "out", "hidden text")
        for box in boxes:
            self.walk(box, "a text box")

    def style_of(self, element: _Element) -> tuple[Kind, str, frozenset[str]]:
        """A paragraph's kind, why it is no text, and how its letters look."""
        for properties in element:
            if local(properties) != "pPr":
                continue
            key, numbered = "", False
            for child in properties:
                if local(child) == "pStyle":
                    key = attribute(child, "val")
                numbered = numbered or local(child) == "numPr"
            kind, why = self.styles.kind(key)
            if numbered and kind == "text":
                kind = "item"
            return kind, why, self.styles.looks(key)
        return "text", "", frozenset()

    def inline(
        self,
        element: _Element,
        into: tuple[Runs, Runs],
        looks: frozenset[str],
        boxes: list[_Element],
    ) -> None:
        """Gather the words below a paragraph: those that print, those that are hidden."""
        for child in element:
            name = local(child)
            if name in ("t", "delText"):
                self.words(child.text or "", into, looks)
            elif name in _SPACES:
                if name in ("br", "cr") and not attribute(child, "type"):
                    into[0].line_break()
                else:
                    into[0].add(_SPACES[name])
            elif name in _NOTES:
                into[0].note(
                    (attribute(child, "customMarkFollows") and "*") or attribute(child, "id")
                )
            elif name == "commentReference":
                self.notes["comments in the margin are left out"] = None
            elif name in ("del", "moveFrom"):
                self.blocks += self.gone(child, name)
            elif name == "AlternateContent":
                self.alternate(child, into, looks, boxes)
            elif name in ("drawing", "pict"):
                boxes += list(child.iter("{*}txbxContent"))
                self.lose_below(child)
            elif name in _LOST:
                self.lose(child, name)
            elif name == "r":
                own = [looks_of(each) for each in child if local(each) == "rPr"]
                styled = [
                    self.styles.looks(attribute(style, "val")) for style in child.iter("{*}rStyle")
                ]
                self.inline(child, into, looks.union(*own, *styled), boxes)
            elif name not in _SKIPPED:
                if name == "ins":
                    self.notes["tracked changes are read as if all were accepted"] = None
                self.inline(child, into, looks, boxes)

    def words(self, text: str, into: tuple[Runs, Runs], looks: frozenset[str]) -> None:
        if "hidden" in looks:
            into[1].add(text)
        elif "raised" in looks:
            into[0].add_raised(text)
        else:
            into[0].add(text, slanted="slanted" in looks, bold="bold" in looks)

    def alternate(
        self,
        element: _Element,
        into: tuple[Runs, Runs],
        looks: frozenset[str],
        boxes: list[_Element],
    ) -> None:
        """Of several forms of the same, the first: the others say it again for older programs."""
        for choice in element:
            self.inline(choice, into, looks, boxes)
            return

    def gone(self, element: _Element, name: str) -> list[Block]:
        self.notes["tracked changes are read as if all were accepted"] = None
        text = clean(" ".join(_text_of(element)))
        return [Block(text, self.here(), "out", _GONE[name])] if text else []

    def lose_below(self, element: _Element) -> None:
        for each in element.iter():
            if local(each) in ("chart", "relIds"):
                self.lose(each, local(each))

    def lose(self, element: _Element, name: str) -> None:
        text = clean("".join(_text_of(element)))
        self.lost.append(LeftOut(text, _LOST[name], self.here(), lost=True))


def _text_of(element: _Element) -> list[str]:
    return [each.text or "" for each in element.iter("{*}t", "{*}delText")]


def _is_drop_cap(element: _Element) -> bool:
    return any(
        attribute(frame, "dropCap") in ("drop", "margin") for frame in element.iter("{*}framePr")
    )


def _is_contents(element: _Element) -> bool:
    return any(
        attribute(gallery, "val") == "Table of Contents"
        for gallery in element.iter("{*}docPartGallery")
    )


def _main_part(archive: Archive) -> str:
    """The name of the main part where it is not the usual one."""
    types = parse_xml(archive.read("[Content_Types].xml"), "[Content_Types].xml")
    for each in types:
        if attribute(each, "ContentType").endswith("document.main+xml"):
            return attribute(each, "PartName").lstrip("/")
    return "word/document.xml"


def _title(archive: Archive) -> str:
    """The title in the file's own properties. The author there is who owned the program."""
    name = "docProps/core.xml"
    if name not in archive.names:
        return ""
    root = parse_xml(archive.read(name), name)
    return next((clean(each.text or "") for each in root if local(each) == "title"), "")
