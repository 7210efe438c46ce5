"""Writes PDF files: objects in compressed streams, and the table of where each is.

ISO 32000-1, 7.5 says how a file is built. pikepdf writes files as well, but each as a whole: here
what many files have in common is compressed and hashed once, and objects may be frozen text.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain, repeat
from pathlib import Path

from pikepdf import String

from kit.bind.deflate import FAST
from kit.bind.frozen import reference

_HEADER = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_ROW = struct.Struct(">xBIH")
"""What the table says of an object: its kind, and two numbers (7.5.8.3).

The byte before them is free for the number of the predictor.
"""
_FREE, _PLAIN, _PACKED = 0, 1, 2
_UP = 2
"""The PNG predictor that writes what has changed since the row above (RFC 2083, 6.4)."""


class Writer:
    """A PDF file that is being written, object by object."""

    def __init__(self, level: int = FAST) -> None:
        """`level` is how well objects are compressed that are no streams."""
        self.level = level
        self.chunks = [_HEADER]
        self.length = len(_HEADER)
        self.digest = hashlib.md5(_HEADER, usedforsecurity=False)
        self.rows = bytearray(_ROW.pack(_FREE, 0, 0xFFFF))

    def copy(self) -> Writer:
        """Another file that begins with what was written so far."""
        other = Writer(self.level)
        self.chunks = [b"".join(self.chunks)]
        other.chunks, other.length = list(self.chunks), self.length
        other.digest, other.rows = self.digest.copy(), bytearray(self.rows)
        return other

    def reserve(self, count: int = 1) -> int:
        """The first of so many numbers, each for an object that is written later."""
        first = len(self.rows) // _ROW.size
        self.rows += bytes(_ROW.size * count)
        return first

    def stream(self, number: int, text: bytes, data: bytes) -> None:
        """Write a stream; `text` is its dictionary without its length."""
        inner = text.removeprefix(b"<<")
        self._write(number, b"<< /Length %d%s\nstream\n%s\nendstream" % (len(data), inner, data))

    def packed(self, texts: Mapping[int, bytes]) -> None:
        """Write objects that are no streams into a stream (7.5.7), by number."""
        self._packed(list(texts), list(texts.values()), b"\n".join(texts.values()))

    def lines(self, first: int, text: bytes) -> None:
        """Write objects as `packed` does: one a line, numbered from `first` on."""
        lines = text.split(b"\n")
        self._packed(range(first, first + len(lines)), lines, text)

    def _packed(self, numbers: Sequence[int], texts: Sequence[bytes], whole: bytes) -> None:
        holder = self.reserve()
        places = accumulate(map((1).__add__, map(len, texts)), initial=0)
        pairs = chain.from_iterable(zip(numbers, places, strict=False))
        head = b" ".join([b"%d %d"] * len(texts)) % tuple(pairs) + b"\n"
        data = zlib.compress(head + whole, self.level)
        facts = b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode >>"
        self.stream(holder, facts % (len(texts), len(head)), data)
        rows = map(_ROW.pack, repeat(_PACKED), repeat(holder), range(len(texts)))
        if isinstance(numbers, range):
            first = numbers[0] * _ROW.size
            self.rows[first : first + len(texts) * _ROW.size] = b"".join(rows)
        else:
            for number, row in zip(numbers, rows, strict=True):
                self.rows[number * _ROW.size : (number + 1) * _ROW.size] = row

    def file(self, root: int, title: str) -> bytes:
        """The whole file, of this title; `root` is the number of its catalog.

        Its identifier (14.4) is the hash of all that it holds.
        """
        info, table = self.reserve(), self.reserve()
        said = String(title).unparse()
        self._write(info, b"<< /Producer (Debate Kit) /Title %s >>" % said)
        _ROW.pack_into(self.rows, table * _ROW.size, _PLAIN, self.length, 0)
        data = zlib.compress(_changes(self.rows), self.level)
        digest = self.digest.hexdigest().encode()
        facts = b"<< /Type /XRef /Size %d /W [1 4 2] /Root %s /Info %s /ID [<%s> <%s>]" % (
            table + 1, reference(root), reference(info), digest, digest,
        )  # fmt: skip
        facts += b" /Filter /FlateDecode /DecodeParms << /Columns 7 /Predictor 12 >> >>"
        start = self.length
        self.stream(table, facts, data)
        return b"".join((*self.chunks, b"startxref\n%d\n%%%%EOF\n" % start))

    def _write(self, number: int, body: bytes) -> None:
        _ROW.pack_into(self.rows, number * _ROW.size, _PLAIN, self.length, 0)
        chunk = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        self.chunks.append(chunk)
        self.length += len(chunk)
        self.digest.update(chunk)


def _changes(rows: bytes | bytearray) -> bytes:
    """What the predictor makes of rows: its number, and each byte less the one above it."""
    count = len(rows)
    new, old, low, high, marks = (
        int.from_bytes(each)
        for each in (
            rows,
            bytes(_ROW.size) + rows[: -_ROW.size],
            b"\x7f" * count,
            b"\x80" * count,
            (bytes((_UP,)) + bytes(_ROW.size - 1)) * (count // _ROW.size),
        )
    )
    # All bytes at once: no byte borrows from the next, as the top bit of each is put in last.
    changes = ((new | high) - (old & low)) ^ ((new ^ old ^ high) & high)
    return (changes | marks).to_bytes(count)


def write_file(target: Path, data: bytes) -> None:
    """Write a whole file. Raises `OSError`, which names it."""
    try:
        target.write_bytes(data)
    except OSError as failure:
        failure.filename = str(target)
        raise
