"""Whose the files in an output folder are: the kit's own, or somebody's."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.publish.manifest import MANIFEST, Stood, is_manifest
from kit.publish.standing import hash_now


@dataclass(frozen=True, slots=True)
class Found:
    """What stood in the output folder before anything was moved.

    `now` maps paths to hashes, "" for what is not there or cannot be read. `own` are the paths
    of files that are as the kit made them; `edited` were made by it, and somebody has changed
    them since.
    """

    folder: Path
    now: Mapping[str, str]
    own: frozenset[str]
    edited: frozenset[str]

    @classmethod
    def of(
        cls,
        folder: Path,
        made: Collection[str],
        listed: Mapping[str, Any],
        left: Mapping[str, str],
        stood: Mapping[str, Stood],
    ) -> Found:
        """Look at the files to be made, those that a manifest lists, and what a kill has left.

        Those that `stood` before are read again only if they have been touched since.
        """
        paths = {*made, *listed, *left}
        now = {path: hash_now(folder / path, stood.get(path)) for path in paths}
        own = {path for path, digest in left.items() if now[path] == digest}
        for path, facts in listed.items():
            # A file that a viewer has open cannot be read on Windows, and is not edited there.
            closed = not now[path] and (folder / path).is_file()
            if closed or (now[path] and now[path] == _listed_hash(facts)):
                own.add(path)
        there = {path for path in listed if now[path]}
        return cls(folder, now, frozenset(own), frozenset(there - own))

    def in_the_way(self, hashes: Mapping[str, str], texts: Sequence[str]) -> list[str]:
        """The paths of what is not the kit's and stands where a file, or its folder, is to go.

        What has the bytes that would be written is the kit's own: its manifest was lost. `texts`
        are names of files that anybody may have written: only what is no file is in their way.
        """
        strange = []
        for path, digest in hashes.items():
            for parent in reversed(Path(path).parents[:-1]):
                place = self.folder / parent
                if _is_there(place) and not place.is_dir():
                    strange.append(parent.as_posix())
            if path not in self.own and self.now[path] != digest and _is_there(self.folder / path):
                strange.append(path)
        if _is_there(self.folder / MANIFEST) and not is_manifest(self.folder / MANIFEST):
            strange.append(MANIFEST)
        strange += [name for name in texts if (self.folder / name).is_dir()]
        return list(dict.fromkeys(strange))


def _is_there(path: Path) -> bool:
    """Whether a name is taken, also by a link that leads nowhere."""
    return path.is_symlink() or path.exists()


def _listed_hash(facts: object) -> str | None:
    digest = facts.get("sha256") if isinstance(facts, Mapping) else None
    return digest if isinstance(digest, str) else None
