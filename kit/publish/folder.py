"""Puts finished files into the output folder: all of them or none, and only over its own files."""

from __future__ import annotations

import json
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Collection, Container, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from kit.problems import CannotWork
from kit.publish.journal import begin, end, moved
from kit.publish.manifest import MANIFEST, Made, file_facts, file_hash, owned_files
from kit.publish.whole import TEMPORARY, write_whole

_STAGE = ".new-"
_BUSY_TRIES = 5
_BUSY_WAIT = 0.2
"""Seconds between tries to replace a file that a viewer has open (Windows)."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a build did to the output folder: the files made, and the paths of those removed.

    `changed` are the paths of files that are new or differ from before; with `first`, there was
    nothing before. `beside` are the paths of files that a viewer had open: the new file is
    beside the old one, under another name. `kept` are files that the kit did not make, which
    stood in the way: their paths before and now.
    """

    made: tuple[Made, ...]
    changed: frozenset[str]
    first: bool
    removed: tuple[str, ...]
    beside: tuple[str, ...]
    kept: tuple[tuple[str, str], ...] = ()


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
        for temporary in folder.glob(f".*{TEMPORARY}"):
            temporary.unlink(missing_ok=True)
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
    keep: Container[str] | None = frozenset(),
) -> Published:
    """Move the staged files into `folder`, and write its manifest with these `settings`.

    Files of an earlier build that this one does not make are removed, but for those to `keep`
    (None: all); so are those that a killed build has left. A file that is not the kit's and has
    the name of one to write is kept beside it. Raises `OSError` where the folder cannot be
    written to.
    """
    hashes = {each.path: file_hash(stage / each.path) for each in made}
    listed = owned_files(folder)
    left = moved(folder)
    with _uninterrupted():
        begin(folder, hashes, stage)
        kept = _keep_strangers(folder, hashes, listed.keys() | left)
        beside = []
        # What is to be printed again: a file with the same bytes is not part of it.
        changed = [path for path, digest in hashes.items() if file_hash(folder / path) != digest]
        for path in changed:
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if not _replace(stage / path, target):
                beside.append(path)
        others = {path: facts for path, facts in listed.items() if keep is None or path in keep}
        removed = _remove(folder, (listed.keys() | left) - hashes.keys() - others.keys())
        files = others | {
            each.path: file_facts(
                each, file_hash(folder / each.path) if each.path in beside else hashes[each.path]
            )
            for each in made
        }
        _write_manifest(folder, files, settings, stage)
        end(folder)
    return Published(
        made=tuple(made),
        changed=frozenset(changed),
        first=not listed,
        removed=tuple(removed),
        beside=tuple(beside),
        kept=tuple(kept),
    )


def _write_manifest(
    folder: Path, files: Mapping[str, Any], settings: Mapping[str, Any], stage: Path
) -> None:
    manifest = {"settings": dict(settings), "files": dict(sorted(files.items()))}
    text = json.dumps(manifest, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    write_whole(folder / MANIFEST, text.encode(), stage)


def _keep_strangers(
    folder: Path, hashes: Mapping[str, str], ours: Collection[str]
) -> list[tuple[str, str]]:
    """Rename what stands in the way and is not the kit's; the paths before and after.

    What has the bytes that would be written is the kit's own: its manifest was lost.
    """
    kept = []
    for path, digest in hashes.items():
        target = folder / path
        if path in ours or not target.exists() or file_hash(target) == digest:
            continue
        number = 1
        while (other := _kept_name(target, number)).exists():
            number += 1
        target.rename(other)
        kept.append((path, other.relative_to(folder).as_posix()))
    return kept


def _kept_name(path: Path, number: int) -> Path:
    again = "" if number == 1 else f" {number}"
    return path.with_name(f"{path.stem} (kept{again}){path.suffix}")


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


def _remove(folder: Path, paths: Set[str]) -> list[str]:
    removed = []
    for path in sorted(paths):
        with suppress(OSError):
            (folder / path).unlink()
            removed.append(path)
            with suppress(OSError):
                (folder / path).parent.rmdir()
    return removed
