"""A page of a tagged PDF as text, in the order of its tags: for those who do not see pictures.

The order in which a page is drawn is not that in which it is read: marginal columns come
late, and all bullets last. Tags tell (ISO 32000-1, 14.7 and 14.8): elements hold numbers of
marked content, and the drawn words carry them.
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
"""What WeasyPrint puts where it breaks a word at a line's end."""
SAME_LINE = 3.0
"""Points. The feet of two pieces of one line differ by less."""
DEEPEST = 60


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A heading, paragraph, list item or row of a table; a picture's words instead of it."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    foot: float


def blocks_of(page: Any) -> tuple[TextBlock, ...]:
    """What a pypdfium2 page says, in reading order; without tags, all of it as one block."""
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
    """Walks the elements of one page, and gathers their words into blocks."""

    def __init__(self, pdfium: Any, marked: dict[int, list[_Words]]) -> None:
        self.pdfium = pdfium
        self.marked = marked
        self.blocks: list[TextBlock] = []
        self.kind: BlockKind = "text"
        self.text = ""
        self.foot: float | None = None

    def read(self, element: Any, depth: int) -> None:
        """Take an element's words and its children's."""
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
        """Add words to the block, with a space where they begin a new line."""
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
        """End the block, and begin one of this kind."""
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
            # A student's own words are a form, which is marked as a whole.
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
    """A string from PDFium: it says how many bytes of UTF-16 it needs, then fills them."""
    size = ask(*of, None, 0)
    if size < 2:
        return ""
    buffer = (unit * (size + 2))()
    ask(*of, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def _untagged(page: Any) -> tuple[TextBlock, ...]:
    text = page.get_textpage().get_text_range()
    return tuple(TextBlock("text", line) for line in text.splitlines() if line.strip())
