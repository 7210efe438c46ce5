"""Disks of ten sizes: each command ends in a sentence that names the disk, and nothing is lost.

As root on Linux, each size is a small disk of its own; elsewhere it is a limit on the size of a
file, which a system sets as a quota.
"""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path

from kit.load import Layers
from kit.preview.sources import read_source, save_source
from kit.publish.failures import said_of
from kit.unchanged import RECORD
from tests.conftest import PACKS
from tests.soak.forked import SHEETS, command, run, surroundings
from tests.tools.disks import NoMount, fill, left_over, small_disk

SIZES = (32, 48, 64, 96, 128, 192, 256, 384, 512, 768)
"""KiB of a disk for a first build; none is enough for it."""
ROOMS = (0, 4, 8, 12, 16, 24, 32, 48, 64, 96)
"""KiB that are left on a disk that holds the files of an earlier build."""
DISK = 20_000
CLASS = "name\nAda Okafor\nBo Elm\nCleo Ray\nDan Fox\n"
BUILD = ("build", "--roster", "class.csv", "--level", "standard")
COMMANDS = {
    "build": BUILD,
    "print": ("print", "--copies", "1"),
    "pack": ("pack", "output/later-start.zip", "--author", "A. Teacher", "--licence", "CC BY 4.0"),
    "cast": ("cast", "--roster", "class.csv", "--seed", "5"),
    "the preview's save": (),
}
"""Commands that write below `output`, where the small disk is."""

Hashes = dict[str, str]


@contextmanager
def _project() -> Iterator[Path]:
    """A project whose `output` is yet to be made, as the current folder; the cache is full."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        surroundings(Path(folder))
        shutil.copytree(PACKS / "good", Path(folder) / "project")
        os.chdir(Path(folder) / "project")
        Path("templates").mkdir()
        Path("templates/sheets.yaml").write_text(SHEETS, "utf-8")
        try:
            Path("class.csv").write_text(CLASS, "utf-8")
            assert run(*BUILD) == 0
            shutil.rmtree("output")
            yield Path.cwd()
        finally:
            os.chdir(before)


def _hashes(folder: Path) -> Hashes:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith((".lock", RECORD))
    }


def _fault(code: int, said: str, old: Hashes, folder: Path) -> str:
    """What is wrong after a command that may have run out of room; "" if nothing is."""
    lines = [line for line in said.splitlines() if "error" in line]
    if left := left_over(folder):
        return f"left over: {left}"
    if code == 0:
        return ""  # it had room enough
    if code != 1:
        return f"exit {code}: {said}"
    if len(lines) != 1 or not lines[0].startswith("error: "):
        return f"said: {said}"
    if not ("is full" in lines[0] or "larger than this system allows" in lines[0]):
        return f"said: {said}"
    if str(folder) not in lines[0] and "output" not in lines[0]:
        return f"the disk is not named: {said}"
    return "" if _hashes(folder) == old else "old files are not as they were"


def _save() -> int:
    """What the preview does when a role's text is saved; the debate lies on the small disk."""
    project, layers = Path.cwd() / "output", Layers.of(Path.cwd() / "output")
    source = read_source(project, "later-start", "parents", layers)
    assert source is not None
    text = source.text + "\nmore\n" * 2000
    try:
        save_source(project, "later-start", "parents", text, source.digest, layers)
    except OSError as failure:
        print("error:", *said_of(failure), sep=" ", flush=True)
        return 1
    return 0


def _rebuild() -> None:
    code, said = command(*BUILD)
    assert code == 0, said


def _save_now(before: Callable[[], object]) -> None:
    before()
    os._exit(_save())


def _limited(kib: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (kib * 1024, kib * 1024))


def first_builds() -> Iterator[tuple[str, bool]]:
    """A first build where there is not room for it."""
    with _project() as project:
        for size in SIZES:
            try:
                with small_disk(project / "output", size) as folder:
                    code, said = command(*BUILD)
                    fault = _fault(code, said, {}, folder)
            except NoMount:
                code, said = command(*BUILD, before=partial(_limited, size // 16))
                fault = _fault(code, said, {}, project / "output")
                shutil.rmtree(project / "output", ignore_errors=True)
            fault = fault or ("" if code else "it had room; the size is no trial")
            yield f"a first build with {size} KiB: {fault}", not fault


def later_commands() -> Iterator[tuple[str, bool]]:
    """Every command that writes, where little room is left beside the files of a build."""
    with _project() as project:
        for room in ROOMS:
            try:
                with small_disk(project / "output", DISK) as folder:
                    yield from _each_command(folder, room, mounted=True)
            except NoMount:
                yield from _each_command(project / "output", room, mounted=False)
                shutil.rmtree(project / "output")


def _each_command(folder: Path, room: int, *, mounted: bool) -> Iterator[tuple[str, bool]]:
    shutil.copytree("roles", folder / "roles")
    _rebuild()
    for name, args in COMMANDS.items():
        Path("class.csv").write_text(CLASS + ("Eve Lau\n" if name == "build" else ""), "utf-8")
        plan = folder / "later-start" / "plan.yaml"
        if name == "build":
            plan.unlink()  # as it is of another class
        old = _hashes(folder)
        filler = fill(folder, room) if mounted else None
        before = nullcontext if mounted else partial(_limited, room)
        if args:
            code, said = command(*args, before=before)
        else:
            code, said = command("--version", before=partial(_save_now, before))
        if filler is not None:
            filler.unlink()
        fault = _fault(code, said, old, folder)
        yield f"{name} with {room} KiB: {fault}", not fault
        if code == 0 or name == "build":
            Path("class.csv").write_text(CLASS, "utf-8")
            plan.unlink(missing_ok=True)
            _rebuild()


TRIALS: dict[str, Callable[[], Iterator[tuple[str, bool]]]] = {
    "a first build on disks of ten sizes": first_builds,
    "five commands on disks that are nearly full": later_commands,
}
