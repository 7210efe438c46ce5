"""Finished files into the output folder: all of them or none, and only those it owns."""

from __future__ import annotations

import filecmp
import hashlib
import json
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from filelock import FileLock, Timeout

from kit.model.packet import About
from kit.problems import CannotWork

MANIFEST = "manifest.json"
_STAGE = ".new-"
_BUSY_TRIES = 5
_BUSY_WAIT = 0.2


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file: its path below the folder, its pages, and what went into it.

    `inputs` maps each sheet in it to the hash of all that shaped that sheet. `sides` is on
    how many sides its paper is printed. `about` says what packet it is, if it is one, and
    `shorter` which of its sheets take how many pages, fewer, with smaller margins.
    """

    path: str
    pages: int
    inputs: Mapping[str, str]
    sides: int = 2
    about: About | None = None
    shorter: Mapping[str, int] = field(default_factory=dict)

    @property
    def sheets_of_paper(self) -> int:
        """Sheets, printed on both sides unless the file is for one."""
        return -(-self.pages // self.sides)


@dataclass(frozen=True, slots=True)
class Published:
    """What a build left: the files made, those removed, those a viewer held fast.

    `changed` are the paths of those that are new, or other than before; `anew` says that
    there was nothing before.
    """

    made: tuple[Made, ...]
    changed: frozenset[str]
    anew: bool
    removed: tuple[str, ...]
    beside: tuple[str, ...]


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A fresh folder beside `folder` to make files in; gone at the end, whatever happens.

    Holds a lock meanwhile. Raises `CannotWork` when another build holds it.
    """
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
    """Move the staged files into `folder` and write its manifest.

    Files of an earlier build that this one no longer makes are removed, unless
    `keep_others`; files that the manifest does not own are left alone, and stop
    the build (`CannotWork`) where they stand in the way.
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
        if target.is_file() and filecmp.cmp(stage / each.path, target, shallow=False):
            continue
        changed.add(each.path)
        target.parent.mkdir(parents=True, exist_ok=True)
        if not _replace(stage / each.path, target):
            beside.append(each.path)
    kept = {path: facts for path, facts in owned.items() if keep_others}
    removed = _remove(folder, set(owned) - {each.path for each in made} - set(kept))
    files = kept | {each.path: _facts(folder, each) for each in made}
    manifest = {"settings": dict(settings), "files": dict(sorted(files.items()))}
    text = json.dumps(manifest, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    temporary = stage / MANIFEST
    temporary.write_text(text, "utf-8", newline="\n")
    _replace(temporary, folder / MANIFEST)
    return Published(tuple(made), frozenset(changed), not owned, tuple(removed), tuple(beside))


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


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait until all files are moved, so that none is of another build.

    Only the main thread may say what a signal does; elsewhere none arrives.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: asked.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt


def owned_files(folder: Path) -> dict[str, Any]:
    """What the folder's manifest says of each file it owns; empty without a manifest.

    Names that lead out of the folder are passed over.
    """
    try:
        files = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
        items = list(files.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {path: facts for path, facts in items if _is_inside(folder, path)}


def settings_of(folder: Path) -> dict[str, Any]:
    """What the folder's manifest says of how its files were made; empty without one."""
    try:
        return dict(json.loads((folder / MANIFEST).read_text("utf-8"))["settings"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _is_inside(folder: Path, path: str) -> bool:
    pure = PurePosixPath(path)
    plain = not pure.is_absolute() and ".." not in pure.parts and "\\" not in path
    return plain and (folder / pure).resolve().is_relative_to(folder.resolve())


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


def _facts(folder: Path, made: Made) -> dict[str, Any]:
    with suppress(OSError):
        digest = hashlib.sha256((folder / made.path).read_bytes()).hexdigest()
        return {
            "pages": made.pages,
            "sheets_of_paper": made.sheets_of_paper,
            "sha256": digest,
            "inputs": dict(made.inputs),
            **({} if made.about is None else asdict(made.about)),
            **({"shorter": dict(made.shorter)} if made.shorter else {}),
        }
    return {"pages": made.pages}


def _replace(source: Path, target: Path) -> bool:
    """Move a file over another; where a viewer holds that (Windows), leave it beside.

    Gives whether it stands under its own name.
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
