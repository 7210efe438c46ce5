"""The same input gives the same bytes: in another process, hash seed, day and time zone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import REPOSITORY, Run, tree
from tests.tools.few_sheets import some_sheets

RUN = """
import sys, time
# Another day: everything that asks for the time is told one that is years ahead.
ahead = float(sys.argv.pop(1))
real = time.time
time.time = lambda: real() + ahead
from kit.cli import main
main()
"""


OURS = {"PYTHONPATH": str(REPOSITORY)}
ELSEWHERE = {"PYTHONHASHSEED": "42", "TZ": "Asia/Seoul"}
AHEAD = "100000000"
"""Seconds."""
# The other level is of the same sheets.
COMMANDS = (("build", "--level", "standard"), ("print",), ("print", "--layout", "cards"))


def test_same_bytes(project: Path, run: Run, tmp_path: Path) -> None:
    """Once here and now, of sheets that any process of the tests may have typeset; once again."""
    some_sheets(project, "same bytes", 12, "ballots")
    here, elsewhere = tmp_path / "here", tmp_path / "elsewhere"
    for command in COMMANDS:
        run("-q", *command, "--out", here)
        subprocess.run(
            [sys.executable, "-c", RUN, AHEAD, "-q", *command, "--out", str(elsewhere)],
            cwd=project,
            env=os.environ | ELSEWHERE | OURS | {"DEBATE_KIT_CACHE": str(tmp_path / "empty")},
            check=True,
        )
    made = tree(here)
    assert {"class.pdf", "duplex.pdf", "cards-ballots.pdf"} <= {Path(name).name for name in made}
    assert tree(elsewhere) == made
