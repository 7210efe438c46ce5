"""Puts a judged pack into the user's folder, all or nothing, and never over the user's own work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kit.problems import CannotWork, Problems
from kit.publish import staged
from kit.sharing.judge.judge import Arrival
from kit.sharing.judge.manifest import MANIFEST, PackFacts, read_manifest
from kit.sharing.judge.rehearse import write_files


@dataclass(frozen=True, slots=True)
class Added:
    """The folder of a pack that was added, and the folder that keeps the previous one, if any."""

    folder: Path
    before: Path | None


def place_of(user: Path, debate: str) -> Path:
    """The folder of an added debate."""
    return user / "roles" / debate


def added_before(user: Path, debate: str) -> PackFacts | None:
    """The facts of a pack of that debate that was added before; None if there is none.

    Raises `CannotWork` when the folder is there and `add` did not make it: it is the user's own
    work.
    """
    folder = place_of(user, debate)
    if not folder.exists() and not folder.is_symlink():
        return None
    manifest = folder / MANIFEST
    if folder.is_symlink() or not folder.is_dir() or not manifest.is_file():
        raise CannotWork(
            f"{folder} is there already, and was not added from a pack",
            "it may be your own work: move it away or rename it, then add the pack again",
        )
    read = read_manifest(manifest.read_bytes(), manifest, Problems())
    if read is None:
        raise CannotWork(
            f"{folder} is there already, and its {MANIFEST} cannot be read",
            "move it away or rename it, then add the pack again",
        )
    return read.facts


def install(arrival: Arrival, user: Path) -> Added:
    """Write a pack's files and its manifest into the user's folder, and nothing else.

    A pack of the debate that was added before is kept beside it, under a name that no command
    looks at. Raises `CannotWork` as `added_before` does, and when another command is writing
    there.
    """
    folder = place_of(user, arrival.facts.debate)
    with staged(folder) as stage:
        there = added_before(user, arrival.facts.debate) is not None
        fresh = stage / folder.name
        write_files(fresh, arrival.files)
        before = _free_name(folder) if there else None
        if before is not None:
            folder.rename(before)
        try:
            fresh.rename(folder)
        except BaseException:
            if before is not None:
                before.rename(folder)
            raise
    return Added(folder, before)


def _free_name(folder: Path) -> Path:
    """A free name beside a folder; it begins with a dot, so that every command ignores it."""
    number = 1
    while True:
        said = "before" if number == 1 else f"before {number}"
        path = folder.with_name(f".{folder.name} ({said})")
        if not path.exists():
            return path
        number += 1
