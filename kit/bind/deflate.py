"""Compresses fonts once a process, not once a part: every part has some of the same."""

from __future__ import annotations

import functools
import zlib

from pikepdf import Dictionary, Name, Object, Pdf

BEST = 9
"""The level at which a stream is smallest, and slowest to compress."""


def deflate_fonts(part: Pdf) -> None:
    """Compress the font files of a part, and the letters that their glyphs stand for."""
    met: set[tuple[int, int]] = set()
    for page in part.pages:
        for font in page.obj.Resources.get("/Font", Dictionary()).values():
            if font.objgen in met:
                continue
            met.add(font.objgen)
            inner = font.get("/DescendantFonts", ())
            files = (each.FontDescriptor.get("/FontFile2") for each in inner)
            for stream in (font.get("/ToUnicode"), *files):
                if stream is not None and "/Filter" not in stream:
                    _deflate(stream)


def _deflate(stream: Object) -> None:
    stream.write(_deflated(stream.read_raw_bytes()), filter=Name.FlateDecode)


@functools.lru_cache(maxsize=64)
def _deflated(data: bytes) -> bytes:
    return zlib.compress(data, BEST)
