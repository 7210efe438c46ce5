"""How much of a page is ink; the one measure for the guide and for the copier plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 1.5
"""Pixels per point

PDFium draws a hairline at least one pixel wide, so at a lower resolution pages of thin rules seem
darker than they print.
"""
_PALEST = 224
"""A background at least this light is the paper, such as cream. Any other is ink."""


def ink_of(pdf: bytes) -> tuple[float, ...]:
    """The part of each page that is black, from 0 to 1; gray counts in part."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_ink(page) for page in document)


def ink_of_drawn(drawn: Image) -> float:
    """The part of a page drawn in gray that is black, from 0 to 1; gray counts in part.

    On cream paper, ink is measured against the lightest color of the page.
    """
    counts = drawn.histogram()
    lightest = max((shade for shade, count in enumerate(counts) if count), default=255)
    paper = lightest if lightest >= _PALEST else 255
    dark = sum((paper - shade) * count for shade, count in enumerate(counts) if count)
    return dark / (paper * max(1, sum(counts)))


def _ink(page: object) -> float:
    bitmap = page.render(scale=SCALE, grayscale=True)  # type: ignore[attr-defined]
    return ink_of_drawn(bitmap.to_pil())
