"""The few calls of PDFium that preflight makes, with Python's types on either side.

What they give is described in PDFium's public headers, fpdf_edit.h and fpdf_structtree.h.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2.raw as raw
from pypdfium2 import PdfMatrix

from kit.preflight.gray import gray
from kit.preflight.shapes import Box, around

Handle = Any
"""A PDFium pointer."""

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
INVISIBLE, CLIPS = 3, 7
"""Text rendering modes that leave no mark (ISO 32000-1, table 106)."""


EVEN_ODD = 1
BROKEN = "\x02"
"""What PDFium gives for a hyphen at the end of a line."""
OF_PATTERNS = (191, 191, 191)
"""The color that PDFium gives for a pattern

A thing of this color may also be exactly that gray.
"""


class Paint(NamedTuple):
    """A gray, and how much it hides of what is behind it: an `alpha` of 1 hides everything."""

    gray: float
    alpha: float

    def over(self, ground: float) -> float:
        """The gray that shows over that of a ground."""
        return self.alpha * self.gray + (1 - self.alpha) * ground


@contextmanager
def pages_of(pdf: bytes) -> Iterator[list[tuple[Handle, Handle]]]:
    """Every page of a PDF, with its text. Raises `pypdfium2.PdfiumError` if it is not a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pages: list[tuple[Handle, Handle]] = []
    try:
        for number in range(len(document)):
            page = raw.FPDF_LoadPage(document.raw, number)
            pages.append((page, raw.FPDFText_LoadPage(page)))
        yield pages
    finally:
        for page, text in pages:
            raw.FPDFText_ClosePage(text)
            raw.FPDF_ClosePage(page)
        document.close()


def page_box(page: Handle) -> Box:
    """A page's box."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    return Box(box.left, box.bottom, box.right, box.top)


def objects(holder: Handle, *, form: bool = False) -> Iterator[tuple[int, Handle]]:
    """The objects of a page, or of a form on it, with the kind of each, as they are painted."""
    count = raw.FPDFFormObj_CountObjects if form else raw.FPDFPage_CountObjects
    get = raw.FPDFFormObj_GetObject if form else raw.FPDFPage_GetObject
    for index in range(count(holder)):
        each = get(holder, index)
        yield raw.FPDFPageObj_GetType(each), each


def matrix(each: Handle) -> PdfMatrix:
    """What an object's own matrix does, to the page or to the form that holds it."""
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(each, found)
    return PdfMatrix.from_raw(found)


def bounds(each: Handle) -> Box:
    """What an object covers; PDFium puts a stroke's whole width around its path."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(each, left, bottom, right, top)
    return Box(left.value, bottom.value, right.value, top.value)


def paint(each: Handle, *, stroke: bool = False) -> Paint | None:
    """What an object is filled or stroked with; None for a pattern, such as a gradient."""
    parts = [ctypes.c_uint() for _ in range(4)]
    get = raw.FPDFPageObj_GetStrokeColor if stroke else raw.FPDFPageObj_GetFillColor
    if not get(each, *parts):
        return None
    red, green, blue, alpha = (part.value for part in parts)
    if (red, green, blue) == OF_PATTERNS:
        return None
    return Paint(gray(red, green, blue), alpha / 255)


def painted(path: Handle) -> tuple[int, bool]:
    """How a path is filled (0 for not at all, or `EVEN_ODD`), and whether it is stroked."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return fill.value, bool(stroke.value)


def weight(path: Handle) -> float:
    """How thick a path is stroked, in its own units."""
    found = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(path, found)
    return found.value


def outlines(path: Handle) -> list[list[tuple[float, float]]]:
    """The points of each closed piece of a path, in its own units; of curves, all of theirs."""
    get = raw.FPDFPath_GetPathSegment
    return _pieces([get(path, index) for index in range(raw.FPDFPath_CountSegments(path))])


def clips(each: Handle) -> list[Box]:
    """Boxes around all that an object is clipped to, in the units of what holds it."""
    clip = raw.FPDFPageObj_GetClipPath(each)
    found = []
    for index in range(raw.FPDFClipPath_CountPaths(clip) if clip else 0):
        count = raw.FPDFClipPath_CountPathSegments(clip, index)
        segments = [raw.FPDFClipPath_GetPathSegment(clip, index, at) for at in range(count)]
        if points := [point for piece in _pieces(segments) for point in piece]:
            found.append(around(points))
    return found


def size(text: Handle) -> float:
    """The size of a text's font, in its own units."""
    found = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(text, found)
    return found.value


def is_seen(text: Handle) -> bool:
    """Whether a text leaves a mark."""
    return raw.FPDFTextObj_GetTextRenderMode(text) not in (INVISIBLE, CLIPS)


def words(text: Handle, page_text: Handle) -> str:
    """What a text says."""
    length = raw.FPDFTextObj_GetText(text, page_text, None, 0)
    buffer = (ctypes.c_ushort * max(1, length // 2))()
    raw.FPDFTextObj_GetText(text, page_text, buffer, length)
    found = bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
    return found.replace(BROKEN, "-")


def font(text: Handle) -> tuple[int, Handle]:
    """A number for a text's font, the same for all texts in it, and the font."""
    found = raw.FPDFTextObj_GetFont(text)
    return ctypes.cast(found, ctypes.c_void_p).value or 0, found


def font_name(found: Handle) -> str:
    """A font's name, without the prefix of a subset font."""
    length = raw.FPDFFont_GetBaseFontName(found, None, 0)
    buffer = ctypes.create_string_buffer(max(1, length))
    raw.FPDFFont_GetBaseFontName(found, buffer, length)
    return buffer.value.decode("utf-8", "replace").rpartition("+")[2]


def is_embedded(found: Handle) -> bool:
    """Whether the file of a font is in the PDF."""
    return bool(raw.FPDFFont_GetIsEmbedded(found))


def dots(image: Handle) -> tuple[int, int]:
    """How many dots an image has, across and down."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(image, wide, high)
    return wide.value, high.value


def content(each: Handle) -> int:
    """The number of the marked content that an object is in; -1 for none."""
    return int(raw.FPDFPageObj_GetMarkedContentID(each))


def is_faint(each: Handle) -> bool:
    """Whether an object is blended with what is below it."""
    return bool(raw.FPDFPageObj_HasTransparency(each))


def sample(page: Handle, box: Box, dots_a_point: float) -> bytes:
    """The grays, from 0 to 255, that show where the box is."""
    whole = page_box(page)
    across = max(1, round(box.width * dots_a_point))
    down = max(1, round(box.height * dots_a_point))
    bitmap = raw.FPDFBitmap_CreateEx(across, down, raw.FPDFBitmap_Gray, None, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(
            bitmap,
            page,
            round((whole.left - box.left) * dots_a_point),
            round((box.top - whole.top) * dots_a_point),
            round(whole.width * dots_a_point),
            round(whole.height * dots_a_point),
            0,
            0,
        )
        stride = raw.FPDFBitmap_GetStride(bitmap)
        found = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * down)
        return b"".join(found[row * stride : row * stride + across] for row in range(down))
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _pieces(segments: list[Handle]) -> list[list[tuple[float, float]]]:
    pieces: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for segment in segments:
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not pieces:
            pieces.append([])
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        pieces[-1].append((x.value, y.value))
    return [piece for piece in pieces if len(piece) > 1]
