"""The hash of all that a build may read: debates and templates in every layer, and named files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kit.unchanged.files import files_below

MOST_FILES = 5_000
MOST_BYTES = 100 * 1024 * 1024
"""A build that may read more than this is always done in full."""
ROOMS = ("roles", "templates")
SETTINGS = "debate"
"""What the names of a project's settings begin with, and names that are nearly right."""


class _TooMuchError(Exception):
    """There are more files than are worth hashing, or one that may lead anywhere."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a build looks for files: `layers` hold `roles/` and `templates/`; `files` are named."""

    layers: tuple[Path, ...]
    files: tuple[Path, ...]

    def digest(self) -> str | None:
        """The hash of the contents and names of all of them; "absent" counts as a content.

        None where nothing can be said: too many or too large files, a link to a folder, one that
        cannot be read.
        """
        whole = hashlib.sha256()
        try:
            for path, data in self._contents():
                for piece in (path.encode("utf-8", "surrogateescape"), data):
                    whole.update(len(piece).to_bytes(8, "big") + piece)
        except (OSError, _TooMuchError):
            return None
        return whole.hexdigest()

    def _contents(self) -> Iterator[tuple[str, bytes]]:
        left = MOST_BYTES
        for number, path in enumerate(self._paths()):
            data = path.read_bytes() if path.is_file() else b"no file"
            left -= len(data)
            if number >= MOST_FILES or left < 0:
                raise _TooMuchError
            yield str(path), data

    def _paths(self) -> Iterator[Path]:
        yield from self.files
        for layer in self.layers:
            for path in sorted(layer.iterdir()) if layer.is_dir() else ():
                if path.name.lower().startswith(SETTINGS):
                    yield path
            for room in ROOMS:
                for entry in files_below(layer / room):
                    if entry.is_symlink() and entry.is_dir():
                        raise _TooMuchError
                    # A folder counts, too: a debate may be known by that alone.
                    yield Path(entry.path)
