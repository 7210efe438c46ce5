"""What is remembered of a build: what was asked, what it read and made, what it said.

In the cache stands only where the files are, under the hash of what was asked. What was said may
name students, so it stands with their packets, and is gone when they are deleted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kit.unchanged.sources import Sources

RECORD = ".unchanged.json"
ABSENT = ""
"""The hash of a file that is not there."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a build says when nothing has changed.

    `before` are lines of progress, `after` are lines of results; `problems` are lines with their
    colors, None for none.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    problems: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Build:
    """A build before it begins: hashes of what is `asked` and of all that it is `made_from`.

    `made_from` is None where that cannot be told, and then nothing is remembered.
    """

    asked: str
    sources: Sources
    made_from: str | None

    @classmethod
    def of(cls, asked: str, program: str, sources: Sources) -> Build:
        """What is known of a build when it begins, before it reads any file itself."""
        read = sources.digest()
        made_from = None if read is None else hashlib.sha256((program + read).encode()).hexdigest()
        return cls(asked, sources, made_from)


def index_text(folder: Path, sources: Sources) -> bytes:
    """What the cache holds of a build: the folder of its packets, and where its sources are."""
    where = {
        "folder": str(folder),
        "layers": list(map(str, sources.layers)),
        "files": list(map(str, sources.files)),
    }
    return _json(where)


def record_text(build: Build, files: Mapping[str, str], said: Said) -> bytes:
    """What the folder of the packets holds of a build.

    `files` are the hashes of what has to be there still, by path; `ABSENT` for what must not.
    """
    record = {"asked": build.asked, "made_from": build.made_from, "files": dict(files)}
    return _json(record | {"said": asdict(said)})


def index_path(cache: Path, asked: str) -> Path:
    """Where the cache holds what was asked."""
    return cache / "builds" / asked


def as_before(cache: Path, asked: str, program: str) -> Said | None:
    """What is to be said if what is `asked` has been made, of what there is, and is still there.

    None if any of it has changed, or nothing is known. `program` is the hash of the program.
    """
    try:
        where = json.loads(index_path(cache, asked).read_bytes())
        folder = Path(where["folder"])
        record = json.loads((folder / RECORD).read_bytes())
        sources = Sources(tuple(map(Path, where["layers"])), tuple(map(Path, where["files"])))
        said, files = _said(record["said"]), dict(record["files"])
        wanted = record["asked"], record["made_from"]
    # Whatever a damaged or strange file may hold.
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    build = Build.of(asked, program, sources)
    if wanted != (build.asked, build.made_from):
        return None
    return said if all(_hash(folder / path) == known for path, known in files.items()) else None


def _said(value: Any) -> Said:
    problems = tuple((str(text), color) for text, color in value["problems"])
    return Said(tuple(map(str, value["before"])), tuple(map(str, value["after"])), problems)


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ABSENT


def _json(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()
