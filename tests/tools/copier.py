"""A page as a tired copier gives it back, and how much ink each word then has."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image, ImageFilter

GENERATIONS = 2
SCALE = 300 / 72
"""Dots per point, as copiers scan."""
BLUR = 1.6
CUT = 140
"""Of 255: what is darker than this after the blur comes out black.

With 128 a copier loses the thin strokes of nine-point letters, with 150 it closes their holes.
"""


def copied(page: Image.Image) -> Image.Image:
    """A page after so many generations: each blurs it, and leaves only black and white."""
    for _ in range(GENERATIONS):
        blurred = page.filter(ImageFilter.GaussianBlur(BLUR))
        page = blurred.point(lambda value: 255 if value > CUT else 0)
    return page


def kept(page: pypdfium2.PdfPage) -> Iterator[tuple[str, float]]:
    """Each word of a page, with its ink after the copier as a part of its ink before.

    Words have a letter or a digit; a dot between two of them is none.
    """
    before = page.render(scale=SCALE, grayscale=True).to_pil()
    after = copied(before)
    left, _, _, top = page.get_mediabox()
    for word, box in words(page):
        if not any(letter.isalnum() for letter in word):
            continue
        crop = (
            int((box[0] - left) * SCALE),
            int((top - box[3]) * SCALE),
            int((box[2] - left) * SCALE) + 1,
            int((top - box[1]) * SCALE) + 1,
        )
        inks = [_ink(each.crop(crop)) for each in (before, after)]
        yield word, inks[1] / max(1, inks[0])


def words(page: pypdfium2.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """The words of a page, each with the box around its letters."""
    text = page.get_textpage()
    word = ""
    boxes: list[tuple[float, float, float, float]] = []
    for index in range(text.count_chars() + 1):
        code = raw.FPDFText_GetUnicode(text, index) if index < text.count_chars() else 32
        letter = chr(code)
        if letter.isspace() or code in (0, 2, 0xFFFE):
            if word:
                yield word, (
                    min(box[0] for box in boxes), min(box[1] for box in boxes),
                    max(box[2] for box in boxes), max(box[3] for box in boxes),
                )  # fmt: skip
            word, boxes = "", []
            continue
        word += letter
        boxes.append(text.get_charbox(index))


def text_colors(page: pypdfium2.PdfPage) -> set[tuple[int, ...]]:
    """The colors that a page's letters are filled with: red, green, blue and how opaque."""
    found = set()
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=6):
        parts = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFPageObj_GetFillColor(thing, *parts)
        found.add(tuple(part.value for part in parts))
    return found


def _ink(part: Image.Image) -> int:
    return sum((255 - shade) * count for shade, count in enumerate(part.histogram()))
