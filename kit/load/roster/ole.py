"""How far the cells of an old Excel workbook (.xls) reach, before a library lays them out."""

from __future__ import annotations

import struct
from collections.abc import Iterator

# Records of cells that hold something: formula, number, text, truth value, whole number, …
_CELLS = frozenset((0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00BD, 0x00FD, 0x00D6))
_LAST = 0xFFFFFFF0
"""Numbers of sectors end here; those above are marks such as “end of the chain”."""


def reach(data: bytes) -> tuple[int, int]:
    """The last row and column that hold something in any sheet, from 0.

    Read as [MS-CFB] and [MS-XLS] 2.5 describe a file. Raises ValueError when it is none.
    """
    rows, columns = 0, 0
    try:
        for stream in _workbooks(data):
            at = 0
            while at + 4 <= len(stream):
                kind, length = struct.unpack_from("<HH", stream, at)
                if kind in _CELLS and length >= 4:
                    row, column = struct.unpack_from("<HH", stream, at + 4)
                    rows, columns = max(rows, row), max(columns, column)
                at += 4 + length
    except struct.error as failure:
        raise ValueError("not a compound file") from failure
    return rows, columns


def _workbooks(data: bytes) -> Iterator[bytes]:
    """The streams named Workbook or Book: there may be one for each generation of Excel."""
    size = 1 << min(16, struct.unpack_from("<H", data, 30)[0])
    small = 1 << min(16, struct.unpack_from("<H", data, 32)[0])
    (directory,) = struct.unpack_from("<I", data, 48)
    (least, first_small) = struct.unpack_from("<II", data, 56)
    table = b"".join(
        _sector(data, number, size)
        for number in struct.unpack_from("<109I", data, 76)
        if number < _LAST
    )
    follow = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
    entries = _chain(data, directory, size, follow, shift=1)
    packed = _chain(data, first_small, size, follow, shift=1)
    follow_small = struct.unpack(f"<{len(packed) // 4}I", packed[: len(packed) // 4 * 4])
    pool = b""
    for at in range(0, len(entries) - 127, 128):
        letters = min(64, struct.unpack_from("<H", entries, at + 64)[0])
        name = entries[at : at + max(0, letters - 2)].decode("utf-16-le", "replace").casefold()
        start, length = struct.unpack_from("<II", entries, at + 116)
        if entries[at + 66] == 5:
            pool = _chain(data, start, size, follow, shift=1)
        elif name in ("workbook", "book"):
            if length < least:
                yield _chain(pool, start, small, follow_small, shift=0)[:length]
            else:
                yield _chain(data, start, size, follow, shift=1)[:length]


def _sector(data: bytes, number: int, size: int, shift: int = 1) -> bytes:
    return data[(number + shift) * size : (number + shift + 1) * size]


def _chain(data: bytes, number: int, size: int, follow: tuple[int, ...], *, shift: int) -> bytes:
    """The sectors from that one on, in their order; raises ValueError where they run in a ring."""
    found = []
    while number < min(_LAST, len(follow)):
        found.append(_sector(data, number, size, shift))
        if len(found) > len(follow):
            raise ValueError("sectors in a ring")
        number = follow[number]
    return b"".join(found)
