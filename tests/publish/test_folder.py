"""Publishing: all files or none, and only over those that the manifest lists."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.problems import CannotWork
from kit.publish import publish, staged
from kit.publish.manifest import MANIFEST, Made, owned_files
from tests.conftest import tree

SECOND_BUILD = """
import sys
from pathlib import Path
from kit.problems import CannotWork
from kit.publish import staged
try:
    with staged(Path(sys.argv[1])):
        print("in")
except CannotWork as stop:
    print(stop.message)
"""
ENDLESS_BUILDS = """
import sys
from pathlib import Path
from kit.publish import (publish, staged)
from kit.publish.manifest import (Made)
folder, size = Path(sys.argv[1]), int(sys.argv[2])
print("go", flush=True)
while True:
    with staged(folder) as stage:
        for n in range(8):
            (stage / f"{n}.pdf").write_text("new" * size)
        publish(stage, folder, [Made(f"{n}.pdf", 1, {}) for n in range(8)], {})
"""


def put(folder: Path, files: dict[str, str], *, keep_others: bool = False) -> tuple[str, ...]:
    with staged(folder) as stage:
        made = []
        for path, text in files.items():
            (stage / path).parent.mkdir(parents=True, exist_ok=True)
            (stage / path).write_text(text)
            made.append(Made(path, 3, {"cover": "abc"}))
        return publish(stage, folder, made, {"paper": "a4"}, keep_others=keep_others).removed


def test_files_and_manifest(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "debate"
    put(folder, {"roles/01-a.pdf": "a", "class.pdf": "b"})
    manifest = json.loads((folder / MANIFEST).read_text())
    assert manifest["settings"] == {"paper": "a4"}
    assert manifest["files"]["class.pdf"]["pages"] == 3
    assert manifest["files"]["class.pdf"]["sheets_of_paper"] == 2
    assert manifest["files"]["class.pdf"]["inputs"] == {"cover": "abc"}
    assert sorted(tree(folder)) == ["class.pdf", MANIFEST, "roles/01-a.pdf"]
    left = [path.name for path in folder.parent.iterdir() if not path.name.endswith(".lock")]
    assert left == ["debate"]


def test_what_is_no_longer_made_is_removed_and_other_files_stay(tmp_path: Path) -> None:
    folder = tmp_path / "debate"
    put(folder, {"roles/01-a.pdf": "a", "handouts/b.pdf": "b"})
    (folder / "handouts" / "notes.txt").write_text("mine")
    (folder / "roles" / "extra.pdf").write_text("mine")
    assert put(folder, {"roles/02-c.pdf": "c"}) == ("handouts/b.pdf", "roles/01-a.pdf")
    assert sorted(tree(folder)) == [
        "handouts/notes.txt", MANIFEST, "roles/02-c.pdf", "roles/extra.pdf",
    ]  # fmt: skip


def test_some_files_can_be_made_again_without_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "debate"
    put(folder, {"a.pdf": "a", "b.pdf": "b"})
    assert put(folder, {"b.pdf": "new"}, keep_others=True) == ()
    assert tree(folder)["a.pdf"] == b"a"
    assert tree(folder)["b.pdf"] == b"new"
    assert set(owned_files(folder)) == {"a.pdf", "b.pdf"}


def test_a_file_that_is_not_ours_stops_the_build(tmp_path: Path) -> None:
    folder = tmp_path / "debate"
    put(folder, {"a.pdf": "a"})
    (folder / "b.pdf").write_text("mine")
    before = tree(folder)
    with pytest.raises(CannotWork) as stop:
        put(folder, {"a.pdf": "new", "b.pdf": "new"})
    assert "files that the kit did not make: b.pdf" in stop.value.message
    assert tree(folder) == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"files": []}',
        '{"files": {"../../precious": {}, "/etc/x": {}, "a\\\\b": {}}}',
    ],
)
def test_a_manifest_from_elsewhere_owns_nothing_outside(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "out" / "debate"
    folder.mkdir(parents=True)
    (tmp_path / "precious").write_text("keep")
    (folder / MANIFEST).write_text(text)
    assert owned_files(folder) == {}
    put(folder, {"a.pdf": "a"})
    assert (tmp_path / "precious").read_text() == "keep"


def test_two_builds_do_not_write_to_one_folder(tmp_path: Path) -> None:
    folder = tmp_path / "debate"
    with staged(folder):
        child = subprocess.run(
            [sys.executable, "-c", SECOND_BUILD, str(folder)],
            capture_output=True,
            text=True,
            check=True,
        )
    assert child.stdout.startswith("another build is writing to")
    with staged(folder) as stage:
        assert stage.is_dir()


@pytest.mark.parametrize("wait", [0.0, 0.02, 0.05, 0.1, 0.2])
def test_a_killed_build_leaves_every_file_whole(tmp_path: Path, wait: float) -> None:
    folder = tmp_path / "debate"
    size = 200_000
    put(folder, {f"{n}.pdf": "old" * size for n in range(8)})
    child = subprocess.Popen(
        [sys.executable, "-c", ENDLESS_BUILDS, str(folder), str(size)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(wait)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    for n in range(8):
        assert (folder / f"{n}.pdf").read_text() in ("old" * size, "new" * size)
    assert json.loads((folder / MANIFEST).read_text())["files"]
    put(folder, {"a.pdf": "a"})
    assert not [path for path in tmp_path.iterdir() if ".new-" in path.name]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "debate"
    put(folder, {"a.pdf": "a"})
    before = tree(folder)

    def fail() -> None:
        with staged(folder) as stage:
            (stage / "a.pdf").write_text("half")
            raise OSError("disk full")

    with pytest.raises(OSError, match="full"):
        fail()
    assert tree(folder) == before


raised = signal.default_int_handler


class Interrupted(list[Made]):
    """Files that press Ctrl-C once the handler for it is no longer Python's own."""

    sent = 0

    def __iter__(self) -> Iterator[Made]:
        if signal.getsignal(signal.SIGINT) is not raised:
            self.sent += 1
            signal.raise_signal(signal.SIGINT)
        return super().__iter__()


@pytest.fixture
def _heard() -> Iterator[None]:
    """Ctrl-C as at a terminal, even where the tests run in the background."""
    before = signal.signal(signal.SIGINT, raised)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_heard")
def test_ctrl_c_comes_too_late_once_files_are_moved(tmp_path: Path) -> None:
    folder = tmp_path / "debate"
    with staged(folder) as stage:
        (stage / "a.pdf").write_text("new")
        made = Interrupted([Made("a.pdf", 1, {})])
        publish(stage, folder, made, {})
    assert made.sent
    assert tree(folder).keys() == {"a.pdf", MANIFEST}
    assert signal.getsignal(signal.SIGINT) is raised
