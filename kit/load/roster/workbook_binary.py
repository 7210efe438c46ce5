"""What is hidden in the older and the binary kind of Excel's workbooks (.xls, .xlsb).

The reader of workbooks does not tell. Both kinds are records one after another, of which only
those of sheets, rows and columns are looked at; whatever is broken hides nothing.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping

from kit.load.roster.workbook_xml import MOST_SHEET_COLUMNS, Unseen

Record = tuple[int, int, bytes]
"""The kind of a record, where it begins, and its content."""

# [MS-XLS] 2.3: the records BOF, EOF, BoundSheet8, ColInfo and Row.
_BOF, _EOF, _SHEET, _COLUMN, _ROW = 0x0809, 0x000A, 0x0085, 0x007D, 0x0208
_ROW_HIDDEN = 0x20
# [MS-XLSB] 2.3.2: BrtBundleSh, BrtRowHdr and BrtColInfo.
_B_SHEET, _B_ROW, _B_COLUMN = 156, 0, 60
_B_ROW_HIDDEN = 0x10
_COLUMN_HIDDEN = 0x01
_RELATION = re.compile(rb"<Relationship\s[^>]*>")
# [MS-CFB] 2.1: sectors with a number of their own.
_LAST_SECTOR = 0xFFFFFFFA
_SMALL_SECTOR = 64


def hidden_in_xls(data: bytes) -> dict[int, Unseen]:
    """What is hidden in each sheet of an .xls file, by its number from 0."""
    try:
        stream = _workbook_stream(data)
        starts = [
            struct.unpack_from("<I", content)[0]
            for kind, _, content in _records(stream)
            if kind == _SHEET
        ]
        return {number: _in_sheet(stream, start) for number, start in enumerate(starts)}
    except (struct.error, IndexError, ValueError):
        return {}


def hidden_in_xlsb(parts: Mapping[str, bytes]) -> dict[int, Unseen]:
    """The same of an .xlsb file, of which these are the parts by name."""
    relations = {}
    for tag in _RELATION.findall(parts.get("xl/_rels/workbook.bin.rels", b"")):
        key, target = (
            re.search(rb"\s" + name + rb'="([^"]*)"', tag) for name in (b"Id", b"Target")
        )
        if key and target:
            relations[key[1]] = target[1].decode("utf-8", "replace").removeprefix("/xl/")
    found = {}
    try:
        sheets = [
            each for kind, each in _binary(parts.get("xl/workbook.bin", b"")) if kind == _B_SHEET
        ]
        for number, content in enumerate(sheets):
            length = struct.unpack_from("<I", content, 8)[0]
            relation = content[12 : 12 + 2 * length].decode("utf-16-le").encode()
            part = parts.get(f"xl/{relations.get(relation, '')}", b"")
            found[number] = _in_part(part)
    except (struct.error, IndexError, ValueError):
        return {}
    return found


def _records(stream: bytes, start: int = 0) -> Iterator[Record]:
    """The records from a place on, as far as the stream that begins there."""
    open_streams = 0
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        open_streams += (kind == _BOF) - (kind == _EOF)
        yield kind, start, stream[start + 4 : start + 4 + length]
        if open_streams <= 0:
            return
        start += 4 + length


def _in_sheet(stream: bytes, start: int) -> Unseen:
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, _, content in _records(stream, start):
        if kind == _ROW and struct.unpack_from("<H", content, 12)[0] & _ROW_HIDDEN:
            rows.add(struct.unpack_from("<H", content)[0] + 1)
        elif kind == _COLUMN and struct.unpack_from("<H", content, 8)[0] & _COLUMN_HIDDEN:
            first, last = struct.unpack_from("<HH", content)
            columns.update(range(first + 1, last + 2))
    return Unseen(frozenset(rows), frozenset(columns))


def _in_part(part: bytes) -> Unseen:
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, content in _binary(part):
        if kind == _B_ROW and content[11] & _B_ROW_HIDDEN:
            rows.add(struct.unpack_from("<I", content)[0] + 1)
        elif kind == _B_COLUMN and struct.unpack_from("<H", content, 16)[0] & _COLUMN_HIDDEN:
            first, last = struct.unpack_from("<II", content)
            columns.update(range(first + 1, min(last, MOST_SHEET_COLUMNS) + 2))
    return Unseen(frozenset(rows), frozenset(columns))


def _binary(part: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a part: a kind and a length of seven bits a byte, then the content."""
    at = 0
    while at < len(part):
        kind, at = _seven_bits(part, at, 2)
        length, at = _seven_bits(part, at, 4)
        yield kind, part[at : at + length]
        at += length


def _seven_bits(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of at most so many bytes, the lowest first, and where it ends."""
    number = 0
    for step in range(most):
        byte = part[at + step]
        number |= (byte & 0x7F) << (7 * step)
        if byte < 0x80:
            return number, at + step + 1
    return number, at + most


def _workbook_stream(data: bytes) -> bytes:
    """The stream “Workbook” or “Book” of an OLE file ([MS-CFB]).

    A class list is 2 MB at most, so that the header names all sectors of the allocation table.
    """
    size = 1 << (struct.unpack_from("<H", data, 30)[0] & 0xF)
    first, smallest, first_small = (struct.unpack_from("<I", data, at)[0] for at in (48, 56, 60))

    def sector(number: int) -> bytes:
        return data[(number + 1) * size : (number + 2) * size]

    table: list[int] = []
    for number in struct.unpack_from("<109I", data, 76):
        if number < _LAST_SECTOR:
            table += struct.unpack(f"<{size // 4}I", sector(number))

    def chain(number: int, links: list[int]) -> Iterator[int]:
        for _ in range(len(links)):
            if number >= _LAST_SECTOR:
                return
            yield number
            number = links[number]

    def stream(number: int) -> bytes:
        return b"".join(map(sector, chain(number, table)))

    folder = stream(first)
    entries = [folder[at : at + 128] for at in range(0, len(folder), 128)]
    names = [each[: max(0, each[64] - 2)].decode("utf-16-le", "replace") for each in entries]
    entry = entries[names.index("Workbook" if "Workbook" in names else "Book")]
    start, length = struct.unpack_from("<II", entry, 116)
    if length >= smallest:
        return stream(start)[:length]
    whole = stream(struct.unpack_from("<I", entries[0], 116)[0])
    small = stream(first_small)
    links = list(struct.unpack(f"<{len(small) // 4}I", small))
    pieces = (whole[at * _SMALL_SECTOR : (at + 1) * _SMALL_SECTOR] for at in chain(start, links))
    return b"".join(pieces)[:length]
