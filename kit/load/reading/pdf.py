"""PDF files, read with PDFium: letters to lines, lines to columns, columns to paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.load.reading.blocks import Document, Unreadable
from kit.load.reading.characters import clean
from kit.load.reading.pdf_columns import gutters_of, in_reading_order, with_capitals
from kit.load.reading.pdf_lines import Letters, Line, letters_of, lines_of
from kit.load.reading.pdf_margins import PageLines, margins_of
from kit.load.reading.pdf_paragraphs import blocks_of_lines, measure
from kit.model.essay import LeftOut, Spot

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 120
"""An essay has fewer; a book is not read to the end for nothing."""
MOST_LETTERS = 600_000
FEWEST_LETTERS = 40
"""A page with fewer, and a picture, is a scan."""
_SCANNED = Unreadable(
    "holds pictures of its pages, and no text (a scan)",
    "run text recognition (OCR) on it in your PDF program or scanner, and save it again; "
    "or open it in Word or Google Docs, which do that, and save it as .docx",
)


def read_pdf(data: bytes) -> Document:
    """The pieces of a PDF. Raises `Unreadable` if it is damaged, protected, scanned or a book."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as failure:
        if "password" in str(failure).lower():
            raise Unreadable(
                "is protected by a password", "open it, and print or save it without the password"
            ) from failure
        raise Unreadable(
            "is damaged: no page of it can be read", "download or save it again"
        ) from failure
    try:
        return _read(document)
    except pypdfium2.PdfiumError as failure:
        raise Unreadable(
            "is damaged: not all of its pages can be read", "download or save it again"
        ) from failure
    finally:
        document.close()


def _read(document: PdfDocument) -> Document:
    if len(document) > MOST_PAGES:
        raise Unreadable(
            f"has {len(document)} pages, more than an essay has ({MOST_PAGES})",
            "save the pages of the essay as a PDF of their own",
        )
    pages: list[PageLines] = []
    lost: list[LeftOut] = []
    texts = 0
    for number, page in enumerate(document, start=1):
        letters = _letters(page)
        lines = lines_of(letters, number)
        pages.append(PageLines(tuple(lines), page.get_height()))
        has_text = sum(len(line.text) for line in lines) >= FEWEST_LETTERS
        texts += has_text
        if not has_text and _has_picture(page):
            lost.append(LeftOut("", "a page that is a picture", Spot(1, page=number), lost=True))
        lost += _lost(letters, number)
    if lost and not texts:
        raise _SCANNED
    if not any(page.lines for page in pages):
        raise Unreadable("holds no text", _SCANNED.hint)
    return _document(pages, lost, document.get_metadata_dict())


def _letters(page: PdfPage) -> Letters:
    text = page.get_textpage()
    try:
        if text.count_chars() > MOST_LETTERS:
            raise Unreadable("holds far more text than an essay", "is it the right file?")
        return letters_of(text)
    finally:
        text.close()


def _document(
    pages: Sequence[PageLines], lost: Sequence[LeftOut], properties: dict[str, str]
) -> Document:
    rough = measure([line for page in pages for line in page.lines])
    pages = [PageLines(tuple(with_capitals(page.lines, rough.size)), page.height) for page in pages]
    margins = margins_of(pages, rough.size, rough.leading)
    found = [gutters_of([each for each in page.lines if each not in margins]) for page in pages]
    # A last page of a few lines does not show its columns; the fullest page does.
    usual = max(
        zip(found, pages, strict=True), key=lambda each: (bool(each[0]), len(each[1].lines))
    )[0]
    lines: list[Line] = []
    outside: dict[Line, str] = {}
    for number, (page, own) in enumerate(zip(pages, found, strict=True), start=1):
        gutters = own or _fitting(page.lines, usual)
        ordered = in_reading_order(page.lines, gutters)
        places = {(each.text, each.left, each.y): each for each in ordered}
        outside |= {
            places[line.text, line.left, line.y]: why
            for line, why in margins.items()
            if line.page == number
        }
        lines += ordered
    body = [line for line in lines if line not in outside]
    blocks = blocks_of_lines(lines, outside, measure(body or lines))
    source = "\n".join(line.text for line in lines)
    title = clean(properties.get("Title", ""))
    return Document(tuple(blocks), title, "", tuple(lost), (), source, by_line=False)


def _fitting(lines: Sequence[Line], gutters: Sequence[float]) -> tuple[float, ...]:
    """The columns of other pages, if this page's lines keep within them."""
    crossing = sum(any(line.left < x < line.right for x in gutters) for line in lines)
    return tuple(gutters) if crossing <= 0.3 * len(lines) else ()


def _has_picture(page: PdfPage) -> bool:
    import pypdfium2.raw as pdfium

    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4))


def _lost(letters: Letters, page: int) -> list[LeftOut]:
    found = []
    spot = Spot(1, page=page)
    if letters.unknown > 3:
        why = f"{letters.unknown} letters that the file draws, but does not name"
        found.append(LeftOut("", why, spot, lost=True))
    if letters.turned > 3:
        why = f"{letters.turned} letters that do not stand level, such as a watermark"
        found.append(LeftOut("", why, spot, lost=True))
    return found
