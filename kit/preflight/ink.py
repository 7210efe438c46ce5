"""How much of each page is ink."""

from __future__ import annotations

SCALE = 0.25
"""Pixels in a point: what is thinner comes out grey, and counts in part."""


def ink_of(pdf: bytes) -> tuple[float, ...]:
    """The part of each page that is black, from 0 to 1; grey counts in part.

    What a page on cream paper has is measured against the lightest colour on it.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_ink(page) for page in document)


def _ink(page: object) -> float:
    bitmap = page.render(scale=SCALE, grayscale=True)  # type: ignore[attr-defined]
    data = bytes(bitmap.buffer)
    rows = [data[at * bitmap.stride :][: bitmap.width] for at in range(bitmap.height)]
    paper = max(max(row) for row in rows)
    dark = sum(paper * len(row) - sum(row) for row in rows)
    return dark / (paper * bitmap.width * bitmap.height) if paper else 1.0
