"""What is drawn on a finished page, read back by PDFium: strokes, white areas, and words.

Lengths are millimeters from the lower left corner of the paper.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

MM = 72 / 25.4
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Way = list[tuple[float, float]]


@dataclass
class Drawn:
    """A page's things in the order of painting: `at` counts them."""

    strokes: list[tuple[int, float, Way]] = field(default_factory=list)
    """Number, width, points."""
    papers: list[tuple[int, Box]] = field(default_factory=list)
    """White areas."""
    letters: list[tuple[int, Box]] = field(default_factory=list)
    lines: list[tuple[str, Box]] = field(default_factory=list)
    """The words of each line, and the box around them."""

    def add(self, words: str, box: Box) -> None:
        """Add a piece of text; PDFium gives the letters of a drawing one by one."""
        if self.lines:
            before, (left, bottom, right, top) = self.lines[-1]
            tall = top - bottom
            if abs(box[1] - bottom) < 0.6 * tall and -0.5 < box[0] - right < tall:
                gap = " " if box[0] - right > 0.3 * tall else ""
                whole = (left, min(bottom, box[1]), max(right, box[2]), max(top, box[3]))
                self.lines[-1] = (before + gap + words, whole)
                return
        self.lines.append((words, box))


def read_drawn(pdf: bytes, page: int = 0) -> Drawn:
    """All that is drawn on a page."""
    document = pypdfium2.PdfDocument(pdf)
    found = Drawn()
    for number, (thing, matrix) in enumerate(_things(document[page], None)):
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            found.letters.append((number, _bounds(thing, matrix)))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _path(thing, matrix, number, found)
    text = document[page].get_textpage()
    for index in range(text.count_rects()):
        box = text.get_rect(index)
        words = text.get_text_bounded(*box).strip()
        if words:
            left, bottom, right, top = (value / MM for value in box)
            found.add(words, (left, bottom, right, top))
    return found


def _path(thing: Any, matrix: Any, number: int, found: Drawn) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, fill, stroke)
    if stroke.value:
        width = ctypes.c_float()
        raw.FPDFPageObj_GetStrokeWidth(thing, width)
        for way in _ways(thing, matrix):
            found.strokes.append((number, width.value * abs(matrix[0]) / MM, way))
    color = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(thing, *color)
    if fill.value and all(part.value == 255 for part in color):
        found.papers.append((number, _bounds(thing, matrix)))


def _things(holder: Any, matrix: Any) -> Iterator[tuple[Any, Any]]:
    """The objects of a page, and of the forms on it, each with the matrix that places it."""
    if matrix is None:
        things = [
            raw.FPDFPage_GetObject(holder, index)
            for index in range(raw.FPDFPage_CountObjects(holder))
        ]
        matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    else:
        things = [
            raw.FPDFFormObj_GetObject(holder, index)
            for index in range(raw.FPDFFormObj_CountObjects(holder))
        ]
    for thing in things:
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(thing, own)
        whole = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_FORM:
            yield from _things(thing, whole)
        else:
            yield (
                thing,
                whole if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_PATH else matrix,
            )


def _times(one: Any, two: Any) -> Any:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _placed(x: float, y: float, matrix: Any) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e) / MM, (b * x + d * y + f) / MM


def _bounds(thing: Any, matrix: Any) -> Box:
    if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_PATH:
        points = [point for way in _ways(thing, matrix) for point in way]
    else:
        sides = [ctypes.c_float() for _ in range(4)]
        raw.FPDFPageObj_GetBounds(thing, *sides)
        left, bottom, right, top = (side.value for side in sides)
        points = [_placed(left, bottom, matrix), _placed(right, top, matrix)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _ways(thing: Any, matrix: Any) -> list[Way]:
    """The pieces of a path, curves as twelve straight steps."""
    pieces: list[Way] = []
    curve: Way = []
    for index in range(raw.FPDFPath_CountSegments(thing)):
        segment = raw.FPDFPath_GetPathSegment(thing, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _placed(x.value, y.value, matrix)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            pieces.append([point])
        elif kind == raw.FPDF_SEGMENT_LINETO:
            pieces[-1].append(point)
        else:
            curve.append(point)
            if len(curve) == 3:
                pieces[-1] += _bezier(pieces[-1][-1], *curve)
                curve = []
        if raw.FPDFPathSegment_GetClose(segment):
            pieces[-1].append(pieces[-1][0])
    return pieces


def _bezier(a: Any, b: Any, c: Any, d: Any) -> Way:
    found = []
    for step in range(1, 13):
        t = step / 12
        shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        found.append(
            (
                sum(share * p[0] for share, p in zip(shares, (a, b, c, d), strict=True)),
                sum(share * p[1] for share, p in zip(shares, (a, b, c, d), strict=True)),
            )
        )
    return found


def read_file(path: Path, page: int = 0) -> Drawn:
    """All that is drawn on a page of a file."""
    return read_drawn(path.read_bytes(), page)
