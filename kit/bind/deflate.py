"""Streams that are compressed once, as small as can be: a save leaves them as they are."""

from __future__ import annotations

import zlib

from pikepdf import Name, Object, Pdf

BEST = 9
"""The level at which a stream is smallest, and slowest to compress."""
WELL = 7
"""The level for what goes into many files: a hundredth larger, in less than half the time."""
FAST = 1
"""The level for what goes into one file: a quarter larger, in a fifteenth of the time."""


def deflated(data: bytes) -> bytes:
    """Compress data for a stream with the filter FlateDecode (ISO 32000-1, 7.4.4)."""
    return zlib.compress(data, BEST)


def deflated_stream(pdf: Pdf, data: bytes, **facts: object) -> Object:
    """A stream of data that `deflated` has made; `facts` are entries of its dictionary."""
    stream = pdf.make_stream(data, **facts)
    stream.write(data, filter=Name.FlateDecode)
    return stream
