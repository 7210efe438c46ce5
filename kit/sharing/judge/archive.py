"""Reads the entries of a zip file, or finds everything that is wrong with it.

Python's `zipfile` accepts files that other programs read differently. So the form is checked
here first (PKWARE's APPNOTE.TXT, 4.3): one disk, no zip64, nothing before, between or after the
entries, and headers that agree, so that every program sees the same files, and hides none.
"""

from __future__ import annotations

import stat
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from kit.problems import Place, Problems
from kit.sharing.judge import limits
from kit.sharing.judge.names import collisions, faults, kind_of, quotable

END = struct.Struct("<4s4H2LH")
"""The end of central directory record (4.3.16)."""
LOCAL = struct.Struct("<4s5H3L2H")
"""A local file header (4.3.7)."""
ZIP64 = 0x0001
UNICODE_NAME = 0x7075
ENCRYPTED = 0x1 | 0x40 | 0x2000
SIZE_FOLLOWS = 0x8
REPARSE_POINT = 0x400
# 46 bytes for the header of an entry (4.3.12), and 100 for extra fields.
MOST_DIRECTORY_BYTES = limits.MOST_FILES * (46 + limits.MOST_NAME_BYTES + 100)
AGAIN = "ask its author for it again; it may have been cut short or changed on the way"


def read_archive(path: Path, problems: Problems, data: bytes | None = None) -> Mapping[str, bytes]:
    """The bytes of every sound entry, by name; adds a problem for each reason against the others.

    `data` are the bytes of a file that is not written yet. When `problems` has errors, the
    entries must not be used, only judged further.
    """
    if (data := _read(path, problems) if data is None else data) is None:
        return {}
    try:
        with warnings.catch_warnings(action="ignore"):  # newer Pythons warn of what is refused
            infos = _entries(path, data, problems)
            if problems.errors:
                return {}
            judge = _Judge(path, data, infos, problems)
            judge.entries()
            judge.order()
            return judge.unpacked()
    except UnicodeDecodeError:
        problems.error(Place(path), "holds a name that is not Unicode", AGAIN)
        return {}
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, EOFError) as failure:
        said = quotable(str(failure)).rstrip(".")
        problems.error(Place(path), f"is not a sound zip file: {said}", AGAIN)
        return {}


def _read(path: Path, problems: Problems) -> bytes | None:
    try:
        if not path.is_file():
            missing = "is a folder, not a file" if path.is_dir() else "no such file"
            problems.error(Place(path), missing)
            return None
        with path.open("rb") as file:
            data = file.read(limits.MOST_BYTES + 1)
    except OSError as failure:
        problems.error(Place(path), f"cannot be read: {failure.strerror or failure}")
        return None
    if len(data) > limits.MOST_BYTES:
        problems.error(Place(path), f"is larger than {limits.MOST_BYTES // 1024**2} MB")
        return None
    return data


def _entries(path: Path, data: bytes, problems: Problems) -> list[zipfile.ZipInfo]:
    """The entries of the central directory, after checking that it is complete, small and alone."""
    place = Place(path)
    if not data.startswith(b"PK"):
        hint = "a pack is made by “debate-kit pack”"
        if data.rfind(b"PK\x05\x06") < 0:
            problems.error(place, "is not a zip file", hint)
        else:
            problems.error(place, "holds something before the zip file begins", hint)
        return []
    start = data.rfind(b"PK\x05\x06")
    if start < 0 or len(data) < start + END.size:
        problems.error(place, "is cut short: the end of the zip file is missing", AGAIN)
        return []
    _, disk, first_disk, here, count, size, offset, comment = END.unpack_from(data, start)
    if start + END.size != len(data) or comment:
        problems.error(place, "holds something after the zip file ends", AGAIN)
    if disk or first_disk or here != count:
        problems.error(place, "is one of several parts of a zip file")
    if 0xFFFF in (here, count) or 0xFFFFFFFF in (size, offset) or b"PK\x06\x07" in data[-42:-22]:
        problems.error(place, "is of the kind for huge files (zip64), which no pack needs")
    elif count > limits.MOST_FILES or size > MOST_DIRECTORY_BYTES:
        problems.error(place, f"holds more than {limits.MOST_FILES} files")
    elif offset + size != start:
        problems.error(place, "holds something between its files and its list of files", AGAIN)
    if problems.errors:
        return []
    with zipfile.ZipFile(BytesIO(data)) as archive:
        infos = archive.infolist()
    if len(infos) != count:
        problems.error(place, f"lists {len(infos)} files, but says that there are {count}", AGAIN)
    return infos


