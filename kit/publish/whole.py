"""Writes a file completely or not at all, and says which one could not be written."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

TEMPORARY = ".kit-tmp"
"""How the names of temporary files end; a build removes those that a killed one has left."""


def write_whole(path: Path, data: bytes, scratch: Path | None = None) -> None:
    """Write a file so that there is always the old one or the new one, also after a power cut.

    Its folder has to be there. The bytes go into a temporary file first: in the folder `scratch`,
    which has to be on the same disk, or beside the file. Raises `OSError` with the file's name.
    """
    name = None
    try:
        handle, name = tempfile.mkstemp(TEMPORARY, f".{path.name}-", scratch or path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            # A rename may reach the disk before the bytes do (rename(2), “NOTES” of ext4(5)).
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException as failure:
        if name is not None:
            with suppress(OSError):
                Path(name).unlink()
        if isinstance(failure, OSError):
            failure.filename = str(path)
        raise


def _mode(path: Path) -> int:
    """Who may read the file: as it was, or as for any new file (temporary ones are private)."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
