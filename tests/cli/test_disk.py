"""A full disk, a limit on files, a folder that is closed: one sentence, and nothing is lost."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Result, Run, tree
from tests.preview.support import served
from tests.tools.disks import NoMount, closed, fill, left_over, small_disk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="mounts and limits of Unix")

OUT = Path("output/later-start")
ONE = ("--only", "parents", "--level", "standard")
CLASS = "name\nAda Okafor\nBo Elm\nCleo Ray\nDan Fox\n"


@pytest.fixture
def small(project: Path) -> Iterator[Callable[[int], Path]]:
    """Give the output folder a disk of its own, of so many KiB."""
    with ExitStack() as mounted:

        def mount(size: int) -> Path:
            try:
                return mounted.enter_context(small_disk(project / "output", size))
            except NoMount:
                pytest.skip("only root may mount a small disk")

        yield mount


def refused(result: Result, folder: Path) -> None:
    """One sentence that names the disk, and nothing of the kit's own troubles."""
    said = [line for line in result.err.splitlines() if "error" in line]
    assert len(said) == 1, result.err
    assert said[0].startswith(f"error: the disk of {folder}")
    assert said[0].endswith(" is full")
    assert "nothing was changed" in result.err


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


def test_a_closed_folder_is_named_and_stays_as_it_is(project: Path, run: Run) -> None:
    (project / "class.csv").write_text(CLASS, "utf-8")
    run("-q", "build", *ONE)
    folder = project / "output"
    before = tree(folder)
    whose = ("--author", "A. Teacher", "--licence", "CC BY 4.0")
    try:
        with closed(folder):
            run("-q", "build", *ONE)  # gives what stands there: nothing has to be written
            for command in (
                ("build", *ONE, "--strict"),
                ("print", "--copies", "1"),
                ("cast", "--roster", "class.csv"),
                ("pack", "output/later-start.zip", *whose),
            ):
                result = run("-q", *command, code=1)
                said = result.err.splitlines()[0]
                assert said.startswith("error: ")
                assert re.search(r"output(/later-start)? is on a disk that is read-only$", said)
                assert result.err.count("error") == 1
    except NoMount:
        pytest.skip("only root may mount a folder read-only")
    assert tree(folder) == before
    assert left_over(folder) == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_the_right_to_write_stays_as_it_is(project: Path, run: Run) -> None:
    run("-q", "build", *ONE)
    before = tree(project / "output")
    (project / OUT / "roles").chmod(0o555)
    result = run("-q", "build", *ONE, "--paper", "a4", code=1)
    (project / OUT / "roles").chmod(0o755)
    assert "cannot be written to" in result.err
    assert tree(project / "output") == before


def test_the_preview_saves_nothing_on_a_full_disk(project: Path, cache: Path) -> None:
    folder = project / "roles/later-start"
    files = tree(folder)
    try:
        with small_disk(folder, 400):
            for name, data in files.items():
                (folder / name).write_bytes(data)
            filler = fill(folder)
            with served(project, cache) as preview:
                source = preview.get("source/parents").json
                changed = {"text": source["text"] + "\nmore\n", "digest": source["digest"]}
                answer = preview.put("source/parents", changed)
                assert answer.status == 403
                assert answer.json["message"] == f"the disk of {folder} is full"
                filler.unlink()
                assert tree(folder) == files
                assert left_over(folder) == []
                assert preview.put("source/parents", changed).status == 200
    except NoMount:
        pytest.skip("only root may mount a small disk")
