"""The wheel: built, installed where nothing else is, and run in an empty folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.conftest import REPOSITORY
from tests.tools.listed import file_of


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


def copy_needed(site: Path) -> None:
    """Copy there what the kit there says that it needs, and what that needs, and nothing else.

    They come from where the tests run, which is quicker than from an index, and as strict:
    each has to be of a version that is asked for.
    """
    seen: set[tuple[str, str]] = set()
    (kit,) = metadata.distributions(name="debate-kit", path=[str(site)])
    waiting = [(kit, "")]
    while waiting:
        asking, extra = waiting.pop()
        for asked in map(Requirement, asking.requires or []):
            if asked.marker is not None and not asked.marker.evaluate({"extra": extra}):
                continue
            found = metadata.distribution(asked.name)
            assert asked.specifier.contains(found.version, prereleases=True), asked
            for each in {"", *asked.extras} - {one for name, one in seen if name == found.name}:
                seen.add((found.name, each))
                waiting.append((found, each))
    for name in {name for name, _ in seen}:
        for file in metadata.files(name) or []:
            if ".." not in file.parts:
                target = site / file
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file.locate(), target)


def test_it_works_in_an_empty_folder_elsewhere(wheel: Path, tmp_path: Path) -> None:
    env = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL_ENV", "DEBATE_KIT"))
    }
    env |= {"DEBATE_KIT_CACHE": str(tmp_path / "cache"), "DEBATE_KIT_BUILD_JOBS": "1"}
    home = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True, env=env)
    bin_folder = home / ("Scripts" if os.name == "nt" else "bin")
    python = str(bin_folder / "python")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "-q", "--no-compile"]
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], check=True, env=env)
    copy_needed(Path(sysconfig.get_path("purelib", "venv", {"base": str(home)})))
    empty = tmp_path / "empty"
    empty.mkdir()
    for args in (["doctor"], ["build", "--only", "china", "--level", "standard"]):
        done = subprocess.run(
            [str(bin_folder / "debate-kit"), *args],
            cwd=empty,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    made = empty / "output" / "north-korea-deal" / "roles" / f"{file_of('china')}.pdf"
    assert made.read_bytes().startswith(b"%PDF-")
