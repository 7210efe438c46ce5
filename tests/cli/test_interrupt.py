"""Ctrl-C: the command ends, says so, and has changed nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.interrupt import interrupted

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no SIGINT for other processes there")

IN_CALLBACK = """
import signal, time, weakref
from kit.cli.interrupt import ctrl_c_heard

class Thing:
    pass

def press(*_):
    signal.raise_signal(signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
thing = Thing()
{watched}
with ctrl_c_heard():
    try:
        del thing
        time.sleep(10)
        print("lost")
    except KeyboardInterrupt:
        print("heard")
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_stops_a_build_and_leaves_nothing(project: Path, tmp_path: Path, jobs: int) -> None:
    code, said = interrupted(project, tmp_path / "empty", "build", jobs=jobs)
    assert code == 130, said
    assert said.endswith("\nstopped; nothing was changed\n")
    assert "Traceback" not in said
    assert "ignored" not in said
    assert not (project / "output").exists()


@pytest.mark.parametrize(
    "watched",
    [
        "Thing.__del__ = press",
        "weakref.finalize(thing, press)",
        "reference = weakref.ref(thing, press)",
    ],
)
def test_it_is_heard_where_python_loses_what_is_raised(watched: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IN_CALLBACK.format(watched=watched)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("heard\n", "")
