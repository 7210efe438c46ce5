"""Ends the layout of a sheet that has too many pages, or pages that are no paper, while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.layout.page

SMALLEST, LARGEST = 20, 5080
"""Millimeters: a label, and the largest page of a PDF (14,400 points; ISO 32000-1, table C.1)."""
MM = 25.4 / 96
"""Millimeters in a CSS pixel."""

_most: int | None = None
_make = weasyprint.layout.page.remake_page


class Unprintable(ValueError):
    """A sheet cannot be printed; what is wrong follows its name."""


@contextmanager
def at_most(pages: int | None) -> Iterator[None]:
    """Within, layout raises `Unprintable` at the first page beyond so many; None for no limit."""
    global _most
    before, _most = _most, pages
    try:
        yield
    finally:
        _most = before


def _make_page(index: int, *args: Any) -> Any:
    """Make one page, as WeasyPrint asks for it.

    It has no public API to stop at a page, so that its version is pinned.
    """
    if _most is not None and index >= _most:
        raise Unprintable(f"has more than {_most} pages")
    page, *rest = _make(index, *args)
    for side in (page.margin_width(), page.margin_height()):
        if side * MM < SMALLEST:
            raise Unprintable(f"has a page narrower or lower than {SMALLEST} mm")
        if side * MM > LARGEST:
            raise Unprintable(f"has a page wider or higher than {LARGEST} mm")
    return page, *rest


weasyprint.layout.page.remake_page = _make_page
