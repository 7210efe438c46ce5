"""A full disk, a limit on files, a folder that is closed: one sentence, and nothing is lost."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Result, Run, tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="mounts and limits of Unix")

OUT = Path("output/later-start")
ONE = ("--only", "parents", "--level", "standard")
CLASS = "name\nAda Okafor\nBo Elm\nCleo Ray\nDan Fox\n"


@pytest.fixture
def small(project: Path) -> Iterator[Callable[[int], Path]]:
    """Give the output folder a disk of its own, of so many KiB."""
    mounted: list[Path] = []

    def mount(size: int) -> Path:
        folder = project / "output"
        folder.mkdir(exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(folder)]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("only root may mount a small disk")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Leave no room on the disk of a folder."""
    with (folder / "filler").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass


def refused(result: Result, folder: Path) -> None:
    """One sentence that names the disk, and nothing of the kit's own troubles."""
    said = [line for line in result.err.splitlines() if "error" in line]
    assert len(said) == 1, result.err
    assert said[0].startswith(f"error: the disk of {folder}")
    assert said[0].endswith(" is full")
    assert "nothing was changed" in result.err


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".*") if not path.name.endswith(".lock")]


def test_a_build_on_a_full_disk_leaves_the_old_packets(
    project: Path, run: Run, small: Callable[[int], Path]
) -> None:
    folder = small(2000)
    run("-q", "build", *ONE)
    before = tree(folder)
    fill(folder)
    text = (project / "roles/later-start/parents.md.j2").read_text("utf-8")
    (project / "roles/later-start/parents.md.j2").write_text(
        text.replace("later", "later and later", 1), "utf-8"
    )
    result = run("-q", "build", *ONE, code=1)
    assert "is full" in result.err
    assert "parents.md.j2" not in result.err
    (folder / "filler").unlink()
    assert tree(folder) == before
    assert left_over(folder) == []
    run("-q", "build", *ONE)


@pytest.mark.parametrize("size", [40, 120, 400])
def test_a_first_build_on_a_small_disk_leaves_nothing(
    run: Run, small: Callable[[int], Path], size: int
) -> None:
    folder = small(size)
    result = run("-q", "build", "--level", "standard", code=1)
    assert f"the disk of {folder}" in result.err
    assert "is full" in result.err
    assert [path.name for path in folder.rglob("*") if path.suffix != ".lock"] == []


def test_print_pack_and_cast_on_a_full_disk(
    project: Path, run: Run, small: Callable[[int], Path]
) -> None:
    folder = small(4000)
    (project / "class.csv").write_text(CLASS, "utf-8")
    run("-q", "cast", "--roster", "class.csv")
    run("-q", "build", *ONE)
    before = tree(folder)
    fill(folder)
    refused(run("-q", "print", "--copies", "1", code=1), folder)
    refused(run("-q", "cast", "--roster", "class.csv", "--seed", "3", code=1), folder)
    whose = ("--author", "A. Teacher", "--licence", "CC BY 4.0")
    refused(run("-q", "pack", folder / "later-start.zip", *whose, code=1), folder)
    (folder / "filler").unlink()
    assert tree(folder) == before
    assert left_over(folder) == []


def test_a_limit_on_the_size_of_files_is_not_blamed_on_a_sheet(project: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))

    done = subprocess.run(
        [sys.executable, "-m", "kit", "-q", "build", *ONE],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "would be larger than this system allows" in done.stderr
    assert ".j2" not in done.stderr
    assert ".css" not in done.stderr
    assert not (project / OUT).exists() or left_over(project / OUT) == []
