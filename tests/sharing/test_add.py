"""Adding a pack: it is shown, the user is asked, and own work is never replaced."""

from __future__ import annotations

import dataclasses
import io
import random
import struct
import sys
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import REPOSITORY, Run, edit, tree
from tests.sharing.zips import DEBATE, SAID, Entry, Pack, good_files, raw_zip

pytestmark = pytest.mark.usefixtures("full_set")

SHOWN = (
    "title    School at nine\n"
    "debate   later-start, a whole debate\n"
    "author   Ana Ruiz\n"
    "licence  CC BY 4.0\n"
    "version  1, made with kit 0.1.0\n"
    "holds    3 roles, 4 files, 9 KB\n"
)


def png(width: int, height: int) -> bytes:
    """The header of a picture of that size."""
    chunk = b"IHDR" + struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    dots = b"IDAT"
    head = struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    body = struct.pack(">I", 0) + dots + struct.pack(">I", zlib.crc32(dots))
    return b"\x89PNG\r\n\x1a\n" + head + body


class Terminal(io.StringIO):
    """A terminal with somebody at the keyboard."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Pack().write(tmp_path / "x.zip")


def test_it_is_shown_and_nothing_written_where_nobody_can_be_asked(
    user: Path, pack: Path, run: Run
) -> None:
    result = run("add", pack, code=2)
    assert result.out == SHOWN
    assert result.err == (
        "error: there is no one to ask whether to add it\n"
        "       hint: look at it above, then add it with --yes\n"
    )
    assert not user.exists()


@pytest.mark.parametrize(("answer", "added"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_the_user_is_asked(
    user: Path, pack: Path, run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, added: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    result = run("add", pack)
    assert "Add it? [y/N]: " in result.out
    assert (user / "roles" / DEBATE / "debate.yaml").is_file() is added
    assert ("nothing was added" in result.out) is not added


def test_one_folder_is_written_and_nothing_else(user: Path, pack: Path, run: Run) -> None:
    result = run("add", pack, "--yes")
    assert result.out.startswith(SHOWN)
    assert result.out.endswith(
        "added to user/roles/later-start/\nnow: debate-kit build later-start\n"
    )
    expected = {"pack.yaml": Pack().manifest, **Pack().files}
    assert tree(user) == {f"roles/{DEBATE}/{name}": data for name, data in expected.items()}


def test_a_sheet_of_a_pack_may_lead_to_other_sheets_and_nowhere_else(
    user: Path, tmp_path: Path, run: Run
) -> None:
    sheet = (
        '{% extends "layouts/sheet.html.j2" %}\n{% block content %}\n'
        '<p><a href="kit:sheet/agenda">THERE</a>, <a href="kit:field?number=1">A FIELD</a>, '
        '<a href="kit:link?sheet=agenda">A LINK</a></p>\n{% endblock %}\n'
    )
    Pack().having("templates/sheets/glossary.html.j2", sheet).write(tmp_path / "x.zip")
    run("add", "x.zip", "--yes")
    run(
        "-C", tmp_path, "build", DEBATE, "--only", "parents", "--level", "standard",
        "--profile", "screen",
    )  # fmt: skip
    reader = PdfReader(tmp_path / "output" / DEBATE / "roles" / "02-parents-screen.pdf")
    page = next(page for page in reader.pages if "THERE" in page.extract_text())
    assert "A FIELD" in page.extract_text()
    notes = [note.get_object() for note in page["/Annots"]]
    assert [str(note["/Contents"]) for note in notes[1:]] == ["THERE"]
    agenda = next(page for page in reader.pages if "Debate day" in page.extract_text()[:200])
    assert notes[1]["/Dest"][0].get_object() == agenda


def test_a_newer_version_replaces_the_old_one_which_is_kept(
    user: Path, pack: Path, tmp_path: Path, run: Run
) -> None:
    run("add", pack, "--yes")
    old = tree(user / "roles" / DEBATE)
    newer = Pack(version="2").having("README.md", "New").write(tmp_path / "y.zip")
    shown = run("add", newer, code=2).out
    assert "version 1 by Ana Ruiz is already here; this is version 2 by Ana Ruiz\n" in shown
    assert tree(user / "roles" / DEBATE) == old
    result = run("add", newer, "--yes")
    assert "kept in user/roles/.later-start (before)/" in result.err
    assert tree(user / "roles" / ".later-start (before)") == old
    assert tree(user / "roles" / DEBATE)["README.md"] == b"New"
    run("add", pack, "--yes")
    assert (user / "roles" / ".later-start (before 2)" / "README.md").is_file()
    assert run("-C", tmp_path, "check", DEBATE).out == f"{DEBATE}: no problems\n"


def test_own_work_is_never_replaced(user: Path, pack: Path, run: Run) -> None:
    own = user / "roles" / DEBATE
    own.mkdir(parents=True)
    (own / "debate.yaml").write_text("my own", "utf-8")
    result = run("add", pack, "--yes", code=1)
    assert result.err == (
        f"error: {own} is there already, and was not added from a pack\n"
        "       hint: it may be your own work: move it away or rename it, then add the pack again\n"
    )
    assert tree(user) == {f"roles/{DEBATE}/debate.yaml": b"my own"}


def test_if_the_last_step_fails_the_old_one_stays(
    user: Path, pack: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", pack, "--yes")
    before = tree(user)
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if target == user / "roles" / DEBATE and self.parent.name.startswith(f".{DEBATE}.new"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    newer = Pack(version="2").write(tmp_path / "y.zip")
    assert "a disk is full" in run("add", newer, "--yes", code=1).err
    assert tree(user) == before


REFUSED: dict[str, Pack] = {
    "a newer kit": Pack(kit="7.0"),
    "a newer form": Pack(schema=2),
    "no version": Pack(kit="new"),
    "a debate that leads out": Pack(debate="../evil"),
    "a debate that is a device": Pack(debate="nul"),
    "a title that turns round": Pack(title="a\u202eb"),
    "another debate's changes": Pack(extends=True),
    "no debate": Pack(files={"README.md": b"Hello"}),
    "a picture that is none": Pack().having("a.png", "<svg/>"),
    "a picture that is large": Pack().having("a.png", png(5_000, 5_000)),
    "a text that is none": Pack().having("README.md", b"\xff\xfe"),
    "too much text": Pack(
        files={
            "debate.yaml": b"",
            **{f"{n}.svg": random.Random(n).randbytes(500_000) for n in range(9)},
        }
    ),
    "a role that is broken": Pack().having("parents.md.j2", "---\nname: Parents\n"),
    "a role that repeats itself": Pack().having(
        "parents.md.j2",
        good_files()["parents.md.j2"].decode()
        + "{% for a in debate.glossary %}{% for b in 'x' * 2 %}{% endfor %}{% endfor %}",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_is_refused_in_these_words(user: Path, tmp_path: Path, run: Run, case: str) -> None:
    REFUSED[case].write(tmp_path / "x.zip")
    result = run("add", "x.zip", "--yes", code=1)
    assert result.err == SAID[case]
    assert result.out == ""
    assert not user.exists()


def test_a_changed_file_is_refused_and_so_is_one_more_or_less(
    user: Path, tmp_path: Path, run: Run
) -> None:
    entries = Pack().entries
    changed = [*entries[:1], dataclasses.replace(entries[1], data=entries[1].data + b" ")]
    more = Entry(b"README.md", b"Hello")
    (tmp_path / "x.zip").write_bytes(raw_zip([*changed, *entries[3:], more]))
    err = run("add", "x.zip", "--yes", code=1).err
    assert err == SAID["changed, more and less"]
    assert not user.exists()


def test_a_pack_may_hold_copies_of_all_the_kits_templates(
    user: Path, tmp_path: Path, run: Run
) -> None:
    pack = Pack()
    for name, data in tree(REPOSITORY / "templates").items():
        # Headings of class lists are the kit's alone.
        others = (
            "schemas/", "project/", "preview/", "desk/", "board/", "print/", "stubs/",
            "headings.yaml",
        )  # fmt: skip
        if not name.startswith(others):
            pack = pack.having(f"templates/{name}", data)
    for name, data in tree(REPOSITORY / "roles" / "north-korea-deal" / "emblems").items():
        pack = pack.having(f"emblems/{name}", data)
    pack.write(tmp_path / "x.zip")
    assert "added to" in run("add", "x.zip", "--yes").out
    edit(user / "roles" / DEBATE / "templates" / "sheets" / "clauses.html.j2", "carried", "CARRIED")
    assert "error" not in run("check", DEBATE).err


def test_it_says_when_it_takes_the_place_of_the_kits_own(
    user: Path, tmp_path: Path, run: Run
) -> None:
    Pack(debate="north-korea-deal").write(tmp_path / "x.zip")
    shown = run("add", "x.zip", code=2).out
    assert "it takes the place of the kit's own debate “north-korea-deal”\n" in shown
