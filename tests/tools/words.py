"""The words of a PDF's pages, as PDFium reads them: another program than wrote them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2


def pages_text(path: Path) -> list[str]:
    """The words of each page, with one space between any two."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def text_of(path: Path) -> str:
    """The words of all pages."""
    return " ".join(pages_text(path))
