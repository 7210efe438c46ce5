"""Puts finished files into the output folder: all of them or none, and only over its own files."""

from __future__ import annotations

import filecmp
import json
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from kit.problems import CannotWork
from kit.publish.manifest import MANIFEST, Made, file_facts, owned_files

_STAGE = ".new-"
_BUSY_TRIES = 5
_BUSY_WAIT = 0.2
"""Seconds between tries to replace a file that a viewer has open (Windows)."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a build did to the output folder: the files made, and the paths of those removed.

    `changed` are the paths of files that are new or differ from before; with `first`, there was
    nothing before. `beside` are the paths of files that a viewer had open: the new file is
    beside the old one, under another name.
    """

    made: tuple[Made, ...]
    changed: frozenset[str]
    first: bool
    removed: tuple[str, ...]
    beside: tuple[str, ...]


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A new folder beside `folder` to make files in; it is removed at the end, whatever happens.

    It holds a lock until then. Raises `CannotWork` when another build holds the lock.
    """
    # Beside the output folder, so that both are on one disk and files are moved, not copied.
    parent = folder.parent
    parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(parent / f".{folder.name}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise CannotWork(
            f"another build is writing to {folder}", "wait until it is done, then try again"
        ) from None
    try:
        # What a build left that was killed, such as by a power cut.
        for left in parent.glob(f".{folder.name}{_STAGE}*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(
            prefix=f".{folder.name}{_STAGE}", dir=parent, ignore_cleanup_errors=True
        ) as stage:
            yield Path(stage)
    finally:
        lock.release()


def publish(
    stage: Path,
    folder: Path,
    made: Sequence[Made],
    settings: Mapping[str, Any],
    *,
    keep_others: bool = False,
) -> Published:
    """Move the staged files into `folder`, and write its manifest with these `settings`.

    Files of an earlier build that this one does not make are removed, unless `keep_others`.
    Files that the manifest does not list are never touched: raises `CannotWork` when one has
    the name of a file to write.
    """
    owned = owned_files(folder)
    _refuse_strangers(folder, made, owned)
    with _uninterrupted():
        return _publish(stage, folder, made, settings, owned, keep_others=keep_others)


def _publish(
    stage: Path,
    folder: Path,
    made: Sequence[Made],
    settings: Mapping[str, Any],
    owned: Mapping[str, Any],
    *,
    keep_others: bool,
) -> Published:
    beside = []
    changed = set()
    for each in made:
        target = folder / each.path
        # `changed` is what to print again: a file with the same bytes is not part of it.
        if target.is_file() and filecmp.cmp(stage / each.path, target, shallow=False):
            continue
        changed.add(each.path)
        target.parent.mkdir(parents=True, exist_ok=True)
        if not _replace(stage / each.path, target):
            beside.append(each.path)
    kept = {path: facts for path, facts in owned.items() if keep_others}
    removed = _remove(folder, set(owned) - {each.path for each in made} - set(kept))
    files = kept | {each.path: file_facts(folder, each) for each in made}
    manifest = {"settings": dict(settings), "files": dict(sorted(files.items()))}
    text = json.dumps(manifest, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    temporary = stage / MANIFEST
    temporary.write_text(text, "utf-8", newline="\n")
    _replace(temporary, folder / MANIFEST)
    return Published(tuple(made), frozenset(changed), not owned, tuple(removed), tuple(beside))


@contextmanager
def _uninterrupted() -> Iterator[None]:
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


def _refuse_strangers(folder: Path, made: Sequence[Made], owned: Mapping[str, Any]) -> None:
    strangers = [
        each.path for each in made if each.path not in owned and (folder / each.path).exists()
    ]
    if strangers:
        listed = ", ".join(strangers[:3]) + (" …" if len(strangers) > 3 else "")
        raise CannotWork(
            f"{folder} holds files that the kit did not make: {listed}",
            "move them away, or choose another folder with --out",
        )


def _replace(source: Path, target: Path) -> bool:
    """Move a file over another; if a viewer has that open (Windows), put it beside instead.

    Gives whether it got its own name.
    """
    for attempt in range(_BUSY_TRIES):
        try:
            source.replace(target)
            return True
        except PermissionError:
            if attempt < _BUSY_TRIES - 1:
                time.sleep(_BUSY_WAIT)
    source.replace(target.with_name(f"{target.stem} (new){target.suffix}"))
    return False


def _remove(folder: Path, paths: set[str]) -> list[str]:
    removed = []
    for path in sorted(paths):
        with suppress(OSError):
            (folder / path).unlink()
            removed.append(path)
            with suppress(OSError):
                (folder / path).parent.rmdir()
    return removed
