"""The files of a project, changed all together or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from kit.load import Layers
from kit.problems import BadUsage, CannotWork

KIT_FOLDER = ".debate-kit"
"""Where a project keeps what its teacher does not edit."""
_BOM = "\ufeff"


def project_folder(layers: Layers) -> Path:
    """The folder that commands may write into. Raises `BadUsage` if there is none."""
    if layers.project is None:
        raise BadUsage(
            "this folder holds the kit's own files, or yours for all projects; these commands "
            "change only the files of a project",
            "make a folder of your own with “debate-kit init my-debates”, then run this again "
            "as “debate-kit -C my-debates …”",
        )
    return layers.project


def refuse_existing(path: Path, project: Path) -> None:
    """Raise `BadUsage` if a file is already there."""
    if path.exists() or path.is_symlink():
        raise BadUsage(
            f"there is already a file {shown(path, project)}",
            "edit that one; to start again, move it out of this project first",
        )


def shown(path: Path, project: Path) -> str:
    """A path as commands show it: from the project folder if it is inside that."""
    if path.is_relative_to(project):
        return path.relative_to(project).as_posix()
    return str(path)


def raw_text(path: Path) -> str:
    """A file's text, with its own line ends. Raises `CannotWork` if it is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise CannotWork(f"{path} is not saved as UTF-8", "run debate-kit check") from None


class Changes:
    """What a command is going to do to a project's files. Nothing happens before `apply`."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self._texts: dict[Path, str] = {}
        self._bytes: dict[Path, bytes] = {}
        self._moves: dict[Path, Path] = {}
        self._told: dict[Path, list[str]] = {}
        self.notes: list[str] = []

    def text(self, path: Path) -> str | None:
        """A file's text as it is going to be; None if there will be no such file."""
        if path in self._texts:
            return self._texts[path]
        return raw_text(path).removeprefix(_BOM) if path.is_file() else None

    def write(self, path: Path, text: str) -> None:
        """Write a text to a file. A file that already holds it is left alone."""
        self._inside(path)
        if self.text(path) != text:
            self._texts[path] = text

    def copy(self, path: Path, source: Path) -> None:
        """Copy the bytes of another file to a file."""
        self._inside(path)
        self._bytes[path] = source.read_bytes()

    def move(self, path: Path, target: Path) -> None:
        """Move a file. If the target is taken, a number is added to its name."""
        self._inside(target)
        number, free = 1, target
        while free.exists():
            number += 1
            name, dot, rest = target.name.partition(".")
            free = target.with_name(f"{name}-{number}{dot}{rest}")
        self._moves[path] = free

    def keep(self, path: Path) -> None:
        """Move a file out of the way, to where the project keeps what was removed."""
        self.move(path, self.project / KIT_FOLDER / "removed" / path.relative_to(self.project))

    def tell(self, path: Path, lines: Iterable[str]) -> None:
        """Show these lines below that of a file, which say what changes inside it."""
        self._told.setdefault(path, []).extend(lines)

    def lines(self) -> Iterator[str]:
        """One line for each file: “new”, “changed” or “moved”; none for `.debate-kit`.

        What was told of a file stands below its line, indented.
        """
        for path in (*self._texts, *self._bytes):
            if not path.is_relative_to(self.project / KIT_FOLDER):
                moved = path in self._moves.values()
                word = "changed" if path.exists() and not moved else "new"
                if not moved:
                    yield f"{word:8} {shown(path, self.project)}"
                    yield from (f"  {line}" for line in self._told.get(path, ()))
        for path, target in self._moves.items():
            yield f"{'moved':8} {shown(path, self.project)} to {shown(target, self.project)}"
            yield from (f"  {line}" for line in self._told.get(target, ()))

    def apply(self) -> None:
        """Do it: all new files are first written next to their targets, then moved there."""
        ready: list[tuple[Path, Path]] = []
        try:
            for path, text in self._texts.items():
                bom = path.is_file() and raw_text(path).startswith(_BOM)
                ready.append((self._beside(path, ((_BOM if bom else "") + text).encode()), path))
            for path, data in self._bytes.items():
                ready.append((self._beside(path, data), path))
        except BaseException:
            for temporary, _ in ready:
                with suppress(OSError):
                    temporary.unlink()
            raise
        for path, target in self._moves.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        for temporary, path in ready:
            temporary.replace(path)

    def _beside(self, path: Path, data: bytes) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        return Path(name)

    def _inside(self, path: Path) -> None:
        if not path.resolve().is_relative_to(self.project.resolve()):
            raise CannotWork(
                f"{path} leads out of the project folder {self.project}",
                "replace the link in it with a folder",
            )
