"""A class build that is killed at any move, or any moment, leaves old or new files, whole.

Every build is a process of its own, forked from one that has loaded its fonts: real builds by
the command line, ended by SIGKILL, in a third of the time.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf

from kit.cli import main
from kit.unchanged import RECORD
from tests.conftest import PACKS
from tests.soak.forked import SHEETS

KILLS = 200
PUBLISHING = 4
"""One kill of so many falls while files are moved."""
SHARDS = 2
NAMES = ("Ada Okafor", "Bo Elm", "Cleo Ray", "Dan Fox", "Eve Lau", "Finn Roe")
CLASSES = {"a first build": (0, 4), "two students more": (4, 6), "one student fewer": (4, 3)}
MOVES = ("replace", "rename", "unlink", "rmdir", "mkdir")
OUT = Path("output/later-start")
LONGEST = 20.0

Trees = dict[str, str]


class School:
    """A project in a folder of its own, and the builds of classes of several sizes in it."""

    def __init__(self, folder: Path, sizes: Sequence[int] = (3, 4, 6)) -> None:
        self.folder = folder
        self.project = folder / "project"
        self.clean: dict[int, Trees] = {0: {}}
        shutil.copytree(PACKS / "good", self.project)
        (self.project / "templates").mkdir()
        (self.project / "templates" / "sheets.yaml").write_text(SHEETS, "utf-8")
        os.chdir(self.project)
        os.environ |= {
            "DEBATE_KIT_CACHE": str(folder.parent / "cache"),
            "DEBATE_KIT_HOME": str(folder / "home"),
            "DEBATE_KIT_BUILD_JOBS": "1",
        }
        self._build(sizes[0])  # fills the cache and loads fonts, which every fork then has
        for size in sizes:
            self.restore(0)
            assert self.child(size) == 0
            self.clean[size] = self.tree()
            shutil.copytree(self.project / OUT, folder / str(size))

    def restore(self, size: int) -> None:
        """Put the output back to what a build of a class of that size has made."""
        shutil.rmtree(self.project / "output", ignore_errors=True)
        if size:
            shutil.copytree(self.folder / str(size), self.project / OUT)

    def child(self, size: int, before: Callable[[], object] = lambda: None) -> int:
        """Build for so many students in a new process, after `before`; its exit code."""
        return os.waitstatus_to_exitcode(os.waitpid(self.start(size, before), 0)[1])

    def start(self, size: int, before: Callable[[], object] = lambda: None) -> int:
        """Begin a build in a new process; its id."""
        child = os.fork()
        if child:
            return child
        code = 70
        try:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            before()
            code = self._build(size)
        finally:
            os._exit(code)

    def _build(self, size: int) -> int:
        # As a teacher does who wants a new cast: the one there is was for another class.
        (OUT / "plan.yaml").unlink(missing_ok=True)
        Path("class.csv").write_text("name\n" + "\n".join(NAMES[:size]) + "\n", "utf-8")
        try:
            main(["-q", "build", "--roster", "class.csv", "--level", "standard"])
        except SystemExit as end:
            return int(end.code or 0)

    def tree(self) -> Trees:
        """The files of the output by hash, but for the lock and older casts."""
        out = self.project / "output"
        return {
            path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(out.rglob("*"))
            if path.is_file() and not path.name.endswith((".lock", "(before).yaml", RECORD))
        }

    def fault(self, before: Trees, size: int, again: int) -> str:
        """What is wrong after a kill, and after the next build, of `again` students; or ""."""
        found = self.tree()
        for path, digest in found.items():
            if not path.endswith(".pdf") or "/.later-start.new-" in f"/{path}":
                continue
            with suppress(pikepdf.PdfError):
                pikepdf.open(self.project / "output" / path).close()
                if digest in (before.get(path), self.clean[size].get(path)):
                    continue
            return f"{path} is neither old nor new"
        # The trial itself has taken the cast away.
        lost = before.keys() & self.clean[size].keys() - found.keys() - {"later-start/plan.yaml"}
        if lost:
            return f"lost: {sorted(lost)}"
        if code := self.child(again):
            return f"the next build ends with {code}"
        now = self.tree()
        odd = {
            path for path in now | self.clean[again] if now.get(path) != self.clean[again].get(path)
        }
        return f"after the next build: {sorted(odd)}" if odd else ""


def die_at(when: int, out: Path) -> None:
    """End this process at a move within the output: before it (odd numbers) or after (even)."""
    moves = 0

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            nonlocal moves
            touched = Path(args[-1] if name in ("replace", "rename") else args[0])
            if options.get("dir_fd") is not None or not touched.is_relative_to(out):
                return real(*args, **options)
            moves += 1
            if moves * 2 - 1 == when:
                os.kill(os.getpid(), signal.SIGKILL)
            number = moves
            try:
                return real(*args, **options)
            finally:  # also when there was nothing to do, such as a folder that is there
                if number * 2 == when:
                    os.kill(os.getpid(), signal.SIGKILL)

        return call

    for name in MOVES:
        setattr(os, name, counted(name, getattr(os, name)))


def _every_move(task: tuple[str, Path, int]) -> list[tuple[str, bool]]:
    """Kill one kind of build before and after each of its moves, as one shard of several."""
    name, folder, shard = task
    before, after = CLASSES[name]
    school = School(folder)
    results: list[tuple[str, bool]] = []
    for when in range(1 + shard, 1000, SHARDS):
        school.restore(before)
        old = school.tree()
        code = school.child(after, partial(die_at, when, school.project / OUT))
        if code == 0:
            return results
        # The next build is that of the same class, or again that of the class before.
        again = after if when % 4 < 2 or not before else before
        said = school.fault(old, after, again) if code == -signal.SIGKILL else f"exit {code}"
        results.append((f"{name}, step {when}: {said}", not said))
    return [*results, (f"{name}: it never came to its end", False)]


def _random(task: tuple[str, Path, int]) -> list[tuple[str, bool]]:
    """Kill builds at random moments, one after another in one folder, as one shard of several."""
    _, folder, shard = task
    moments = random.Random(shard)
    school = School(folder)
    school.restore(4)
    began = time.monotonic()
    school.child(4)
    length = time.monotonic() - began
    results = []
    for number in range(shard, KILLS, SHARDS):
        size = moments.choice((3, 4, 6))
        moving = number // SHARDS % PUBLISHING == 0
        before = school.tree()
        wait = moments.uniform(0, 0.01 if moving else length)
        _kill(school, size, wait, moving=moving)
        said = school.fault(before, size, moments.choice((3, 4, 6)))
        where = "while files are moved" if moving else f"after {wait:.2f} s"
        results.append((f"kill {number}, {size} students, {where}: {said}", not said))
    return results


def _kill(school: School, size: int, wait: float, *, moving: bool) -> None:
    """Kill a build after so many seconds, or so long after it has begun to move files."""
    child = school.start(size)
    journal = school.project / OUT / ".publishing.json"
    until = time.monotonic() + LONGEST
    while moving and not journal.exists() and time.monotonic() < until:
        if os.waitpid(child, os.WNOHANG)[0]:
            return  # as nothing had changed for long enough to be seen
        time.sleep(0.0002)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _sharded(
    trial: Callable[[tuple[str, Path, int]], list[tuple[str, bool]]], names: Sequence[str]
) -> Iterator[tuple[str, bool]]:
    """The results of a trial in several processes, each with a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        tasks = [
            (name, Path(folder) / f"{number}-{shard}", shard)
            for number, name in enumerate(names)
            for shard in range(SHARDS)
        ]
        for _, place, _ in tasks:
            place.mkdir()
        fork = multiprocessing.get_context("fork")
        # Not a `Pool`: its processes may start none, and a build starts workers.
        with ProcessPoolExecutor(SHARDS, mp_context=fork) as pool:
            for results in pool.map(trial, tasks):
                yield from results


def killed_at_every_move() -> Iterator[tuple[str, bool]]:
    """A first build, two students more, one fewer: killed before and after every single move."""
    return _sharded(_every_move, list(CLASSES))


def killed_at_random() -> Iterator[tuple[str, bool]]:
    """A class that grows and shrinks, killed at random moments, a quarter in publishing."""
    return _sharded(_random, ["random"])


TRIALS: dict[str, Callable[[], Iterator[tuple[str, bool]]]] = {
    "a class build killed at every move": killed_at_every_move,
    "a class build killed at random moments": killed_at_random,
}
