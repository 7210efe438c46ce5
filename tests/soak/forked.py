"""Runs the command line in a process of its own, forked from one that has loaded its fonts."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from kit.cli import main

SHEETS = """\
styles: [fonts.css, page.css, components.css, sheets.css, handouts.css, teacher.css, plates.css]
packet:
  - name: Cover
    when: Read this first
    sheets:
      - {id: cover, title: Cover, audience: role, pages: 1}
  - name: Your brief
    when: Read; show it to anyone
    sheets:
      - id: brief
        title: Brief
        audience: role
        levels: true
        pages: 1
        blocks: [who_you_are, in_the_essay, interests, red_lines, leverage, arguments, objections]
  - name: Private instructions
    when: Read alone; keep private
    sheets:
      - id: private
        title: Private instructions
        audience: role
        levels: true
        pages: 1
        blocks: [priorities, trades, secrets, approach]
  - name: After the debate
    when: Fill in, out of role
    sheets:
      - {id: exit-ticket, title: Exit ticket, audience: everyone, pages: 1}
duty: []
handouts: []
teacher:
  - name: Start here
    when: Read
    sheets:
      - {id: teacher-seating, title: Seating plan, audience: teacher, needs: roster}
"""
"""Few sheets, so that a build takes a quarter of a second and a trial is cheap."""


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
