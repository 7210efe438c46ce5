"""Where files are searched: the project folder first, then the user's own, then the kit's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

import kit

LayerName = Literal["project", "user", "kit"]


def _kit_folder() -> Path:
    """The folder that contains the kit's `roles/` and `templates/`.

    In a checkout they are beside the package; a wheel contains them in `kit/bundled/`. The
    checkout is tried first, because an editable install may leave a stale copy behind.
    """
    package = Path(kit.__file__).resolve().parent
    if (package.parent / "pyproject.toml").is_file() and (package.parent / "roles").is_dir():
        return package.parent
    return package / "bundled"


@dataclass(frozen=True, slots=True)
class Layers:
    """The folders that contain `roles/` and `templates/`, the winning one first.

    `names` says whose each folder is.
    """

    folders: tuple[Path, ...]
    names: tuple[LayerName, ...]

    @classmethod
    def of(cls, project: Path, user: Path | None = None) -> Layers:
        """The layers for a project folder: itself, then the user's own, then the kit's.

        The same folder is never two layers: in a checkout, the project is the kit's own folder.
        """
        found: dict[Path, LayerName] = {_kit_folder(): "kit"}
        for folder, name in ((user, "user"), (project, "project")):
            if folder is not None:
                found.setdefault(folder.resolve(), "user" if name == "user" else "project")
        return cls(tuple(reversed(found)), tuple(reversed(found.values())))

    @property
    def kit(self) -> Path:
        """The kit's own folder, which is searched last."""
        return self.folders[-1]

    @property
    def project(self) -> Path | None:
        """The project folder; None if it is the kit's own, which contains the originals."""
        return self.folders[0] if self.names[0] == "project" else None

    @property
    def own(self) -> tuple[Path, ...]:
        """The folders that are not the kit's, the winning one first."""
        layers = zip(self.folders, self.names, strict=True)
        return tuple(folder for folder, name in layers if name != "kit")

    def for_debate(self, debate: str) -> Layers:
        """The same layers with a debate's own `templates/` before those of each layer.

        `debate` is the id of the debate.
        """
        folders: list[Path] = []
        names: list[LayerName] = []
        for folder, name in zip(self.folders, self.names, strict=True):
            own = folder / "roles" / debate
            if (own / "templates").is_dir() and own.resolve().is_relative_to(folder.resolve()):
                folders.append(own)
                names.append(name)
            folders.append(folder)
            names.append(name)
        return Layers(tuple(folders), tuple(names))

    def name_of(self, path: Path) -> LayerName:
        """Whose a file is; the file must be below one of the layers."""
        return next(
            name
            for folder, name in zip(self.folders, self.names, strict=True)
            if path.is_relative_to(folder)
        )

    def all(self, relative: str) -> Iterator[Path]:
        """Yield the files at a relative path below the layers, the winning one first.

        A path that leads out of a layer, by `..` or by a link, finds nothing.
        """
        pure = PurePosixPath(relative)
        if pure.is_absolute() or ".." in pure.parts or "\\" in relative:
            return
        for folder in self.folders:
            path = folder / pure
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                yield path

    def find(self, relative: str, above: Path | None = None) -> Path | None:
        """The winning file at a relative path below the layers, or None.

        With `above`, a file in one of the layers, only the layers below that one are searched.
        """
        layers = self if above is None else self._below(above)
        return next(layers.all(relative), None)

    def list(self, folder: str, suffix: str) -> dict[str, Path]:
        """The winning file for each name in a folder that ends in `suffix`, in alphabetical order.

        The names, which are the keys, are without the suffix.
        """
        found: dict[str, Path] = {}
        # The winning layers come last here, and replace what those below gave.
        for layer in reversed(self.folders):
            for path in sorted((layer / folder).glob(f"*{suffix}")):
                if path.is_file() and not path.name.startswith("."):
                    found[path.name.removesuffix(suffix)] = path
        return dict(sorted(found.items()))

    def subfolders(self, folder: str, holding: str) -> dict[str, tuple[Path, ...]]:
        """The subfolders of `folder` with a file `holding` in at least one layer, by name.

        For each, its copies in all layers, the winning one first: a copy may override single
        files and lack `holding`.
        """
        found: dict[str, list[Path]] = {}
        for layer in self.folders:
            if (layer / folder).is_dir():
                for path in sorted((layer / folder).iterdir()):
                    if path.is_dir() and not path.name.startswith("."):
                        found.setdefault(path.name, []).append(path)
        return {
            name: tuple(paths)
            for name, paths in sorted(found.items())
            if any((path / holding).is_file() for path in paths)
        }

    def _below(self, path: Path) -> Layers:
        """The layers below the one that contains a file."""
        index = next(
            (index for index, folder in enumerate(self.folders) if path.is_relative_to(folder)),
            len(self.folders),
        )
        return Layers(self.folders[index + 1 :], self.names[index + 1 :])
