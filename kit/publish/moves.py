"""Moves files from the stage into their folder: each at once, and none over a stranger."""

from __future__ import annotations

import errno
import os
import signal
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_BUSY_TRIES = 5
_BUSY_WAIT = 0.2
"""Seconds between tries to replace a file that a viewer has open (Windows)."""


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ignore Ctrl-C while files are moved, so that the folder never holds files of two builds.

    At that point there is nothing left to stop. Only the main thread can set what a signal
    does; in other threads none arrives.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda number, _: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def folders_for(folder: Path, paths: Iterable[str]) -> Iterator[None]:
    """Make the folders of these paths below `folder`; they go again if the block fails.

    A name that is taken by something else is left for the caller to clear. Raises `OSError`,
    with a path, when one cannot be made, or is closed to writing.
    """
    made: list[Path] = []
    try:
        for path in dict.fromkeys((folder / path).parent for path in ("x", *paths)):
            new = [each for each in (path, *path.parents) if not each.exists()]
            if path.is_dir() and not os.access(path, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path / "x"))
            for each in reversed(new):
                with suppress(FileExistsError, NotADirectoryError):
                    each.mkdir()
                    made.append(each)
        yield
    except BaseException:
        for each in reversed(made):
            with suppress(OSError):
                each.rmdir()
        raise


def replace(source: Path, target: Path) -> bool:
    """Move a file over another; if a viewer has that open (Windows), put it beside instead.

    Gives whether it got its own name.
    """
    # It is there, unless something else had its name until now.
    target.parent.mkdir(parents=True, exist_ok=True)
    for attempt in range(_BUSY_TRIES):
        try:
            source.replace(target)
            return True
        except PermissionError:
            if attempt < _BUSY_TRIES - 1:
                time.sleep(_BUSY_WAIT)
    source.replace(target.with_name(f"{target.stem} (new){target.suffix}"))
    return False


def keep_aside(folder: Path, paths: Iterable[str]) -> list[tuple[str, str]]:
    """Rename what stands in the way, and is not the kit's; the paths before and after."""
    kept = []
    for path in paths:
        target = folder / path
        number = 1
        while (other := _kept_name(target, number)).exists() or other.is_symlink():
            number += 1
        target.rename(other)
        kept.append((path, other.relative_to(folder).as_posix()))
    return kept


def _kept_name(path: Path, number: int) -> Path:
    again = "" if number == 1 else f" {number}"
    return path.with_name(f"{path.stem} (kept{again}){path.suffix}")


def remove(folder: Path, paths: Collection[str]) -> list[str]:
    """Remove files that are no longer made, and folders that are then empty; those removed."""
    removed = []
    for path in sorted(paths):
        with suppress(OSError):
            (folder / path).unlink()
            removed.append(path)
            with suppress(OSError):
                (folder / path).parent.rmdir()
    return removed
