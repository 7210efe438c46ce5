"""How much of a page is ink, and where on it anything is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kit.model.printing import PageRef
from kit.preflight.ink import SCALE, ink_of_drawn
from kit.printing.imposition.fit import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_ALIKE = 5
"""A difference in shade, of 256, that nobody sees."""


@dataclass(frozen=True, slots=True)
class Measured:
    """`ink` is the part of a page that is black, where gray counts in part.

    `content` is the box around all that is drawn on the page's ground; None for an empty page.
    """

    ink: float
    content: Box | None


def measure(pages: Mapping[bytes, PageRef]) -> dict[bytes, Measured]:
    """Each page drawn in gray, and measured; by the keys given."""
    import pypdfium2

    found = {}
    by_file = sorted(pages.items(), key=lambda each: (str(each[1].path), each[1].index))
    opened: pypdfium2.PdfDocument | None = None
    path = None
    for key, ref in by_file:
        if opened is None or path != ref.path:
            if opened is not None:
                opened.close()
            opened, path = pypdfium2.PdfDocument(ref.path), ref.path
        page = opened[ref.index]
        bitmap = page.render(scale=SCALE, grayscale=True)
        drawn = bitmap.to_pil()
        found[key] = Measured(ink_of_drawn(drawn), _content(drawn, page.get_height()))
        bitmap.close()
        page.close()
    if opened is not None:
        opened.close()
    return found


def _content(drawn: Image, height: float) -> Box | None:
    """The box around what differs from the page's ground, in points; None if nothing does.

    The ground is the lightest corner: white, or the cream of a profile for screens, which
    fills the whole page.
    """
    width, lines = drawn.size
    corners = [(0, 0), (width - 1, 0), (0, lines - 1), (width - 1, lines - 1)]
    # In gray, a pixel is one number.
    ground = max(cast(int, drawn.getpixel(corner)) for corner in corners)
    marked = [255 * (abs(shade - ground) > _ALIKE) for shade in range(256)]
    found = drawn.point(marked).getbbox()
    if found is None:
        return None
    left, top, right, bottom = (each / SCALE for each in found)
    return left, height - bottom, right, height - top
