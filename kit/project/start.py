"""A teacher's own project folder: settings, an example class, room for changes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kit.load import SETTINGS_FILE, Layers
from kit.load.schemas import write_schemas
from kit.publish import save_new

FILES = {
    SETTINGS_FILE: "debate-kit.yaml",
    "class.csv": "class.csv",
    "README.md": "README.md",
    ".gitignore": "gitignore",
}
"""The files of a project, and those in the kit's `templates/project/` that they begin as."""
FOLDERS = ("roles", "templates", "output")


@dataclass(frozen=True, slots=True)
class Started:
    """What a project folder was given, and what was there already and is as it was."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def start_project(folder: Path, layers: Layers) -> Started:
    """Make a folder a project. Nothing that is there is changed.

    Raises `OSError` where the folder cannot be written to.
    """
    written: list[str] = []
    kept: list[str] = []
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, original in FILES.items():
        text = (layers.kit / "templates" / "project" / original).read_text("utf-8")
        (written if save_new(folder / name, text) else kept).append(name)
    # For editors, which read them as one types; anew each time, since they are the kit's.
    write_schemas(folder / ".debate-kit" / "schemas")
    return Started(tuple(written), tuple(kept))
