"""Where files are looked for: the teacher's project folder first, then the kit's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import kit


def _kit_folder() -> Path:
    """The folder that holds the kit's `roles/` and `templates/`.

    In a checkout these lie beside the package; a wheel carries them inside it.
    The checkout is asked first, since an editable install leaves a stale copy behind.
    """
    package = Path(kit.__file__).resolve().parent
    if (package.parent / "pyproject.toml").is_file() and (package.parent / "roles").is_dir():
        return package.parent
    return package / "bundled"


@dataclass(frozen=True, slots=True)
class Layers:
    """The folders that hold `roles/` and `templates/`, the winning one first."""

    folders: tuple[Path, ...]

    @classmethod
    def of(cls, project: Path) -> Layers:
        """The layers for a project folder: itself, then the kit's own."""
        own = _kit_folder()
        project = project.resolve()
        return cls((own,) if project == own else (project, own))

    @property
    def kit(self) -> Path:
        """The kit's own folder, the last to be asked."""
        return self.folders[-1]

    def find(self, relative: str) -> Path | None:
        """The winning file of that name below the layers, or None.

        A name that points out of a layer, by `..` or by a link, finds nothing.
        """
        pure = PurePosixPath(relative)
        if pure.is_absolute() or ".." in pure.parts or "\\" in relative:
            return None
        for folder in self.folders:
            path = folder / pure
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                return path
        return None

    def list(self, folder: str, suffix: str) -> dict[str, Path]:
        """The winning file for each name with that suffix in a folder; names in order."""
        found: dict[str, Path] = {}
        for layer in reversed(self.folders):
            for path in sorted((layer / folder).glob(f"*{suffix}")):
                if path.is_file() and not path.name.startswith("."):
                    found[path.name.removesuffix(suffix)] = path
        return dict(sorted(found.items()))

    def subfolders(self, folder: str, holding: str) -> dict[str, tuple[Path, ...]]:
        """The folders below `folder` in which a file named `holding` lies, by name.

        Each comes with its layers' copies, the winning one first.
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
