"""Draws pages of a PDF as pictures."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from kit.preview.text import TextBlock, blocks_of

NARROWEST, WIDEST = 80, 4000
"""In pixels. The widest picture is a Letter page at 470 dots per inch."""
MOST_KNOWN = 5000
"""Pages whose looks are kept in memory: a few kilobytes each, mostly their text."""

# PDFium has global state, and must not be called from two threads at once.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Look:
    """How a page looks: a digest of its picture, its width and height in points, and its text."""

    digest: str
    width: float
    height: float
    text: tuple[TextBlock, ...]


class Looks:
    """Keeps how pages look, so that only new pages are drawn to find out."""

    def __init__(self) -> None:
        self.known: OrderedDict[Hashable, Look] = OrderedDict()

    def of(self, pdf: bytes, names: Sequence[Hashable]) -> tuple[Look, ...]:
        """The look of each page of a PDF.

        `names` has a name for each page that stands for everything that went into it: pages
        with the same name look the same.
        """
        missing = [index for index, name in enumerate(names) if name not in self.known]
        if missing:
            with _one_at_a_time:
                document = _open(pdf)
                try:
                    for index in missing:
                        self.known[names[index]] = _look(document, index)
                finally:
                    document.close()
        found = []
        for name in names:
            self.known.move_to_end(name)
            found.append(self.known[name])
        while len(self.known) > MOST_KNOWN:
            self.known.popitem(last=False)
        return tuple(found)


def draw(pdf: bytes, index: int, width: int) -> bytes:
    """Draw the page `index` of a PDF, counted from 0; gives a PNG of about `width` pixels across.

    The width is kept between `NARROWEST` and `WIDEST`.
    """
    from PIL import Image, ImageChops

    with _one_at_a_time:
        document = _open(pdf)
        try:
            page = document[index]
            pixels = min(max(width, NARROWEST), WIDEST)
            image: Image.Image = page.render(scale=pixels / page.get_width()).to_pil()
        finally:
            document.close()
    red, green, blue = image.convert("RGB").split()
    if not (
        ImageChops.difference(red, green).getbbox() or ImageChops.difference(red, blue).getbbox()
    ):
        # Nearly all pages are black and white; as gray they take half the bytes and the time.
        image = red
    out = BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


def _open(pdf: bytes) -> Any:
    import pypdfium2

    return pypdfium2.PdfDocument(pdf)


def _look(document: Any, index: int) -> Look:
    page = document[index]
    width, height = page.get_size()
    bitmap = page.render(scale=1)
    digest = hashlib.sha256(f"{width} {height} ".encode() + bytes(bitmap.buffer)).hexdigest()[:24]
    return Look(digest, width, height, blocks_of(page))
