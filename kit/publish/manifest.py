"""The manifest of an output folder: which files in it the kit made, and from what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from kit.model.packet import About

MANIFEST = "manifest.json"


Stamp = tuple[int, int, int]
"""A file's size, the time of its last change, and its number on the disk."""


@dataclass(frozen=True, slots=True)
class Stood:
    """A file that is as an earlier build made it: its pages, its inputs and its hash."""

    pages: int
    inputs: Mapping[str, str]
    digest: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file: its path below the folder, its number of pages, and what went into it.

    `inputs` maps the name of each sheet in it to the hash of everything that shaped that sheet.
    `sides` is 1 or 2: on how many sides its paper is printed. `about` says which packet it is,
    if it is one. One that `stood` in the folder already was not made again.
    """

    path: str
    pages: int
    inputs: Mapping[str, str]
    sides: int = 2
    about: About | None = None
    stood: Stood | None = None

    @property
    def sheets_of_paper(self) -> int:
        """How many sheets of paper it takes, printed on `sides` sides."""
        return -(-self.pages // self.sides)


def read_json(path: Path) -> dict[str, Any]:
    """A JSON file as a dictionary; empty if it is missing, damaged, or holds something else."""
    try:
        found = json.loads(path.read_text("utf-8"))
    # Nested too deeply, or a number of too many digits: whatever a strange file may hold.
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def file_hash(path: Path) -> str:
    """The SHA-256 of a file; "" if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def owned_files(folder: Path) -> dict[str, Any]:
    """What the folder's manifest says about each file, by path; empty without a manifest.

    Paths that lead out of the folder are left out: a manifest may have been edited, and what it
    lists is removed when it is no longer made.
    """
    files = read_json(folder / MANIFEST).get("files")
    items = files.items() if isinstance(files, dict) else ()
    known: dict[Path, Path] = {}
    return {path: facts for path, facts in items if is_inside(folder, path, known)}


def is_manifest(path: Path) -> bool:
    """Whether a file has the form of a manifest that the kit has written."""
    found = read_json(path)
    return all(isinstance(found.get(key), dict) for key in ("settings", "files"))


def manifest_text(settings: Mapping[str, Any], files: Mapping[str, Any]) -> bytes:
    """The bytes of a manifest."""
    manifest = {"settings": dict(settings), "files": dict(sorted(files.items()))}
    text = json.dumps(manifest, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    return text.encode()


def settings_of(folder: Path) -> dict[str, Any]:
    """What the folder's manifest says about how its files were made; empty without one."""
    settings = read_json(folder / MANIFEST).get("settings")
    return settings if isinstance(settings, dict) else {}


def is_inside(folder: Path, path: str, known: dict[Path, Path] | None = None) -> bool:
    """Whether a path of a manifest, with slashes, leads to a place inside its folder.

    Folders are looked up once, and put into `known` with where they lead.
    """
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path or "\0" in path:
        return False
    known = {} if known is None else known
    for each in (folder, (folder / pure).parent):
        if each not in known:
            known[each] = each.resolve()
    place = known[(folder / pure).parent] / pure.name
    return (place.resolve() if place.is_symlink() else place).is_relative_to(known[folder])


def file_facts(made: Made, digest: str) -> dict[str, Any]:
    """What the manifest is to say about a file of this hash; "" for one that cannot be read."""
    if not digest:
        return {"pages": made.pages}
    return {
        "pages": made.pages,
        "sheets_of_paper": made.sheets_of_paper,
        "sha256": digest,
        "inputs": dict(made.inputs),
        **({} if made.about is None else asdict(made.about)),
    }
