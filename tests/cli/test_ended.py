"""A command that is ended from outside leaves no process behind."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

import pytest

from tests.cli.interrupt import RUN
from tests.conftest import REPOSITORY
from tests.load.roster.test_workbook import cell, workbook

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no such signals")

PATIENCE = 20.0
"""Seconds for what ends at once. A process that stays would stay for ever."""
SLOW_LIBRARY = """
import os, time
held = open(os.environ["HELD"], "w")
time.sleep(120)
"""


def _started(project: Path, *args: str, **variables: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", RUN, *args], cwd=project, env=os.environ | variables,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def _closes(file: IO[bytes]) -> bool:
    """Whether every process that could write to this pipe ends soon."""
    while select.select([file], [], [], PATIENCE)[0]:
        if not os.read(file.fileno(), 4096):
            return True
    return False


def test_workers_end_with_it(project: Path, tmp_path: Path) -> None:
    """Without a chance to tell them. The soak tries other signals, at random moments."""
    number = signal.SIGKILL
    variables = {"DEBATE_KIT_CACHE": str(tmp_path / "empty"), "DEBATE_KIT_BUILD_JOBS": "2"}
    with _started(project, "build", PYTHONPATH=str(REPOSITORY), **variables) as child:
        assert child.stderr is not None
        try:
            while not any((tmp_path / "empty").glob("parts/*/*")):
                assert child.poll() is None, child.stderr.read()
                time.sleep(0.01)
            child.send_signal(number)
            assert child.wait() == -number
            assert _closes(child.stderr)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)


def test_the_reader_of_workbooks_ends_with_it(project: Path, tmp_path: Path) -> None:
    """Even one that would go on for minutes, as its library does here."""
    slow, held = tmp_path / "slow", tmp_path / "held"
    slow.mkdir()
    (slow / "python_calamine.py").write_text(SLOW_LIBRARY, "utf-8")
    os.mkfifo(held)
    (project / "class.xlsx").write_bytes(workbook(cell("A1", "Name"), cell("A2", "Ada Okafor")))
    path = os.pathsep.join((str(slow), str(REPOSITORY)))
    with _started(
        project, "check", "--roster", "class.xlsx", PYTHONPATH=path, HELD=str(held)
    ) as child:
        try:
            with held.open("rb", buffering=0) as file:  # waits for the reader to open it
                child.kill()
                assert child.wait() == -signal.SIGKILL
                assert _closes(file)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
