"""The tests that take samples, with nothing left out, and with many more made-up examples."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.soak.__main__ import Trial
from tests.tools import sample

REPOSITORY = Path(__file__).parent.parent.parent
TAKES_SAMPLES = ("from tests.tools.sample import", "from hypothesis import")


def everything() -> Iterator[tuple[str, bool]]:
    """Each file of tests that takes samples, and whether all of it passes."""
    for path in sorted((REPOSITORY / "tests").rglob("test_*.py")):
        if any(each in path.read_text("utf-8") for each in TAKES_SAMPLES):
            name = path.relative_to(REPOSITORY).as_posix()
            done = subprocess.run(
                [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "worksteal", name],
                cwd=REPOSITORY, check=False, capture_output=True, text=True,
                env=os.environ | {sample.VARIABLE: sample.ALL},
            )  # fmt: skip
            if done.returncode:
                print(done.stdout)
            yield name, done.returncode == 0


TRIALS: dict[str, Trial] = {"samples, whole": everything}
