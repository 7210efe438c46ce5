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
"""The files of a project, and the files in the kit's `templates/project/` to copy them from."""
FOLDERS = ("roles", "templates", "output")


@dataclass(frozen=True, slots=True)
class Started:
    """The files that were written into a project folder, and those that were there and are kept."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def start_project(folder: Path, layers: Layers) -> Started:
    """Make a folder into a project; no file that is there is changed.

    Raises `OSError` when the folder cannot be written to.
    """
    written: list[str] = []
    kept: list[str] = []
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, original in FILES.items():
        text = (layers.kit / "templates" / "project" / original).read_text("utf-8")
        (written if save_new(folder / name, text) else kept).append(name)
    # Editors check YAML files by these. They are the kit's, so they are replaced every time.
    write_schemas(folder / ".debate-kit" / "schemas")
    return Started(tuple(written), tuple(kept))
