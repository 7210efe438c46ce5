"""What a build is about to do to the output folder, so that the next one can tell if it is killed.

Files are moved one by one, and the manifest comes last. Between the two, files of the new build
stand in the folder that no manifest lists. The journal, written before the first move and
deleted after the manifest, lists them with their hashes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kit.publish.manifest import file_hash, is_inside, read_json
from kit.publish.whole import write_whole

JOURNAL = ".publishing.json"


def begin(folder: Path, hashes: Mapping[str, str], stage: Path) -> None:
    """Write down the files that are about to be moved into `folder`, by path, with their hashes."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / JOURNAL, json.dumps({"moving": dict(hashes)}).encode(), stage)


def end(folder: Path) -> None:
    """Forget them: the manifest lists them now."""
    with suppress(OSError):
        (folder / JOURNAL).unlink()


def moved(folder: Path) -> frozenset[str]:
    """The paths of files that a killed build has moved into `folder`, and nobody has changed since.

    Empty where no build was killed.
    """
    listed = read_json(folder / JOURNAL).get("moving")
    if not isinstance(listed, dict):
        return frozenset()
    return frozenset(
        path
        for path, digest in listed.items()
        if is_inside(folder, path) and file_hash(folder / path) == digest
    )
