"""Runs the command line in a process of its own, forked from one that has loaded its fonts."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from kit.cli import main


def command(*args: str, before: Callable[[], object] = lambda: None) -> tuple[int, str]:
    """Run `debate-kit` with these arguments, after `before`; its exit code and what it says.

    The code is that of the signal, with a minus, if one has ended it.
    """
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if not child:
            code = 70
            try:
                os.dup2(said.fileno(), 1)
                os.dup2(said.fileno(), 2)
                before()
                code = run(*args)
            finally:
                os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said.seek(0)
        return code, said.read().decode()


def run(*args: str) -> int:
    """Run `debate-kit` in this process; its exit code."""
    try:
        main(["-q", *args])
    except SystemExit as end:
        return int(end.code or 0)


def surroundings(folder: Path) -> None:
    """Keep what this process and its children write below a folder."""
    os.environ |= {
        "DEBATE_KIT_CACHE": str(folder / "cache"),
        "DEBATE_KIT_HOME": str(folder / "home"),
        "DEBATE_KIT_BUILD_JOBS": "1",
        "NO_COLOR": "1",
    }
