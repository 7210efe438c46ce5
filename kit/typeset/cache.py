"""Parts kept on disk, so that a sheet is typeset only once.

One file a part, named by the hash of all that went into it. It is written beside
its name and moved into place, so two builds may share the folder, and it may be
deleted at any time. This is our own code because the usual library (diskcache) has had no release
since 2023, and unpickles whatever it finds.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
import tempfile
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from kit.model.finding import Finding
from kit.model.packet import Overflow, Part

MOST_BYTES = 200 * 1024 * 1024
_HEAD = struct.Struct(">32sI")
"""The hash of what follows it; how long the part's facts are, as JSON."""


class PartCache:
    """A folder of parts that never grows past `most_bytes`."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self.folder = folder
        self.most_bytes = most_bytes

    def get(self, key: str) -> Part | None:
        """The part kept under that key; None when there is none, or it is damaged."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        if len(data) < _HEAD.size:
            return None
        digest, length = _HEAD.unpack_from(data)
        if hashlib.sha256(data[32:]).digest() != digest:
            return None
        start = _HEAD.size + length
        facts = json.loads(data[_HEAD.size : start])
        over = facts["overflow"]
        return Part(
            key,
            data[start:],
            facts["pages"],
            None if over is None else Overflow(**over),
            tuple(facts["firsts"]),
            tuple(facts["turns"]),
            tuple(Finding(**each) for each in facts["findings"]),
            tuple(facts["ink"]),
        )

    def put(self, part: Part) -> None:
        """Keep a part. If the folder cannot be written to, nothing is kept and nothing is said."""
        path = self._path(part.key)
        known = {
            "pages": part.pages,
            "overflow": None if part.overflow is None else asdict(part.overflow),
            "firsts": part.firsts,
            "turns": part.turns,
            "findings": [asdict(each) for each in part.findings],
            "ink": part.ink,
        }
        facts = json.dumps(known).encode()
        body = struct.pack(">I", len(facts)) + facts + part.pdf
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(body).digest() + body)
                Path(name).replace(path)
            except BaseException:
                with suppress(OSError):
                    Path(name).unlink()
                raise

    def prune(self) -> None:
        """Delete the least recently used parts until the folder is within its limit."""
        kept = []
        for path in self.folder.glob("??/*"):
            with suppress(OSError):
                facts = path.stat()
                kept.append((facts.st_mtime_ns, facts.st_size, path))
        total = sum(size for _, size, _ in kept)
        for _, size, path in sorted(kept):
            if total <= self.most_bytes:
                return
            with suppress(OSError):
                path.unlink()
                total -= size

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]
