"""A class of a thousand students: every one gets a packet that opens, in little more memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf

from tests.conftest import PACKS, REPOSITORY

FEW, MANY = 100, 1000
MOST_GROWTH = 150
"""MB of memory that ten times the students may cost."""


def _built(folder: Path, students: int) -> tuple[int, int]:
    """Build for a class of that size in `folder`; the exit code, and the most memory in MB."""
    project = folder / str(students)
    shutil.copytree(PACKS / "good", project)
    letters = str.maketrans("0123456789", "abcdefghij")
    names = [f"Given{n} Family{n * 7 % 997}".translate(letters) for n in range(students)]
    (project / "class.csv").write_text("name\n" + "\n".join(names) + "\n", "utf-8")
    own = {"DEBATE_KIT_CACHE": str(folder / "cache"), "DEBATE_KIT_HOME": str(folder / "home")}
    child = subprocess.Popen(
        [sys.executable, "-m", "kit", "-q", "build", "--roster", "class.csv", "--jobs", "1",
         "--level", "standard"],
        cwd=project,
        env=os.environ | own | {"PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return child.returncode, used.ru_maxrss // unit


def large_class() -> Iterator[tuple[str, bool]]:
    """A class of a hundred, then one of a thousand: exit codes, memory, and each packet."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        code, few = _built(folder, FEW)
        yield f"{FEW} students: exit {code}, {few} MB", code == 0
        code, many = _built(folder, MANY)
        yield f"{MANY} students: exit {code}, {many} MB", code == 0
        yield f"{few} MB, then {many} MB", many - few <= MOST_GROWTH
        packets = sorted((folder / str(MANY)).glob("output/*/students/*.pdf"))
        yield f"{len(packets)} packets", len(packets) == MANY
        for path in packets:
            try:
                with pikepdf.open(path) as pdf:
                    opens = len(pdf.pages) > 0
            except pikepdf.PdfError:
                opens = False
            yield path.name, opens


TRIALS: dict[str, Callable[[], Iterator[tuple[str, bool]]]] = {
    "a class of a thousand students": large_class,
}
