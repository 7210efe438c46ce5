"""Fills forms as a reader does, with pdfium: the part of Chromium that shows PDFs.

Fields are clicked into and typed in through pdfium's own events, so what comes out is what
that viewer makes of a field: whether it may be typed in, wraps, ticks, and where Tab leads.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

TAB = 9


class Viewer:
    """A PDF, open to be filled in; places are in points, from a page's lower left corner."""

    def __init__(self, path: Path) -> None:
        self.pdf = pypdfium2.PdfDocument(path)
        self.pdf.init_forms()
        self.form: Any = self.pdf.formenv
        self.pages: dict[int, Any] = {}

    def page(self, index: int) -> Any:
        """A page, loaded once."""
        if index not in self.pages:
            self.pages[index] = self.pdf[index]
        return self.pages[index]

    def click(self, index: int, x: float, y: float) -> None:
        """Press and let go of the mouse at a place."""
        page = self.page(index)
        pdfium.FORM_OnMouseMove(self.form, page, 0, x, y)
        pdfium.FORM_OnLButtonDown(self.form, page, 0, x, y)
        pdfium.FORM_OnLButtonUp(self.form, page, 0, x, y)

    def write(self, index: int, text: str) -> None:
        """Type where the cursor is."""
        for letter in text:
            pdfium.FORM_OnChar(self.form, self.page(index), ord(letter), 0)

    def tab(self, index: int) -> None:
        """Press the Tab key."""
        pdfium.FORM_OnKeyDown(self.form, self.page(index), TAB, 0)

    def picture(self, index: int) -> Any:
        """What a page looks like, with what was typed, four pixels a point, in grey."""
        page = self.page(index)
        return page.render(scale=4, grayscale=True, may_draw_forms=True).to_pil()

    def save(self, path: Path) -> None:
        """Leave the field, and write the file as it is now."""
        pdfium.FORM_ForceToKillFocus(self.form)
        self.pdf.save(path)


@contextmanager
def viewing(path: Path) -> Iterator[Viewer]:
    """A viewer of a file."""
    viewer = Viewer(path)
    try:
        yield viewer
    finally:
        for page in viewer.pages.values():
            page.close()
        viewer.pdf.close()
