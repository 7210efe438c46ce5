"""What a build is about to do to the output folder, so that the next one can tell if it is killed.

Files are moved one by one, and the manifest comes last. Between the two, files of the new build
stand in the folder that no manifest lists. The journal, moved there before the first of them and
deleted after the manifest, lists them with their hashes. It also lists what an earlier build has
left that was killed, until a build comes to its end.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kit.publish.manifest import file_hash, is_inside, read_json

JOURNAL = ".publishing.json"


def journal_text(hashes: Mapping[str, str], left: Mapping[str, str]) -> bytes:
    """A journal of files that are about to be moved, and of those `left`: hashes by path."""
    return json.dumps({"moving": dict(hashes), "left": dict(left)}).encode()


def end(folder: Path) -> None:
    """Forget them: the manifest lists them now."""
    with suppress(OSError):
        (folder / JOURNAL).unlink()


def moved(folder: Path) -> dict[str, str]:
    """The files that killed builds have moved into `folder`, and nobody has changed since.

    Their hashes, by path; empty where no build was killed.
    """
    journal = read_json(folder / JOURNAL)
    parts = [journal[key] for key in ("left", "moving") if isinstance(journal.get(key), dict)]
    return {
        path: digest
        for part in parts
        for path, digest in part.items()
        if digest and is_inside(folder, path) and file_hash(folder / path) == digest
    }
