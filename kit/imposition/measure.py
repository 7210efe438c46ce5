"""How much of a page is ink, and where on it anything is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.imposition.fit import Box
from kit.model.printing import PageRef

SCALE = 0.5
"""Pixels in a point: coarse, but an edge is off by less than a millimetre."""
_WHITE = 250


@dataclass(frozen=True, slots=True)
class Measured:
    """`ink` is the part of a page that is black, where grey counts in part.

    `content` is the box around all that is drawn; None for an empty page.
    """

    ink: float
    content: Box | None


def measure(pages: Mapping[bytes, PageRef]) -> dict[bytes, Measured]:
    """Each page drawn small in grey, and measured; by the keys given."""
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
        rows = _rows(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
        found[key] = _measured(rows, page.get_height())
        bitmap.close()
        page.close()
    if opened is not None:
        opened.close()
    return found


def _rows(data: bytes, width: int, height: int, stride: int) -> list[bytes]:
    return [data[at * stride : at * stride + width] for at in range(height)]


def _measured(rows: Sequence[bytes], height: float) -> Measured:
    whole = sum(len(row) for row in rows)
    ink = 1 - sum(sum(row) for row in rows) / (255 * whole)
    drawn = [at for at, row in enumerate(rows) if min(row) < _WHITE]
    if not drawn:
        return Measured(0.0, None)
    width = len(rows[0])
    light = bytes(range(_WHITE, 256))
    left = min(width - len(rows[at].lstrip(light)) for at in drawn)
    right = max(len(rows[at].rstrip(light)) for at in drawn)
    box = (
        left / SCALE,
        height - (drawn[-1] + 1) / SCALE,
        right / SCALE,
        height - drawn[0] / SCALE,
    )
    return Measured(ink, box)
