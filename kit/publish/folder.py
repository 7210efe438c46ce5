"""Puts finished files into the output folder: all of them or none, and only over its own files."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from kit.problems import CannotWork
from kit.publish.journal import JOURNAL, end, journal_text, moved
from kit.publish.manifest import (
    MANIFEST,
    Made,
    Stood,
    file_facts,
    file_hash,
    manifest_text,
    owned_files,
)
from kit.publish.moves import folders_for, keep_aside, remove, replace, uninterrupted
from kit.publish.own import Found
from kit.publish.texts import stage_text
from kit.publish.whole import TEMPORARY, write_whole

_STAGE = ".new-"


@dataclass(frozen=True, slots=True)
class Published:
    """What a build did to the output folder: the files made, and the paths of those removed.

    `changed` are the paths of files that are new or differ from before; with `first`, there was
    nothing before. `beside` are the paths of files that a viewer had open: the new file is
    beside the old one, under another name. `kept` are files that the kit did not make, which
    stood in the way, or that were changed since: their paths before and now.
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

    It holds a lock until then. Raises `CannotWork` when another build holds the lock, or a file
    has the name of a folder that is needed.
    """
    for place in (folder, *folder.parents):
        if place.is_file():
            raise CannotWork(
                f"{place} is a file, and a folder of that name is needed",
                "rename the file, or choose another folder with --out",
            )
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
    texts: Mapping[str, str] | None = None,
) -> Published:
    """Move the staged files into `folder`, and write its manifest with these `settings`.

    Files of an earlier build that this one does not make are removed, but for those to `keep`
    (None: all); so are those that a killed build has left. What is not the kit's, or was changed
    since, and has the name of a file to write is kept beside it. `texts` are files that people
    may edit, by name, each written as by `save_text`. All is written to the disk before the first
    move: after an `OSError`, the folder is as it was. Raises `CannotWork` when a later move fails.
    """
    stood = {each.path: each.stood for each in made if each.stood is not None}
    hashes = {
        each.path: file_hash(stage / each.path) if each.stood is None else each.stood.digest
        for each in made
    }
    listed = owned_files(folder)
    left = moved(folder)
    found = Found.of(folder, hashes, listed, left, stood)
    others = {path: facts for path, facts in listed.items() if keep is None or path in keep}
    # What is to be printed again: a file with the same bytes is not part of it.
    changed = [path for path, digest in hashes.items() if found.now[path] != digest]
    _check_standing(folder, found, stood)
    gone = (listed.keys() | left.keys()) - hashes.keys() - others.keys()
    with uninterrupted(), folders_for(folder, hashes):
        files = others | {each.path: file_facts(each, hashes[each.path]) for each in made}
        asked = (texts or {}).items()
        edited = [name for key, text in asked for name in stage_text(folder / key, text, stage)]
        write_whole(stage / MANIFEST, manifest_text(settings, files))
        write_whole(stage / JOURNAL, journal_text(hashes, left))
        kept = keep_aside(folder, [JOURNAL] if (folder / JOURNAL).is_dir() else [])
        replace(stage / JOURNAL, folder / JOURNAL)
        try:
            kept += keep_aside(folder, found.in_the_way(hashes, edited))
            beside = [path for path in changed if not replace(stage / path, folder / path)]
            removed = remove(folder, gone & found.own)
            if beside:
                files |= _as_they_are(folder, made, beside)
                write_whole(stage / MANIFEST, manifest_text(settings, files))
            for name in (MANIFEST, *edited):
                replace(stage / name, folder / name)
            end(folder)
        except OSError as failure:
            raise _not_all_moved(folder, failure) from failure
    return Published(
        made=tuple(made),
        changed=frozenset(changed),
        first=not listed,
        removed=tuple(removed),
        beside=tuple(beside),
        kept=(*kept, *((path, path) for path in sorted(gone & found.edited))),
    )


def _check_standing(folder: Path, found: Found, stood: Mapping[str, Stood]) -> None:
    """Raise `CannotWork` if a file that is to stay is another than when the build began."""
    for path, known in stood.items():
        if found.now[path] != known.digest:
            raise CannotWork(
                f"{folder / path} was changed while packets were made", "do the same again"
            )


def _not_all_moved(folder: Path, failure: OSError) -> CannotWork:
    return CannotWork(
        f"not all files could be moved into {folder}: {failure.strerror or failure}",
        "every file there is whole, old or new; mend the cause, then do the same again",
    )


def _as_they_are(folder: Path, made: Sequence[Made], paths: Sequence[str]) -> dict[str, Any]:
    """What the manifest is to say of files that could not be replaced, as a viewer has them open.

    Their old bytes stay the kit's own.
    """
    return {
        each.path: file_facts(each, file_hash(folder / each.path))
        for each in made
        if each.path in paths
    }
