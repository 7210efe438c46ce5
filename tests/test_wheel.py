"""The wheel: built, installed where nothing else is, and run in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(REPOSITORY)],
        check=True,
        capture_output=True,
        env=dict(os.environ, PIP_CONSTRAINT=str(REPOSITORY / ".constraints.txt")),
    )
    (found,) = out.glob("*.whl")
    return found


def test_it_carries_the_debates_and_templates(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("roles", "templates"):
        for path in (REPOSITORY / folder).rglob("*"):
            if path.is_file():
                assert f"kit/bundled/{path.relative_to(REPOSITORY).as_posix()}" in names
    assert not [name for name in names if name.startswith(("tests/", "output/"))]


def test_it_works_in_an_empty_folder_elsewhere(wheel: Path, tmp_path: Path) -> None:
    env = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL_ENV", "DEBATE_KIT"))
    }
    env["DEBATE_KIT_CACHE"] = str(tmp_path / "cache")
    home = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True, env=env)
    bin_folder = home / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [
            str(bin_folder / "python"), "-m", "pip", "install", "-q", "-q", "--no-compile",
            "--disable-pip-version-check", "-c", str(REPOSITORY / ".constraints.txt"), str(wheel),
        ],
        check=True,
        env=env,
    )  # fmt: skip
    empty = tmp_path / "empty"
    empty.mkdir()
    for args in (["doctor"], ["build", "--only", "china"]):
        done = subprocess.run(
            [str(bin_folder / "debate-kit"), *args],
            cwd=empty,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    made = empty / "output" / "north-korea-deal" / "roles" / "05-china.pdf"
    assert made.read_bytes().startswith(b"%PDF-")
