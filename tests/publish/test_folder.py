"""Publishing: all files or none, and only over those that the manifest lists."""

from __future__ import annotations

import errno
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
from tests.tools.disks import NoMount, fill, left_over, small_disk
from tests.tools.sample import some

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


def test_what_somebody_has_changed_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "debate"
    put(folder, {"a.pdf": "a", "b.pdf": "b", "c.pdf": "c"})
    (folder / "a.pdf").write_text("a, with my notes")
    (folder / "b.pdf").write_text("b, filled in")
    with staged(folder) as stage:
        (stage / "a.pdf").write_text("a 2")
        published = publish(stage, folder, [Made("a.pdf", 1, {})], {})
    assert published.kept == (("a.pdf", "a (kept).pdf"), ("b.pdf", "b.pdf"))
    assert published.removed == ("c.pdf",)
    made = {name: data.decode() for name, data in tree(folder).items() if name != MANIFEST}
    assert made == {"a.pdf": "a 2", "a (kept).pdf": "a, with my notes", "b.pdf": "b, filled in"}


def test_a_file_or_link_in_place_of_a_folder_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "debate"
    folder.mkdir()
    (folder / "roles").write_text("mine")
    (folder / "c.pdf").symlink_to("nowhere")
    (folder / MANIFEST).mkdir()
    (folder / ".publishing.json").mkdir()
    with staged(folder) as stage:
        (stage / "roles").mkdir()
        (stage / "roles" / "a.pdf").write_text("a")
        (stage / "c.pdf").write_text("c")
        files = [Made(name, 1, {}) for name in ("roles/a.pdf", "c.pdf")]
        published = publish(stage, folder, files, {}, texts={"plan.yaml": "new"})
    assert dict(published.kept) == {
        "roles": "roles (kept)",
        "c.pdf": "c (kept).pdf",
        MANIFEST: "manifest (kept).json",
        ".publishing.json": ".publishing (kept).json",
    }
    assert (folder / "roles (kept)").read_text() == "mine"
    assert (folder / "roles" / "a.pdf").read_text() == "a"
    assert (folder / "plan.yaml").read_text() == "new"


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "debate").write_text("mine")
    for folder in (tmp_path / "debate", tmp_path / "debate" / "print"):
        with pytest.raises(CannotWork, match="debate is a file"), staged(folder):
            pass
    assert (tmp_path / "debate").read_text() == "mine"


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
    assert published.kept == (("b.pdf", "b (kept).pdf"), (MANIFEST, "manifest (kept).json"))
    assert (folder / "manifest (kept).json").read_text() == text
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


@pytest.mark.parametrize("wait", some("moments", [0.0, 0.02, 0.05, 0.1, 0.2], 2))
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


def test_a_disk_that_is_full_before_the_manifest_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "debate"
    try:
        with small_disk(tmp_path, 400):
            put(folder, {"a.pdf": "a", "b.pdf": "b"})
            before = tree(folder)
            with staged(folder) as stage:
                (stage / "new").mkdir()
                for name in ("a.pdf", "new/c.pdf"):
                    (stage / name).write_text("new")
                filler = fill(tmp_path)
                made = [Made(name, 1, {}) for name in ("a.pdf", "new/c.pdf")]
                with pytest.raises(OSError, match="No space"):
                    publish(stage, folder, made, {}, texts={"plan.yaml": "new"})
            filler.unlink()
            assert tree(folder) == before
            assert [path.name for path in folder.iterdir() if path.is_dir()] == []
            assert left_over(tmp_path) == []
    except NoMount:
        pytest.skip("only root may mount a small disk")


def test_a_move_that_fails_in_the_middle_is_told_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "debate"
    put(folder, {"a.pdf": "a", "b.pdf": "b"})
    move = os.replace

    def full(source: str, target: Path) -> None:
        # Also a move can need room, if the list of a folder's files has to grow.
        if target == folder / "b.pdf":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        move(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", full)
        with pytest.raises(CannotWork, match="not all files could be moved") as said:
            put(folder, {"a.pdf": "a 2", "b.pdf": "b 2", "c.pdf": "c 2"})
    assert "whole, old or new" in said.value.hint
    found = {name: data.decode() for name, data in tree(folder).items() if "pdf" in name}
    assert found == {"a.pdf": "a 2", "b.pdf": "b"}
    assert put(folder, {"a.pdf": "a 3", "b.pdf": "b 3"}) == ()
    assert left_over(tmp_path) == []
    assert owned_files(folder).keys() == {"a.pdf", "b.pdf"}


def test_what_two_killed_builds_have_left_is_the_kits(tmp_path: Path) -> None:
    folder = tmp_path / "debate"
    for when, files in ((7, ["a=1", "b=1", "c=1"]), (2, ["a=2"])):
        subprocess.run([sys.executable, "-c", KILLED, str(folder), str(when), *files], check=False)
    assert tree(folder)["b"] == b"1"
    with staged(folder) as stage:
        (stage / "a").write_text("3")
        published = publish(stage, folder, [Made("a", 1, {})], {})
    assert published.kept == ()
    assert tree(folder).keys() == {"a", MANIFEST}


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
