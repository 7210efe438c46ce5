"""A folder of bad input: each pack gets exactly its message, and nothing is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import PACKS, Run, tree
from tests.tools.sample import some

ODD = sorted(path.name for path in (PACKS / "odd").iterdir() if path.is_dir())
BAD = sorted(path.name for path in (PACKS / "bad").iterdir() if path.is_dir())


ONE_PACKET = ("--only", "parents", "--level", "standard")
"""Enough to find what only typesetting finds."""


def spoil(project: Path, case: str, kind: str = "bad") -> None:
    """Lay a pack's files over the good project."""
    shutil.copytree(PACKS / kind / case, project, dirs_exist_ok=True)
    (project / "expected.txt").unlink()


@pytest.mark.parametrize("case", BAD)
def test_check_says_what_is_wrong(project: Path, run: Run, case: str) -> None:
    spoil(project, case)
    result = run("check", code=1)
    assert result.err == (PACKS / "bad" / case / "expected.txt").read_text("utf-8")
    assert result.out == ""


@pytest.mark.parametrize("case", ODD)
def test_check_says_what_is_odd(project: Path, run: Run, case: str) -> None:
    spoil(project, case, "odd")
    result = run("check")
    assert result.err == (PACKS / "odd" / case / "expected.txt").read_text("utf-8")
    assert result.out == ""
    assert run("check", "--strict", code=1).err == result.err


def test_no_bad_pack_destroys_what_was_made(project: Path, run: Run, tmp_path: Path) -> None:
    run("-q", "build")
    before = tree(project / "output")
    assert "later-start/class.pdf" in before
    for case in some("packs that destroy nothing", BAD, 10):
        spoiled = tmp_path / case
        shutil.copytree(project, spoiled)
        spoil(spoiled, case)
        result = run("-q", "-C", spoiled, "build", *ONE_PACKET, code=1)
        assert "error" in result.err, case
        assert tree(spoiled / "output") == before, case
        assert "Traceback" not in result.err, case


def test_build_says_the_same_as_check(project: Path, run: Run) -> None:
    spoil(project, "many-at-once")
    assert run("-q", "build", code=1).err == run("check", code=1).err


def test_the_good_pack_is_good(project: Path, run: Run) -> None:
    assert run("check", "--strict").out == "later-start: no problems\n"
