"""Which file of a name wins, what it builds on, and whether that has changed since.

When a teacher customises a file, the project keeps a copy of the file it was made from. The
copy is compared with the file below as it is now.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kit.customise.edits import key_names
from kit.customise.files import KIT_FOLDER, Changes, raw_text
from kit.load import LayerName, Layers
from kit.render import extended

BASE = "base/"


@dataclass(frozen=True, slots=True)
class Standing:
    """The winning file of a name.

    It is `partial` if it builds on the file `below`, which is of the layer `below_layer`.
    `snapshot` is the copy of that file from when this one was made; `changed` says whether
    the two differ.
    """

    name: str
    path: Path
    layer: LayerName
    partial: bool
    below: Path | None
    below_layer: LayerName | None
    snapshot: Path | None

    @property
    def below_words(self) -> str:
        """Whose `below` is, in words."""
        return "the kit's" if self.below_layer == "kit" else "your own for all projects"

    @property
    def changed(self) -> bool:
        """Whether what it was made from has changed since."""
        if self.snapshot is None or self.below is None:
            return False
        return plain_text(self.snapshot) != plain_text(self.below)


def standing(name: str, layers: Layers) -> Standing | None:
    """The standing of the file of that name in the layers; None if there is no such file."""
    path = layers.find(name)
    if path is None:
        return None
    kept = None if layers.project is None else snapshot_path(layers.project, name)
    own = layers.name_of(path) == "project"
    below = layers.find(name, path)
    return Standing(
        name=name,
        path=path,
        layer=layers.name_of(path),
        partial=is_partial(path),
        below=below,
        below_layer=None if below is None else layers.name_of(below),
        snapshot=kept if own and kept is not None and kept.is_file() else None,
    )


def is_partial(path: Path) -> bool:
    """Whether a file builds on the one of its name below it."""
    text = plain_text(path)
    if path.suffix == ".j2":
        return (extended(text) or "").startswith(BASE)
    return path.suffix == ".yaml" and "extends" in key_names(text)


def snapshot_path(project: Path, name: str) -> Path:
    """Where a project keeps a copy of the file that its own version was made from."""
    return project / KIT_FOLDER / "base" / name


def keep_snapshot(changes: Changes, name: str, below: Path) -> None:
    """Let the project keep a copy of the file that its own version is made from."""
    changes.copy(snapshot_path(changes.project, name), below)


def plain_text(path: Path) -> str:
    """A file's text with plain line ends, and without a byte order mark."""
    return raw_text(path).removeprefix("\ufeff").replace("\r\n", "\n")
