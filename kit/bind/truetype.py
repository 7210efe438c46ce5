"""TrueType fonts that were cut from one file, put together again to one.

Each part has of a font the glyphs that it draws, under the numbers that they have in the whole
file. A packet needs each font once, with the glyphs of all its parts. This moves outlines as they
are written, so that no library for fonts has to read them.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_OUTLINES = frozenset(("glyf", "loca", "hmtx"))
_COUNTS = {"maxp": 4, "hhea": 34}
"""Tables with a number of glyphs, of 16 bits, and where it is."""
_METRIC = 4
"""Bytes of a glyph's width and left side bearing in the table `hmtx`."""
_FORMAT_OF_LOCA = 50
_CHECKSUM = 8
"""Where these are in the table `head`."""
_WHOLE_FILE = 0xB1B0AFBA
"""What the checksum of a file comes to (OpenType, “Calculating Checksums”)."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A font file, taken apart: its glyphs, and all else.

    `outlines` are those of the glyphs that have one, by number; `metrics` are the width and the
    left side bearing of every glyph, one after another; `rest` are the other tables, without their
    numbers of glyphs.
    """

    outlines: Mapping[int, bytes]
    metrics: bytes
    rest: Mapping[str, bytes]

    @classmethod
    def of(cls, data: bytes) -> Glyphs | None:
        """The glyphs of a font file; None if it is no font with TrueType outlines."""
        tables = _tables(data)
        if not {*_OUTLINES, *_COUNTS, "head"} <= tables.keys():
            return None
        count, full = (
            int.from_bytes(tables[name][at : at + 2], "big") for name, at in _COUNTS.items()
        )
        wide = tables["head"][_FORMAT_OF_LOCA + 1]
        places = struct.unpack_from(f">{count + 1}{'I' if wide else 'H'}", tables["loca"])
        places = places if wide else tuple(2 * place for place in places)
        outlines = {
            glyph: tables["glyf"][places[glyph] : places[glyph + 1]]
            for glyph in range(count)
            if places[glyph] < places[glyph + 1]
        }
        widths, bearings = tables["hmtx"][: _METRIC * full], tables["hmtx"][_METRIC * full :]
        last = widths[-_METRIC:-2]
        pairs = (last + bearings[at : at + 2] for at in range(0, len(bearings) // 2 * 2, 2))
        metrics = widths + b"".join(pairs)
        rest = {
            name: _without_counts(name, table)
            for name, table in tables.items()
            if name not in _OUTLINES
        }
        return cls(outlines, metrics, rest)

    def goes_with(self, other: Glyphs) -> bool:
        """Whether both were cut from one file: no glyph looks another way in the other."""
        if self.rest != other.rest:
            return False
        both = self.outlines.keys() & other.outlines.keys()
        return all(
            self.outlines[glyph] == other.outlines[glyph]
            and self.metric(glyph) == other.metric(glyph)
            for glyph in both
        )

    def metric(self, glyph: int) -> bytes:
        """The width and the left side bearing of a glyph."""
        return self.metrics[_METRIC * glyph : _METRIC * (glyph + 1)]


def whole(pieces: Sequence[Glyphs]) -> bytes:
    """One font file with the glyphs of all these, which go with each other."""
    outlines = {glyph: each for piece in pieces for glyph, each in piece.outlines.items()}
    count = max(len(piece.metrics) for piece in pieces) // _METRIC
    metrics = [0] * count
    for piece in pieces:
        # What is not drawn has no width in a font that was cut.
        form = f">{len(piece.metrics) // _METRIC}I"
        for glyph, each in enumerate(struct.unpack_from(form, piece.metrics)):
            if each or glyph in piece.outlines:
                metrics[glyph] = each
    glyf = bytearray()
    places = [0]
    for glyph in range(count):
        glyf += outlines.get(glyph, b"")
        glyf += b"\0" * (len(glyf) % 2)
        places.append(len(glyf))
    wide = places[-1] > 2 * 0xFFFF
    tables = dict(pieces[0].rest)
    head = tables["head"]
    tables["head"] = head[:_FORMAT_OF_LOCA] + bytes((0, wide)) + head[_FORMAT_OF_LOCA + 2 :]
    for name, at in _COUNTS.items():
        tables[name] = tables[name][:at] + count.to_bytes(2, "big") + tables[name][at + 2 :]
    tables["glyf"] = bytes(glyf)
    tables["hmtx"] = struct.pack(f">{count}I", *metrics)
    steps = places if wide else [place // 2 for place in places]
    tables["loca"] = struct.pack(f">{len(steps)}{'I' if wide else 'H'}", *steps)
    return _file(tables)


def _tables(data: bytes) -> dict[str, bytes]:
    if data[:4] not in (b"\0\1\0\0", b"true"):
        return {}
    count = int.from_bytes(data[4:6], "big")
    found = {}
    for at in range(12, 12 + 16 * count, 16):
        name, _, start, length = struct.unpack_from(">4sIII", data, at)
        found[name.decode("latin-1")] = data[start : start + length]
    return found


def _without_counts(name: str, table: bytes) -> bytes:
    if name == "head":
        table = table[:_CHECKSUM] + bytes(4) + table[_CHECKSUM + 4 :]
        return table[:_FORMAT_OF_LOCA] + bytes(2) + table[_FORMAT_OF_LOCA + 2 :]
    if name in _COUNTS:
        at = _COUNTS[name]
        return table[:at] + bytes(2) + table[at + 2 :]
    return table


def _file(tables: Mapping[str, bytes]) -> bytes:
    """A font file of these tables (OpenType, “Organization of an OpenType font”)."""
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(
        ">4sHHHH", b"\0\1\0\0", count, 16 << power, power, 16 * count - (16 << power)
    )
    body = b""
    places: dict[str, int] = {}
    for name, table in sorted(tables.items()):
        places[name] = len(head) + 16 * (count - len(places)) + len(body)
        head += struct.pack(">4sIII", name.encode("latin-1"), _sum(table), places[name], len(table))
        body += table + b"\0" * (-len(table) % 4)
    data = head + body
    at = places["head"] + _CHECKSUM
    checksum = (_WHOLE_FILE - _sum(data)) & 0xFFFFFFFF
    return data[:at] + checksum.to_bytes(4, "big") + data[at + 4 :]


def _sum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
