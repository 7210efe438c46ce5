"""A command that is stopped with Ctrl-C, as at a terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tests.conftest import REPOSITORY

# Tests that run in the background were started with Ctrl-C ignored.
RUN = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from kit.cli import main
main()
"""


def interrupted(project: Path, cache: Path, *args: str, jobs: int = 1) -> tuple[int, str]:
    """Run a command until it typesets, then press Ctrl-C: its exit code, and all that it said."""
    env = os.environ | {
        "DEBATE_KIT_CACHE": str(cache),
        "DEBATE_KIT_BUILD_JOBS": str(jobs),
        "PYTHONPATH": str(REPOSITORY),
    }
    child = subprocess.Popen(
        [sys.executable, "-c", RUN, *args], cwd=project, env=env,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert child.stderr is not None
    said = ""
    for line in child.stderr:
        said += line
        if "Typesetting" in line:
            break
    # A terminal sends it to every process of the command.
    os.killpg(child.pid, signal.SIGINT)
    try:
        _, rest = child.communicate(timeout=120)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    return child.returncode, said + rest
