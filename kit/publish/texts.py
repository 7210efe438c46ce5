"""Single text files that people may edit: written completely or not at all, and never lost."""

from __future__ import annotations

from pathlib import Path

from kit.publish.whole import TEMPORARY, write_whole


def save_text(path: Path, text: str) -> Path | None:
    """Write a text file, completely or not at all.

    A previous file with another text, which somebody may have edited, is kept beside the new
    one. Gives its path, or None if there was none. Raises `OSError`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file():
        write_whole(path, text.encode())
        return None
    if path.read_bytes() == text.encode():
        return None
    before = _before(path)
    # The new text first, under another name: if there is no room for both, nothing is changed.
    new = path.with_name(f".{path.name}-new{TEMPORARY}")
    try:
        write_whole(new, text.encode())
        write_whole(before, path.read_bytes())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    return before


def stage_text(path: Path, text: str, stage: Path) -> list[str]:
    """Write into `stage` what `save_text` would write to `path`: the names, in order."""
    if path.is_file():
        if path.read_bytes() == text.encode():
            return []
        before = _before(path)
        write_whole(stage / before.name, path.read_bytes())
        names = [before.name, path.name]
    else:
        names = [path.name]
    write_whole(stage / path.name, text.encode())
    return names


def _before(path: Path) -> Path:
    return path.with_name(f"{path.stem} (before){path.suffix}")


def save_new(path: Path, text: str) -> bool:
    """Write a text file unless one is there; gives whether it was written. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True
