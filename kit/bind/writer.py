"""Writes PDF files: objects in compressed streams, and the table of where each is.

ISO 32000-1, 7.5 says how a file is built. pikepdf writes files as well, but each as a whole: here
what many files have in common is compressed and hashed once, and objects may be frozen text.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

from pikepdf import String

from kit.bind.deflate import BEST, FAST
from kit.bind.frozen import reference

_HEADER = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_ROW = struct.Struct(">BIH")
"""What the table says of an object: its kind, and two numbers (7.5.8.3)."""
_FREE, _PLAIN, _PACKED = 0, 1, 2
_UP = 2
"""The PNG predictor that writes what has changed since the row above (RFC 2083, 6.4)."""


class Writer:
    """A PDF file that is being written, object by object."""

    def __init__(self) -> None:
        self.chunks = [_HEADER]
        self.length = len(_HEADER)
        self.digest = hashlib.md5(_HEADER, usedforsecurity=False)
        self.rows: list[bytes] = [_ROW.pack(_FREE, 0, 0xFFFF)]

    def copy(self) -> Writer:
        """Another file that begins with what was written so far."""
        other = Writer()
        self.chunks = [b"".join(self.chunks)]
        other.chunks, other.length = list(self.chunks), self.length
        other.digest, other.rows = self.digest.copy(), list(self.rows)
        return other

    def reserve(self, count: int = 1) -> int:
        """The first of so many numbers, each for an object that is written later."""
        first = len(self.rows)
        self.rows += [b""] * count
        return first

    def stream(self, number: int, text: bytes, data: bytes) -> None:
        """Write a stream; `text` is its dictionary without its length."""
        inner = text.removeprefix(b"<<")
        self._write(number, b"<< /Length %d%s\nstream\n%s\nendstream" % (len(data), inner, data))

    def packed(self, texts: Mapping[int, bytes]) -> None:
        """Write objects that are no streams into a stream (7.5.7), by number."""
        holder = self.reserve()
        places, length = [], 0
        for number, text in texts.items():
            places.append(b"%d %d" % (number, length))
            length += len(text) + 1
        head = b" ".join(places) + b"\n"
        data = zlib.compress(head + b"\n".join(texts.values()), FAST)
        facts = b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode >>"
        self.stream(holder, facts % (len(texts), len(head)), data)
        for index, number in enumerate(texts):
            self.rows[number] = _ROW.pack(_PACKED, holder, index)

    def file(self, root: int, title: str) -> bytes:
        """The whole file, of this title; `root` is the number of its catalog.

        Its identifier (14.4) is the hash of all that it holds.
        """
        info, table = self.reserve(), self.reserve()
        said = String(title).unparse()
        self._write(info, b"<< /Producer (Debate Kit) /Title %s >>" % said)
        self.rows[table] = _ROW.pack(_PLAIN, self.length, 0)
        rows = b"".join(self.rows)
        above = bytes(_ROW.size) + rows
        changes = bytes((new - old) & 0xFF for new, old in zip(rows, above, strict=False))
        lines = [changes[at : at + _ROW.size] for at in range(0, len(changes), _ROW.size)]
        mark = bytes((_UP,))
        data = zlib.compress(mark + mark.join(lines), BEST)
        digest = self.digest.hexdigest().encode()
        facts = b"<< /Type /XRef /Size %d /W [1 4 2] /Root %s /Info %s /ID [<%s> <%s>]" % (
            len(self.rows), reference(root), reference(info), digest, digest,
        )  # fmt: skip
        facts += b" /Filter /FlateDecode /DecodeParms << /Columns 7 /Predictor 12 >> >>"
        start = self.length
        self.stream(table, facts, data)
        return b"".join((*self.chunks, b"startxref\n%d\n%%%%EOF\n" % start))

    def _write(self, number: int, body: bytes) -> None:
        self.rows[number] = _ROW.pack(_PLAIN, self.length, 0)
        chunk = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        self.chunks.append(chunk)
        self.length += len(chunk)
        self.digest.update(chunk)


def write_file(target: Path, data: bytes) -> None:
    """Write a whole file. Raises `OSError`, which names it."""
    try:
        target.write_bytes(data)
    except OSError as failure:
        failure.filename = str(target)
        raise
