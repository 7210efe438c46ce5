"""Files of an earlier build that are still as it made them, and so need not be made again.

A manifest says what each was made from; that the file is still the same is seen by its hash. One
that is damaged, changed or gone is no such file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kit.publish.manifest import Stamp, Stood, file_hash, owned_files


def standing_files(folder: Path) -> dict[str, Stood]:
    """The files in an output folder that are as its manifest says, by path."""
    found = {}
    for path, facts in owned_files(folder).items():
        stood = _stood(folder / path, facts)
        if stood is not None:
            found[path] = stood
    return found


def hash_now(path: Path, stood: Stood | None) -> str:
    """The hash of a file, "" if it cannot be read; one that `stood` is not read again."""
    if stood is not None and _stamp(path) == stood.stamp:
        return stood.digest
    return file_hash(path)


def _stood(path: Path, facts: Any) -> Stood | None:
    if not isinstance(facts, Mapping) or not isinstance(facts.get("inputs"), Mapping):
        return None
    pages, digest = facts.get("pages"), facts.get("sha256")
    stamp = _stamp(path)
    if stamp is None or not isinstance(pages, int) or not digest or file_hash(path) != digest:
        return None
    return Stood(pages, facts["inputs"], digest, stamp)


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino
