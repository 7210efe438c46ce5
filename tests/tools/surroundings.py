"""The same build elsewhere: another hash seed, day, zone, number of workers, state of the cache.

Shared by a test, which tries one combination a day, and the soak, which tries them all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from tests.conftest import REPOSITORY

State = Literal["cold", "half-warm", "warm"]
RUN = """
import os, time
# Another day: everything that asks for the time, in workers too, is told one that is years ahead.
real = time.time
time.time = lambda: real() + float(os.environ["AHEAD"])
from kit.cli import main
if __name__ == "__main__":
    main()
"""
CLASS = "name,level\nAda Okafor,\nBen Fischer,supported\nĐorđe Łukić,\nElif Yılmaz,\nJo Tran,\n"
# The other level is of the same sheets.
COMMANDS = (
    ("build", "--roster", "class.csv", "--level", "standard"),
    ("print",),
    ("print", "--layout", "cards"),
)


@dataclass(frozen=True)
class Surroundings:
    """Where a build runs; `ahead` is how many seconds its clock is ahead."""

    seed: str
    ahead: int
    zone: str
    jobs: int
    state: State

    @property
    def name(self) -> str:
        """What tells it from others."""
        return (
            f"seed {self.seed}, {self.ahead} s ahead, {self.zone}, {self.jobs} jobs, {self.state}"
        )


STATES: tuple[State, ...] = ("cold", "half-warm", "warm")
EVERYWHERE = [
    Surroundings(seed, ahead, zone, jobs, state)
    for seed, ahead, zone, jobs, state in product(
        ("0", "42"), (0, 100_000_000), ("UTC", "Asia/Seoul"), (1, 2), STATES
    )
]


def built_again(
    project: Path, before: Path, cache: Path, folder: Path, where: Surroundings
) -> Path:
    """Make everything again in `folder`; gives its output.

    `before` is the output of the first build of that project, `cache` what it kept. Warm, both are
    there already; half-warm, every second file of them is.
    """
    out, own = folder / "out", folder / "cache"
    for source, target in ((before, out), (cache, own)):
        if where.state == "cold":
            continue
        shutil.copytree(source, target)
        if where.state == "half-warm":
            files = sorted(path for path in target.rglob("*") if path.is_file())
            for path in files[::2]:
                if path.name != "manifest.json":
                    path.unlink()
    surroundings = {
        "PYTHONHASHSEED": where.seed, "TZ": where.zone,
        "PYTHONPATH": os.pathsep.join(
            filter(None, (str(REPOSITORY), os.environ.get("PYTHONPATH")))
        ),
        "DEBATE_KIT_CACHE": str(own), "AHEAD": str(where.ahead),
        "DEBATE_KIT_BUILD_JOBS": str(where.jobs),
    }  # fmt: skip
    # In a file, so that workers can be started from it.
    script = folder / "elsewhere.py"
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(RUN, "utf-8")
    for command in COMMANDS:
        subprocess.run(
            [sys.executable, str(script), "-q", *command, "--out", str(out)],
            cwd=project, env=os.environ | surroundings, check=True,
        )  # fmt: skip
    return out
