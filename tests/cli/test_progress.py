"""What a build says while it works: lines; on a terminal, for what takes a while, a bar."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from kit.cli.made import Progress
from kit.cli.session import Session


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO, seconds: int, capfd: pytest.CaptureFixture[str]) -> str:
    """What is told of eight sheets by work that began so many seconds ago."""
    session = Session(Path(), Path(), Path(), quiet=False, verbose=False)
    with Progress(session, stream) as progress:
        progress.begun -= seconds
        for done in range(1, 9):
            progress.report("Typesetting sheet", done, 8)
    return stream.getvalue() + capfd.readouterr().err


def test_work_that_takes_a_while_has_a_bar_on_a_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    said = told(Terminal(), 3, capfd)
    assert re.search(r"Typesetting 8 sheets  \[#+-*\]", said)
    assert "100%" in said
    assert "Typesetting 8 sheets …" not in said


def test_quick_work_has_no_bar(capfd: pytest.CaptureFixture[str]) -> None:
    assert "[" not in told(Terminal(), 0, capfd)


def test_elsewhere_each_step_is_a_line(capfd: pytest.CaptureFixture[str]) -> None:
    said = told(io.StringIO(), 3, capfd)
    assert "Typesetting 8 sheets …\n" in said
    assert "\r" not in said
    assert "[" not in said
