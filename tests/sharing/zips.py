"""Makes packs and zip files byte by byte, so that they can be wrong in every way."""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kit import __version__
from kit.sharing.judge.manifest import PackFacts, PackFile, manifest_text
from tests.conftest import PACKS

DEBATE = "later-start"


def _said() -> dict[str, str]:
    """The exact messages for each refused pack, by its name in said.txt."""
    text = (Path(__file__).parent / "said.txt").read_text("utf-8")
    parts = re.split(r"^=== (.*)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


SAID = _said()


@dataclass(frozen=True)
class Entry:
    """One entry of a zip file, with anything that its headers are to say."""

    name: bytes
    data: bytes = b""
    flags: int = 0x800
    method: int = 8
    mode: int = 0o100644
    attributes: int = 0
    extra: bytes = b""
    system: int = 3
    disk: int = 0
    size: int | None = None
    packed: bytes | None = None
    crc: int | None = None
    local_name: bytes | None = None
    local_size: int | None = None
    at: int | None = None
    before: bytes = b""

    @property
    def body(self) -> bytes:
        if self.packed is not None:
            return self.packed
        if self.method != 8:
            return self.data
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        return packer.compress(self.data) + packer.flush()


def raw_zip(
    entries: Iterable[Entry], *, count: int | None = None, disk: int = 0, comment: bytes = b""
) -> bytes:
    """The bytes of a zip file with these entries (APPNOTE.TXT, 4.3)."""
    whole, directory = b"", b""
    number = 0
    for each in entries:
        number += 1
        whole += each.before
        at = len(whole) if each.at is None else each.at
        size = len(each.data) if each.size is None else each.size
        crc = zlib.crc32(each.data) if each.crc is None else each.crc
        body = each.body
        common = struct.pack("<4H3L", each.flags, each.method, 0, 33, crc, len(body), size)
        if each.at is None:
            name = each.local_name or each.name
            local_size = size if each.local_size is None else each.local_size
            whole += b"PK\x03\x04" + struct.pack("<H", 20) + common[:-4]
            whole += struct.pack("<L2H", local_size, len(name), len(each.extra))
            whole += name + each.extra + body
        attributes = each.mode << 16 | each.attributes
        directory += b"PK\x01\x02" + struct.pack("<BBH", 20, each.system, 20) + common
        directory += struct.pack("<5H2L", len(each.name), len(each.extra), 0, each.disk, 0,
                                 attributes, at)  # fmt: skip
        directory += each.name + each.extra
    listed = number if count is None else count
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", disk, disk, listed, listed, len(directory),
                      len(whole), len(comment))  # fmt: skip
    return whole + directory + end + comment


def good_files() -> dict[str, bytes]:
    """The small debate of the tests."""
    folder = PACKS / "good" / "roles" / DEBATE
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@dataclass(frozen=True)
class Pack:
    """A pack to be written: its files, and what its manifest says."""

    files: Mapping[str, bytes] = field(default_factory=good_files)
    debate: str = DEBATE
    title: str = "School at nine"
    version: str = "1"
    kit: str = __version__
    extends: bool = False
    schema: int = 1

    def having(self, name: str, text: str | bytes) -> Pack:
        """The same pack with one more file, or one file replaced."""
        data = text.encode() if isinstance(text, str) else text
        return replace(self, files={**self.files, name: data})

    @property
    def manifest(self) -> bytes:
        listed = tuple(
            PackFile(name=name, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data))
            for name, data in self.files.items()
        )
        facts = PackFacts(
            schema=self.schema, debate=self.debate, title=self.title, author="Ana Ruiz",
            licence="CC BY 4.0", version=self.version, kit=self.kit, extends=self.extends,
            files=listed,
        )  # fmt: skip
        return manifest_text(facts).encode()

    @property
    def entries(self) -> list[Entry]:
        """The manifest, then each file."""
        found = [Entry(b"pack.yaml", self.manifest)]
        return found + [Entry(name.encode(), data) for name, data in self.files.items()]

    def zipped(self, *more: Entry) -> bytes:
        """The bytes of its zip file, with further entries."""
        return raw_zip([*self.entries, *more])

    def write(self, path: Path) -> Path:
        """The pack as a zip file."""
        path.write_bytes(self.zipped())
        return path
