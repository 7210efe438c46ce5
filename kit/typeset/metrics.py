"""What a font file says of its glyphs: how wide they are, and which letters they stand for."""

from __future__ import annotations

import functools
import string
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

IN_NAMES = frozenset(string.ascii_letters + string.digits + " -'’.,()·")
"""What most names are written with, as they stand on covers and at the foot of pages."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """What a PDF says of a font, in thousandths of its size, by glyph number."""

    widths: Mapping[int, int]
    letters: Mapping[int, str]
    ascent: int
    descent: int


@functools.cache
def metrics(data: bytes) -> Metrics:
    """The metrics of all glyphs of a font file."""
    import uharfbuzz as hb

    face = hb.Face(hb.Blob(data))
    cut = hb.Font(face)
    scale = 1000 / face.upem
    letters: dict[int, str] = {}
    for code in sorted(face.unicodes):
        # A ligature is read as its letters. The first of a letter's codes is its own.
        text = unicodedata.normalize("NFKD", chr(code)) if 0xFB00 <= code <= 0xFB06 else chr(code)
        letters.setdefault(cut.get_nominal_glyph(code), text)
    extents = cut.get_font_extents("ltr")
    return Metrics(
        {glyph: round(cut.get_glyph_h_advance(glyph) * scale) for glyph in range(face.glyph_count)},
        letters,
        round(extents.ascender * scale),
        round(extents.descender * scale),
    )


def read_as(data: bytes, drawn: Mapping[int, str], *, names: bool) -> dict[int, str]:
    """The glyphs of a font cut by `font` that are embedded, and the letters that they stand for.

    These are those `drawn`, and for `names` all that most are written with, so that packets of
    two students have the same fonts.
    """
    letters = metrics(data).letters
    usual = {at: each for at, each in letters.items() if names and each in IN_NAMES}
    return {at: letters.get(at, own) for at, own in {**drawn, **usual}.items()}
