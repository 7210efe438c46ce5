"""Which of the files that were made are audited: each kind of sheet once, in whole files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.model.packet import FILLABLE
from kit.model.profile import STANDARD
from kit.publish.manifest import MANIFEST, read_json

VOLUME = "class"
"""What the names of class files begin with."""

Kind = tuple[bool, str, str]


def files_to_audit(folder: Path, known: set[str]) -> list[Path]:
    """The files of a build that hold a kind of sheet that those before them do not.

    A kind is a sheet at a reading level and in a profile, whoever's role it is for: a packet more
    of thirty adds nothing. `known` are the hashes of what other builds have shown; what is new is
    added to it. The longest packets come first. The guide is taken if it has a new sheet; the class
    file, which holds all packets again, once in standard pages.
    """
    manifest = read_json(folder / MANIFEST)
    files: dict[str, dict[str, Any]] = manifest["files"]
    seen: set[Kind] = set()
    taken = []
    for path, facts in sorted(files.items(), key=lambda each: -len(each[1]["inputs"])):
        if path.startswith(VOLUME):
            if manifest["settings"]["profile"] == STANDARD and VOLUME not in known:
                taken.append(folder / path)
            continue
        new = {_kind(path, name) for name, key in facts["inputs"].items() if key not in known}
        if new - seen:
            taken.append(folder / path)
            seen |= new
    known.add(VOLUME)
    for facts in files.values():
        known |= set(facts["inputs"].values())
    return taken


def _kind(path: str, sheet: str) -> Kind:
    """What a sheet in a file is: `brief/china/standard` is a brief at that level."""
    parts = sheet.split("/")
    return (path.endswith(FILLABLE), parts[0], parts[-1])
