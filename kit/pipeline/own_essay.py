"""The copy of the essay that a debate holds in its own folder."""

from __future__ import annotations

from pathlib import Path

from kit.model.debate import Debate
from kit.problems import Problems


def own_essay(debate: Debate, problems: Problems) -> Path | None:
    """The copy of the essay in the debate's folder; None, and a warning, if it should be there."""
    name = debate.facts.essay.file
    if name is None:
        return None
    place = debate.source.place("essay", "file")
    if Path(name).name != name:
        problems.error(place, f"“{name}” is not the name of a file in the debate's folder")
        return None
    found = next((path for folder in debate.layers if (path := folder / name).is_file()), None)
    if found is None:
        problems.warn(
            place,
            f"there is no file “{name}” in the debate's folder, so packets hold no essay",
            "put your copy of it there, or name it with --essay",
        )
    return found
