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
        return publish(
            stage, folder, made, {"paper": "a4"}, keep=None if keep_others else ()
        ).removed


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


def test_a_file_that_is_not_ours_is_kept_beside(tmp_path: Path) -> None:
    folder = tmp_path / "debate"
    put(folder, {"a.pdf": "a"})
    (folder / "b.pdf").write_text("mine")
    (folder / "b (kept).pdf").write_text("mine, too")
    with staged(folder) as stage:
        (stage / "b.pdf").write_text("new")
        published = publish(stage, folder, [Made("b.pdf", 1, {})], {})
    assert published.kept == (("b.pdf", "b (kept 2).pdf"),)
    assert published.removed == ("a.pdf",)
    made = {name: data.decode() for name, data in tree(folder).items() if name != MANIFEST}
    assert made == {"b.pdf": "new", "b (kept).pdf": "mine, too", "b (kept 2).pdf": "mine"}


@pytest.mark.parametrize("text", ["", "{", '{"files": "x"}', "[" * 100_000, '{"a": 1' + "0" * 5000])
def test_a_lost_manifest_blocks_nothing(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "debate"
    put(folder, {"a.pdf": "same", "b.pdf": "old"})
    (folder / MANIFEST).write_text(text)
    with staged(folder) as stage:
        for name, words in (("a.pdf", "same"), ("b.pdf", "new")):
            (stage / name).write_text(words)
        published = publish(stage, folder, [Made(f"{n}.pdf", 1, {}) for n in "ab"], {})
    # What has the bytes that are written is the kit's; of the other nobody can tell any more.
    assert published.kept == (("b.pdf", "b (kept).pdf"),)
    assert published.changed == {"b.pdf"}
    assert owned_files(folder).keys() == {"a.pdf", "b.pdf"}


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


KILLED = """
import os, sys
from pathlib import Path
from kit.publish import Made, publish, staged

folder, when = Path(sys.argv[1]), int(sys.argv[2])
files = dict(each.split("=") for each in sys.argv[3:])
moves = 0

def counted(move):
    def call(self, *args):
        global moves
        moves += 1
        if moves == 2 * when - 1:
            os._exit(9)  # before a move
        done = move(self, *args)
        moves += 1
        if moves == 2 * when:
            os._exit(9)  # after it
        return done
    return call

for name in ("replace", "rename", "unlink"):
    setattr(Path, name, counted(getattr(Path, name)))
with staged(folder) as stage:
    for name, words in files.items():
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        (stage / name).write_text(words)
    publish(stage, folder, [Made(name, 1, {}) for name in files], {})
"""
FIRST = {"class.pdf": "class 1", "s/ada.pdf": "ada 1", "s/bo.pdf": "bo 1"}
MORE = {**FIRST, "class.pdf": "class 2", "s/cy.pdf": "cy 1", "s/di.pdf": "di 1"}
FEWER = {"class.pdf": "class 3", "s/ada.pdf": "ada 1"}


@pytest.mark.parametrize(("before", "after"), [({}, FIRST), (FIRST, MORE), (FIRST, FEWER)])
def test_a_build_killed_at_any_move_leaves_old_or_new_files_and_blocks_nothing(
    tmp_path: Path, before: dict[str, str], after: dict[str, str]
) -> None:
    for when in range(1, 40):
        folder = tmp_path / str(when) / "debate"
        if before:
            put(folder, before)
        words = [f"{name}={text}" for name, text in after.items()]
        child = subprocess.run(
            [sys.executable, "-c", KILLED, str(folder), str(when), *words], check=False
        )
        found = {name: data.decode() for name, data in tree(folder).items() if "pdf" in name}
        for name, text in found.items():
            assert text in (before.get(name), after.get(name)), (when, name)
        if child.returncode == 0:
            break
        # The next build, of what there was at first: nothing of the killed one is left.
        again = before or {"class.pdf": "class 4"}
        with staged(folder) as stage:
            for name, text in again.items():
                (stage / name).parent.mkdir(parents=True, exist_ok=True)
                (stage / name).write_text(text)
            published = publish(stage, folder, [Made(name, 1, {}) for name in again], {})
        assert published.kept == (), when
        assert tree(folder).keys() == {*again, MANIFEST}, when
        left = [path.name for path in folder.parent.iterdir() if not path.name.endswith(".lock")]
        assert left == ["debate"], when
    else:
        pytest.fail("the build never came to its end")
