"""Reads a page of a tagged PDF as text, for people who cannot see its picture.

Pages are not drawn in the order in which they are read: marginal columns come late, and all
bullets last. The tags tell the order (ISO 32000-1, 14.7 and 14.8): structure elements hold the
numbers of marked content, and the drawn words carry these numbers.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

BlockKind = Literal["heading", "text", "item", "row", "picture"]

KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("H", "H1", "H2", "H3", "H4", "H5", "H6"), "heading"),
    **dict.fromkeys(("P", "Div", "Sect", "Caption", "BlockQuote"), "text"),
    "LI": "item",
    "TR": "row",
    "Figure": "picture",
}
CELLS = ("TH", "TD")
BULLET = "•"
HYPHEN = "‐"
"""What WeasyPrint adds where it breaks a word at the end of a line."""
SAME_LINE = 3.0
"""In points: the bottoms of two pieces of one line differ by less."""
DEEPEST = 60


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A heading, a paragraph, a list item, a row of a table, or the description of a picture."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    foot: float


def blocks_of(page: Any) -> tuple[TextBlock, ...]:
    """The text of a pypdfium2 page in reading order; without tags, each line as a block."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return _untagged(page)
    try:
        reading = _Reading(pdfium, _marked(pdfium, page))
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            reading.read(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), 0)
        reading.flush("text")
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return tuple(reading.blocks) or _untagged(page)


class _Reading:
    """Walks through the elements of one page, and gathers their words into blocks."""

    def __init__(self, pdfium: Any, marked: dict[int, list[_Words]]) -> None:
        self.pdfium = pdfium
        self.marked = marked
        self.blocks: list[TextBlock] = []
        self.kind: BlockKind = "text"
        self.text = ""
        self.foot: float | None = None

    def read(self, element: Any, depth: int) -> None:
        """Take the words of an element and of those below it."""
        if not element or depth > DEEPEST:
            return
        pdfium = self.pdfium
        tag = _string(pdfium.FPDF_StructElement_GetType, element)
        kind = KINDS.get(tag)
        inside = self.kind in ("item", "row") and kind == "text"
        before = self.kind
        if kind is not None and not inside:
            self.flush(kind)
        elif (inside or tag in CELLS) and self.text:
            self.add(" | " if self.kind == "row" else " ")
        if tag == "Figure":
            self.add(_string(pdfium.FPDF_StructElement_GetAltText, element))
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if number >= 0:
                for words in self.marked.get(number, ()):
                    self.take(words, label=tag == "Lbl")
            else:
                child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
                self.read(child, depth + 1)
        if kind is not None and not inside:
            self.flush(before)

    def take(self, words: _Words, *, label: bool) -> None:
        """Add words to the block, with a space before them if they begin a new line."""
        if label and words.text.strip() == BULLET:
            return
        if self.foot is not None and abs(self.foot - words.foot) > SAME_LINE:
            if self.text.endswith(HYPHEN):
                self.text = self.text.removesuffix(HYPHEN)
            else:
                self.add(" ")
        self.add(words.text)
        self.foot = words.foot

    def add(self, text: str) -> None:
        self.text += text

    def flush(self, kind: BlockKind) -> None:
        """End the block, and start one of this kind."""
        text = " ".join(self.text.split()).strip("| ")
        if text:
            self.blocks.append(TextBlock(self.kind, text))
        self.kind, self.text, self.foot = kind, "", None


def _marked(pdfium: Any, page: Any) -> dict[int, list[_Words]]:
    """The words of each piece of marked content, by its number."""
    textpage = page.get_textpage()
    found: dict[int, list[_Words]] = {}

    def gather(drawn: Any, number: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            # What `kit.bind.plates` adds for one student is a form, which is marked as a whole.
            for index in range(pdfium.FPDFFormObj_CountObjects(drawn)):
                gather(pdfium.FPDFFormObj_GetObject(drawn, index), number)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            sides = [ctypes.c_float() for _ in range(4)]
            pdfium.FPDFPageObj_GetBounds(drawn, *sides)
            text = _string(pdfium.FPDFTextObj_GetText, drawn, textpage.raw, unit=ctypes.c_ushort)
            found.setdefault(number, []).append(_Words(text, sides[1].value))

    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        number = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
        if number >= 0:
            gather(drawn, number)
    return found


def _string(ask: Callable[..., int], *of: Any, unit: Any = ctypes.c_char) -> str:
    """A string from PDFium: a first call gives the number of bytes of UTF-16, a second the text."""
    size = ask(*of, None, 0)
    if size < 2:
        return ""
    buffer = (unit * (size + 2))()
    ask(*of, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def _untagged(page: Any) -> tuple[TextBlock, ...]:
    text = page.get_textpage().get_text_range()
    return tuple(TextBlock("text", line) for line in text.splitlines() if line.strip())
