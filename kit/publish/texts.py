"""Single text files that a person may edit: written whole or not at all, and never lost."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path


def save_text(path: Path, text: str) -> Path | None:
    """Write a text file whole or not at all; gives where the one before it is kept, if any.

    A file that a person may have edited is never lost: it goes beside the new one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    before = None
    if path.is_file():
        if path.read_text("utf-8") == text:
            return None
        before = path.with_name(f"{path.stem} (before){path.suffix}")
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123 (a descriptor)
            file.write(text)
        if before is not None:
            path.replace(before)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    return before


def save_new(path: Path, text: str) -> bool:
    """Write a text file where there is none; gives whether it was written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True