def _entry_faults(info: zipfile.ZipInfo) -> Iterator[str]:
    """What is wrong with an entry, as far as its header in the central directory says."""
    mode = info.external_attr >> 16
    kind = stat.S_IFMT(mode)
    if stat.S_ISLNK(mode) or info.external_attr & REPARSE_POINT:
        yield "is a link to another file"
    elif kind == stat.S_IFDIR or info.orig_filename.endswith("/") or info.external_attr & 0x10:
        yield "is a folder; a pack lists only files"
    elif kind not in (0, stat.S_IFREG):
        yield "is not a file but a device or a pipe"
    if info.flag_bits & ENCRYPTED:
        yield "is encrypted"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield f"is packed by a method that the kit does not know ({info.compress_type})"
    kinds = set(_extra_kinds(info.extra))
    if ZIP64 in kinds or 0xFFFFFFFF in (info.file_size, info.compress_size, info.header_offset):
        yield "is of the kind for huge files (zip64)"
    if UNICODE_NAME in kinds:
        yield "has two names"
    if info.volume:
        yield "is in another part of the zip file"
    if info.file_size > limits.MOST_FILE_BYTES:
        yield f"is larger than {limits.MOST_FILE_BYTES // 1024**2} MB"
    elif _is_bomb(info.file_size, info.compress_size):
        yield f"unpacks to more than {limits.MOST_RATIO} times its size"


def _extra_kinds(extra: bytes) -> Iterator[int]:
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        yield kind
        extra = extra[4 + length :]


def _is_bomb(size: int, packed: int) -> bool:
    return size > limits.SMALL and size > limits.MOST_RATIO * packed


class _Judge:
    """Judges the entries of one zip file; those that are refused are not unpacked."""

    def __init__(
        self, path: Path, data: bytes, infos: list[zipfile.ZipInfo], problems: Problems
    ) -> None:
        self.path = path
        self.data = data
        self.infos = infos
        self.problems = problems
        self.refused: set[str] = set()

    def refuse(self, name: str, fault: str) -> None:
        """Add a reason against an entry."""
        self.refused.add(name)
        self.problems.error(Place(self.path), f"“{quotable(name)}” {fault}")

    def entries(self) -> None:
        """Judge each entry by its headers and its name."""
        for info in self.infos:
            name = info.orig_filename
            said = [*_entry_faults(info), *faults(name.removesuffix("/"))]
            if not said and kind_of(name) is None:
                said = ["is not a file that a pack can hold"]
            for fault in said:
                self.refuse(name, fault)
        for name, fault in collisions(info.orig_filename.removesuffix("/") for info in self.infos):
            self.refuse(name, fault)

    def order(self) -> None:
        """Judge how entries follow each other: from the first byte on, without gap or overlap."""
        # Overlaps make a small file unpack to a huge one (Fifield, “A better zip bomb”, 2019).
        end, furthest = 0, ""
        for info in sorted(self.infos, key=lambda each: each.header_offset):
            name = info.orig_filename
            if info.header_offset < end:
                self.refuse(name, "shares its bytes with another file")
                # Nor is the other unpacked: some versions of zipfile warn of it, some refuse it.
                self.refused.add(furthest)
            elif info.header_offset > end:
                self.refuse(name, "has something hidden before it")
            if info.header_offset + LOCAL.size > len(self.data):
                self.refuse(name, "is outside the zip file")
                return
            if not self._agrees(info):
                self.refuse(name, "is described in two ways that do not agree")
            end, furthest = max((end, furthest), (self._begin(info) + info.compress_size, name))
        if end != END.unpack_from(self.data, len(self.data) - END.size)[6] and not self.refused:
            self.problems.error(
                Place(self.path), "holds something between its files and its list of files", AGAIN
            )

    def _begin(self, info: zipfile.ZipInfo) -> int:
        """Where an entry's bytes begin."""
        name_length, extra_length = struct.unpack_from("<HH", self.data, info.header_offset + 26)
        return int(info.header_offset + LOCAL.size + name_length + extra_length)

    def _agrees(self, info: zipfile.ZipInfo) -> bool:
        """Whether the local header of an entry agrees with the central directory."""
        mark, _, flags, method, _, _, crc, packed, size, name_length, _ = LOCAL.unpack_from(
            self.data, info.header_offset
        )
        start = info.header_offset + LOCAL.size
        extra = self.data[start + name_length : self._begin(info)]
        raw = info.orig_filename.encode("utf-8" if info.flag_bits & 0x800 else "cp437")
        return (
            mark == b"PK\x03\x04"
            and not flags & SIZE_FOLLOWS
            and (flags, method, crc) == (info.flag_bits, info.compress_type, info.CRC)
            and (packed, size) == (info.compress_size, info.file_size)
            and self.data[start : start + name_length] == raw
            and not {ZIP64, UNICODE_NAME} & set(_extra_kinds(extra))
        )

    def unpacked(self) -> Mapping[str, bytes]:
        """The bytes of each entry that is not refused, up to the limits."""
        found: dict[str, bytes] = {}
        room = limits.MOST_BYTES
        with zipfile.ZipFile(BytesIO(self.data)) as archive:
            for info in self.infos:
                name = info.orig_filename
                if name in self.refused:
                    continue
                try:
                    with archive.open(info) as file:
                        content = file.read(min(limits.MOST_FILE_BYTES, room) + 1)
                except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError):
                    self.refuse(name, "cannot be unpacked")
                    continue
                room -= len(content)
                if room < 0:
                    most = limits.MOST_BYTES // 1024**2
                    self.problems.error(Place(self.path), f"unpacks to more than {most} MB")
                    return found
                if len(content) != info.file_size:
                    self.refuse(name, "does not have the size that it says")
                else:
                    found[name] = content
        return found
