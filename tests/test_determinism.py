"""The same input gives the same bytes: in another process, hash seed, day and time zone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import tree

RUN = """
import sys, time
# Another day: everything that asks for the time is told one that is years ahead.
ahead = float(sys.argv.pop(1))
real = time.time
time.time = lambda: real() + ahead
from kit.cli import main
main()
"""


HERE_AND_NOW = {"PYTHONHASHSEED": "0", "TZ": "UTC", "ahead": "0"}
ELSEWHERE = {"PYTHONHASHSEED": "42", "TZ": "Asia/Seoul", "ahead": "100000000"}


def test_same_bytes(project: Path, tmp_path: Path) -> None:
    """Each is typeset anew, from a cache of its own."""
    outputs = []
    for number, setting in enumerate([HERE_AND_NOW, ELSEWHERE]):
        out = tmp_path / f"out{number}"
        env = dict(os.environ, DEBATE_KIT_CACHE=str(tmp_path / f"cache{number}"))
        env |= {name: value for name, value in setting.items() if name.isupper()}
        subprocess.run(
            [sys.executable, "-c", RUN, setting["ahead"], "-q", "build", "--out", str(out)],
            cwd=project,
            env=env,
            check=True,
        )
        outputs.append(tree(out))
    assert len(outputs[0]) > 10
    assert outputs[0] == outputs[1]
