"""A class build that is killed at a random moment leaves old or new files, and blocks nothing."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pikepdf

from tests.conftest import PACKS, REPOSITORY

KILLS = 200
NAMES = ("Ada Okafor", "Bo Elm", "Cleo Ray", "Dan Fox", "Eve Lau", "Finn Roe")
OUT = Path("output/later-start")
PUBLISHING = 0.25
"""The part of the kills that fall between the first file moved and the manifest."""


def killed_builds() -> Iterator[tuple[str, bool]]:
    """Builds of a class that grows and shrinks, killed by SIGKILL."""
    moments = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        shutil.copytree(PACKS / "good", project)
        _build(project, NAMES[:4])
        for number in range(KILLS):
            some = NAMES[: moments.choice((3, 4, 6))]
            before = _hashes(project)
            moving = moments.random() < PUBLISHING
            _killed(project, some, moments.uniform(0, 0.02 if moving else 2.5), moving=moving)
            where = "while files are moved" if moving else "at any moment"
            yield f"kill {number}, {len(some)} students, {where}", _is_sound(project, some, before)


def _class(project: Path, names: Sequence[str]) -> None:
    (project / "class.csv").write_text("name\n" + "\n".join(names) + "\n", "utf-8")
    (project / OUT / "plan.yaml").unlink(missing_ok=True)


def _start(project: Path) -> subprocess.Popen[bytes]:
    surroundings = {
        "DEBATE_KIT_CACHE": str(project.parent / "cache"),
        "DEBATE_KIT_HOME": str(project.parent / "home"),
        "PYTHONPATH": str(REPOSITORY),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "kit", "-q", "build", "--roster", "class.csv"],
        cwd=project,
        env=os.environ | surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _build(project: Path, names: Sequence[str]) -> int:
    _class(project, names)
    return _start(project).wait()


def _killed(project: Path, names: Sequence[str], wait: float, *, moving: bool) -> None:
    _class(project, names)
    child = _start(project)
    journal = project / OUT / ".publishing.json"
    while moving and child.poll() is None and not journal.exists():
        time.sleep(0.001)
    time.sleep(wait)
    child.kill()
    child.wait()


def _hashes(project: Path) -> dict[Path, str]:
    return {path: _hash(path) for path in sorted((project / OUT).rglob("*.pdf"))}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _is_sound(project: Path, names: Sequence[str], before: dict[Path, str]) -> bool:
    """Whether every PDF opens and is old or new, and the next build leaves only its own."""
    after_kill = _hashes(project)
    try:
        for path in after_kill:
            pikepdf.open(path).close()
    except pikepdf.PdfError:
        return False
    if _build(project, names) != 0:
        return False
    new = _hashes(project)
    whole = all(digest in (before.get(path), new.get(path)) for path, digest in after_kill.items())
    left = [path for path in (project / "output").rglob(".*") if not path.name.endswith(".lock")]
    students = len(list((project / OUT / "students").glob("*.pdf")))
    kept = [path for path in new if "(kept" in path.name]
    return whole and not left and not kept and students == len(names)


TRIALS: dict[str, Callable[[], Iterator[tuple[str, bool]]]] = {
    "a class build killed at random moments": killed_builds
}
