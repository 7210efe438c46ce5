"""How much of each page is ink."""

from __future__ import annotations

from kit.ink import SCALE, ink_of_drawn


def ink_of(pdf: bytes) -> tuple[float, ...]:
    """The part of each page that is black, from 0 to 1; grey counts in part."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_ink(page) for page in document)


def _ink(page: object) -> float:
    bitmap = page.render(scale=SCALE, grayscale=True)  # type: ignore[attr-defined]
    return ink_of_drawn(bitmap.to_pil())
