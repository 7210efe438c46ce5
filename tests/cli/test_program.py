"""The program ends at once, but not before all is said and done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import edit

# What Python would free last says so; what is to be done at the end is done.
PROGRAM = """
import atexit, sys
from kit import __main__
class Kept:
    def __del__(self):
        print("freed")
sys.kept = Kept()
before = __main__.main
def main():
    atexit.register(print, "done at the end")
    before()
__main__.main = main
sys.argv[0] = "debate-kit"
__main__.run()
"""


def ended(*args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *args], capture_output=True, text=True, check=False,
        cwd=cwd,
    )  # fmt: skip


def test_nothing_is_freed_one_by_one() -> None:
    done = ended("--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: debate-kit")
    assert done.stdout.endswith("\ndone at the end\n")


@pytest.mark.parametrize(("args", "code"), [(["check"], 1), (["build", "--nosuch"], 2)])
def test_its_code_and_words_are_those_of_the_command_line(
    project: Path, role_file: Path, args: list[str], code: int
) -> None:
    edit(role_file, "rank: 2", "rank: two")
    done = ended(*args, cwd=project)
    assert done.returncode == code
    assert done.stdout == "done at the end\n"
    assert "error" in done.stderr.lower()
    same = subprocess.run(
        [sys.executable, "-m", "kit", *args], capture_output=True, text=True, check=False,
        cwd=project,
    )  # fmt: skip
    assert (same.returncode, same.stderr) == (code, done.stderr)


def test_a_reader_that_has_gone_is_no_success() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as gone:
        done = subprocess.run([sys.executable, "-m", "kit", "--help"], stdout=gone, check=False)
    assert done.returncode != 0
