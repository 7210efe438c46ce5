"""The code of the kit's own templates is kept beside the program, and only there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PACKS, REPOSITORY

CODE = Path("kit/__pycache__/templates")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of the kit of its own, in which nothing has been compiled."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("kit", "templates", "roles"):
        ignored = shutil.ignore_patterns("__pycache__", "bundled")
        shutil.copytree(REPOSITORY / name, folder / name, ignore=ignored)
    shutil.copy(REPOSITORY / "pyproject.toml", folder)
    return folder


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A project with a debate of the teacher's own, and a sheet of the teacher's own."""
    shutil.copytree(PACKS / "good", tmp_path / "mine")
    sheet = tmp_path / "mine" / "templates" / "sheets" / "brief.html.j2"
    sheet.parent.mkdir(parents=True)
    sheet.write_text('{% extends "base/sheets/brief.html.j2" %}\n', "utf-8")
    return tmp_path / "mine"


def check(checkout: Path, project: Path, **surroundings: str) -> str:
    """What `debate-kit check` of that checkout says."""
    given = {"DEBATE_KIT_CACHE": str(project / "cache"), "PYTHONPATH": str(checkout)}
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-m", "kit", "check"], cwd=project, check=False, capture_output=True,
        encoding="utf-8", env={**kept, **given, **surroundings},
    )  # fmt: skip
    return done.stdout + done.stderr


def test_code_that_is_kept_gives_the_same(checkout: Path, mine: Path) -> None:
    assert check(checkout, mine, PYTHONDONTWRITEBYTECODE="1") == "later-start: no problems\n"
    assert not (checkout / CODE).exists()
    assert check(checkout, mine) == "later-start: no problems\n"
    kept = sorted((checkout / CODE).iterdir())
    assert len(kept) > 20
    written = [path.stat().st_mtime_ns for path in kept]
    assert not any(str(mine).encode() in path.read_bytes() for path in kept)
    assert check(checkout, mine) == "later-start: no problems\n"
    assert [path.stat().st_mtime_ns for path in kept] == written


def test_damaged_code_is_compiled_anew(checkout: Path, mine: Path) -> None:
    check(checkout, mine)
    kept = sorted((checkout / CODE).iterdir())
    for number, path in enumerate(kept):
        data = path.read_bytes()
        path.write_bytes((b"", data[:100], data[:-1] + b"?", b"?" + data[1:])[number % 4])
    written = {path: path.stat().st_mtime_ns for path in kept}
    assert check(checkout, mine) == "later-start: no problems\n"
    assert sorted((checkout / CODE).iterdir()) == kept
    assert all(path.stat().st_mtime_ns > written[path] for path in kept)


def test_a_template_that_has_changed_is_compiled_anew(checkout: Path, mine: Path) -> None:
    check(checkout, mine)
    sheet = checkout / "templates" / "sheets" / "brief.html.j2"
    text = sheet.read_text("utf-8")
    sheet.write_text(text.replace("{% block", "{{ nobody_knows_this }}{% block", 1), "utf-8")
    assert "there is nothing called “nobody_knows_this” to print" in check(checkout, mine)
    sheet.write_text(text, "utf-8")
    assert check(checkout, mine) == "later-start: no problems\n"
