"""Writes a pack as one zip file; the same files give the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from kit.model.limits import Limits
from kit.problems import BadUsage, CannotWork, Problems
from kit.publish import write_whole
from kit.sharing.gather import Gathered
from kit.sharing.judge import limits
from kit.sharing.judge.archive import read_archive
from kit.sharing.judge.judge import Arrival, judge
from kit.sharing.judge.manifest import MANIFEST, manifest_text, read_manifest

WHEN = (1980, 1, 1, 0, 0, 0)
"""The earliest time in a zip file (APPNOTE.TXT, 4.4.6). A fixed time keeps the bytes the same."""


def write(
    gathered: Gathered, path: Path, cache: Path, limits: Limits, *, force: bool = False
) -> Arrival:
    """Write a pack, completely or not at all, after judging it as `add` would.

    `cache` is where typeset sheets are kept; `limits` are what one of them may take. With `force`,
    any file at `path` is written over. Gives the pack as a receiver would see it. Raises
    `BadInput` with every reason why nobody could add it, and what `check_target` raises.
    """
    check_target(path, gathered.facts.debate, force=force)
    text = manifest_text(gathered.facts).encode("utf-8")
    data = _zipped({MANIFEST: text, **dict(sorted(gathered.files.items()))})
    arrival = judge(path, cache, limits, data)
    write_whole(path, data)
    return arrival


def check_target(path: Path, debate: str, *, force: bool) -> None:
    """Raise `BadUsage` when a pack would be written over something else, unless `force`.

    A pack of the same debate may be replaced. Raises `CannotWork` when the folder is not there.
    """
    if not path.parent.is_dir():
        raise CannotWork(f"there is no folder {path.parent}", "make it first")
    if path.is_dir() or (path.exists() and not force and not _is_pack(path, debate)):
        raise BadUsage(
            f"{path.name} is there already, and is no pack of “{debate}”",
            "choose another name, or write over it with --force",
        )


def _zipped(files: Mapping[str, bytes]) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, WHEN)
            info.create_system = 3  # Unix, on every system
            info.external_attr = 0o100644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=9)
            # `add` would refuse such an entry as a zip bomb.
            if len(data) > limits.SMALL and len(data) > limits.MOST_RATIO * info.compress_size:
                raise CannotWork(
                    f"{name} is so monotonous that it looks like an attack", "leave it out"
                )
    return whole.getvalue()


def _is_pack(path: Path, debate: str) -> bool:
    """Whether the file is a pack of that debate."""
    problems = Problems()
    with suppress(OSError):
        data = read_archive(path, problems).get(MANIFEST)
        found = None if data is None else read_manifest(data, path, problems)
        return found is not None and found.facts.debate == debate
    return False
