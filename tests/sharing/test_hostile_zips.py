"""Zip files with a wrong form: each is refused with its reasons, and nothing is written."""

from __future__ import annotations

import dataclasses
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.sharing.zips import SAID, Entry, Pack, raw_zip

ZIP64 = struct.pack("<2HQ", 1, 8, 3)
NO_NAME = struct.pack("<2HBL", 0x7075, 5, 1, zlib.crc32(b"a.svg"))
TWO_NAMES = struct.pack("<2HBL", 0x7075, 13, 1, 0) + b"evil.svg"


def good() -> bytes:
    return raw_zip(Pack().entries)


def named(name: str | bytes, **how: object) -> Callable[[], bytes]:
    """A good pack with one more entry of that name, its headers changed."""
    raw = name.encode("utf-8", "surrogatepass") if isinstance(name, str) else name
    return lambda: raw_zip([*Pack().entries, dataclasses.replace(Entry(raw, b"x"), **how)])  # type: ignore[arg-type]


def with_end(offset: int, form: str, *values: int) -> Callable[[], bytes]:
    """A good pack whose end record says something else from `offset` on."""

    def make() -> bytes:
        data = bytearray(good())
        struct.pack_into(form, data, len(data) - 22 + offset, *values)
        return bytes(data)

    return make


def overlapping() -> bytes:
    """Many entries that share the bytes of one (Fifield, “A better zip bomb”, 2019)."""
    entries = Pack().entries
    shared = len(raw_zip(entries)) - len(raw_zip([])) - sum(46 + len(e.name) for e in entries)
    first = Entry(b"a.svg", b"<svg/>")
    return raw_zip([*entries, first, dataclasses.replace(first, name=b"b.svg", at=shared)])


def quoted() -> bytes:
    """An entry that lies within the bytes of another (the same paper: “quoted overlap”)."""
    inner = Entry(b"b.svg", b"<svg/>")
    local = raw_zip([inner]).partition(b"PK\x01\x02")[0]
    outer = Entry(b"a.svg", local, method=0)
    good = raw_zip(Pack().entries).partition(b"PK\x01\x02")[0]
    at = len(good) + 30 + len(outer.name)
    return raw_zip([*Pack().entries, outer, dataclasses.replace(inner, at=at)])


def bomb() -> bytes:
    """One entry whose headers hide that it unpacks to 4 MB."""
    body = Entry(b"a.svg", b"\0" * 4_000_000).body
    return raw_zip([*Pack().entries, Entry(b"a.svg", b"", packed=body, size=1000, crc=0)])


# Each case is a zip file; the expected messages are in said.txt.
CASES: dict[str, Callable[[], bytes]] = {
    "not a zip": lambda: b"Dear colleague, the pack is attached.",
    "empty": lambda: b"",
    "cut short": lambda: good()[:-30],
    "something before": lambda: b"#!/bin/sh\n" + good(),
    "something after": lambda: good() + b"more",
    "a comment": lambda: raw_zip(Pack().entries, comment=b"hi"),
    "no entries": lambda: raw_zip([]),
    "several disks": with_end(4, "<2H", 1, 1),
    "another count": with_end(8, "<2H", 3, 3),
    "zip64 count": with_end(8, "<2H", 0xFFFF, 0xFFFF),
    "zip64 offset": with_end(16, "<L", 0xFFFFFFFF),
    "directory elsewhere": with_end(12, "<L", 10),
    "thousands of files": lambda: raw_zip(Entry(b"%d.svg" % n) for n in range(5000)),
    "leads out": named("../../.bashrc"),
    "leads out below": named("emblems/../../x.svg"),
    "absolute": named("/etc/x.svg"),
    "a drive": named("C:/x.svg"),
    "backslashes": named("..\\x.svg"),
    "a stream": named("a.svg:b.svg"),
    "a zero": named("a.svg\0.exe"),
    "turned around": named("a\u202egvs.svg"),
    "an escape sequence": named("a\x1b[2J.svg"),
    "a device name": named("aux.svg"),
    "a trailing space": named("emblems /a.svg"),
    "a trailing stop": named("emblems./a.svg"),
    "an empty folder name": named("emblems//a.svg"),
    "decomposed": named("cafe\u0301.svg"),
    "deep": named("a/b/c/d/e/f/g.svg"),
    "a long name": named("a" * 240 + ".svg"),
    "a dotfile": named(".bashrc.svg"),
    "a program": named("setup.exe"),
    "Python": named("kit.py"),
    "a zip in it": named("more.zip"),
    "an essay": named("essay.docx"),
    "an essay without a licence": lambda: Pack().having("essay.txt", "Some words.").zipped(),
    "a link": named("a.svg", mode=0o120777, data=b"/etc/passwd"),
    "a Windows link": named("a.svg", attributes=0x400, mode=0, system=0),
    "a pipe": named("a.svg", mode=0o010644),
    "a device": named("a.svg", mode=0o060644),
    "a folder": named("emblems/", data=b""),
    "encrypted": named("a.svg", flags=0x801),
    "an unknown method": named("a.svg", method=93),
    "bzip2": named("a.svg", method=12),
    "zip64 entry": named("a.svg", extra=ZIP64),
    "two names": named("a.svg", extra=TWO_NAMES),
    "a second name that is empty": named("a.svg", extra=NO_NAME),
    "another disk": named("a.svg", disk=3),
    "twice": lambda: raw_zip([*Pack().entries, Entry(b"debate.yaml", b"x")]),
    "case": named("DEBATE.yaml"),
    "ligature": lambda: Pack().having("fi.svg", "<svg/>").zipped(Entry("ﬁ.svg".encode())),
    "a file as a folder": named("debate.yaml/a.svg"),
    "overlapping": overlapping,
    "overlapping in part": quoted,
    "a hidden gap": named("a.svg", before=b"PK\x03\x04 hidden"),
    "two descriptions": named("a.svg", local_name=b"b.svg"),
    "two sizes": named("a.svg", local_size=7),
    "a wrong sum": named("a.svg", crc=1),
    "broken data": named("a.svg", packed=b"\xff\xff\xff"),
    "a bomb by its headers": named("a.svg", data=b"\0" * 4_000_000),
    "a bomb that hides it": bomb,
    "a large file": named("a.png", data=bytes(6_000_000), method=0),
    "far too large": lambda: bytes(21 * 1024 * 1024),
    "not Unicode": named(b"\xff\xfe.svg"),
}


@pytest.mark.parametrize("case", CASES)
def test_is_refused_with_its_reason_and_nothing_is_written(
    user: Path, tmp_path: Path, run: Run, case: str
) -> None:
    (tmp_path / "x.zip").write_bytes(CASES[case]())
    result = run("add", "x.zip", "--yes", code=1)
    assert result.err == SAID[case]
    assert not user.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.zip"]
    assert result.out == ""
