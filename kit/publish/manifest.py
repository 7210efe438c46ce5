"""The manifest of an output folder: which files in it the kit made, and from what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from kit.model.packet import About

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file: its path below the folder, its number of pages, and what went into it.

    `inputs` maps the name of each sheet in it to the hash of everything that shaped that sheet.
    `sides` is 1 or 2: on how many sides its paper is printed. `about` says which packet it is,
    if it is one. `shorter` maps the numbers of sheets that take fewer pages with smaller
    margins to those numbers of pages.
    """

    path: str
    pages: int
    inputs: Mapping[str, str]
    sides: int = 2
    about: About | None = None
    shorter: Mapping[str, int] = field(default_factory=dict)

    @property
    def sheets_of_paper(self) -> int:
        """How many sheets of paper it takes, printed on `sides` sides."""
        return -(-self.pages // self.sides)


def owned_files(folder: Path) -> dict[str, Any]:
    """What the folder's manifest says about each file, by path; empty without a manifest.

    Paths that lead out of the folder are left out: a manifest may have been edited, and what it
    lists is removed when it is no longer made.
    """
    try:
        files = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
        items = list(files.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {path: facts for path, facts in items if _is_inside(folder, path)}


def settings_of(folder: Path) -> dict[str, Any]:
    """What the folder's manifest says about how its files were made; empty without one."""
    try:
        return dict(json.loads((folder / MANIFEST).read_text("utf-8"))["settings"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _is_inside(folder: Path, path: str) -> bool:
    pure = PurePosixPath(path)
    plain = not pure.is_absolute() and ".." not in pure.parts and "\\" not in path
    return plain and (folder / pure).resolve().is_relative_to(folder.resolve())


def file_facts(folder: Path, made: Made) -> dict[str, Any]:
    """What the manifest is to say about a file in the folder.

    If the file cannot be read, only its number of pages.
    """
    with suppress(OSError):
        digest = hashlib.sha256((folder / made.path).read_bytes()).hexdigest()
        return {
            "pages": made.pages,
            "sheets_of_paper": made.sheets_of_paper,
            "sha256": digest,
            "inputs": dict(made.inputs),
            **({} if made.about is None else asdict(made.about)),
            **({"shorter": dict(made.shorter)} if made.shorter else {}),
        }
    return {"pages": made.pages}
