"""Saving a role: into the project, never over what is built in, never outside."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from kit.load import Layers
from kit.preview.sources import RoleSource, SourceChanged, SourceRefused, read_source, save_source
from tests.conftest import REPOSITORY, tree

DEBATE = "north-korea-deal"
BUILT_IN = REPOSITORY / "roles" / DEBATE / "china.md.j2"


def read(project: Path, role: str = "china", debate: str = DEBATE) -> RoleSource:
    source = read_source(project, debate, role, Layers.of(project))
    assert source is not None
    return source


def save(project: Path, source: RoleSource, text: str, debate: str = DEBATE) -> RoleSource:
    saved = save_source(project, debate, source.role, text, source.digest, Layers.of(project))
    assert saved is not None
    return saved


def test_a_built_in_role_becomes_the_projects_own(tmp_path: Path) -> None:
    before = BUILT_IN.read_bytes()
    source = read(tmp_path)
    assert source.layer == "built-in"
    assert source.text == before.decode()
    saved = save(tmp_path, source, source.text + "\nmine\n")
    assert saved.layer == "project"
    assert saved.text.endswith("mine\n")
    assert set(tree(tmp_path)) == {f"roles/{DEBATE}/china.md.j2"}
    assert BUILT_IN.read_bytes() == before
    assert read(tmp_path).text == saved.text


def test_the_kits_own_folder_is_never_written() -> None:
    before = tree(REPOSITORY / "roles")
    source = read(REPOSITORY)
    assert "never changed" in source.refusal
    with pytest.raises(SourceRefused, match="never changed") as refusal:
        save(REPOSITORY, source, "mine")
    assert "debate-kit init" in refusal.value.hint
    assert tree(REPOSITORY / "roles") == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_leads_nowhere_else(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    for number, target in enumerate((REPOSITORY / "roles" / DEBATE, outside)):
        project = tmp_path / str(number)
        (project / "roles").mkdir(parents=True)
        (project / "roles" / DEBATE).symlink_to(target)
        before = tree(target)
        with pytest.raises(SourceRefused):
            save(project, read(project), "mine")
        assert tree(target) == before


def test_a_text_with_errors_is_saved(project: Path) -> None:
    source = read(project, "parents", "later-start")
    assert save(project, source, "half a rol", "later-start").text == "half a rol"


def test_a_file_that_changed_is_not_overwritten(project: Path, role_file: Path) -> None:
    source = read(project, "parents", "later-start")
    role_file.write_text("theirs", "utf-8")
    with pytest.raises(SourceChanged):
        save(project, source, "mine", "later-start")
    assert role_file.read_text("utf-8") == "theirs"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_who_may_read_a_file_stays_the_same(project: Path, role_file: Path) -> None:
    role_file.chmod(0o664)
    save(project, read(project, "parents", "later-start"), "mine", "later-start")
    assert stat.S_IMODE(role_file.stat().st_mode) == 0o664


def test_lines_end_in_one_way(project: Path, role_file: Path) -> None:
    role_file.write_bytes(b"\xef\xbb\xbfone\r\ntwo\r\n")
    source = read(project, "parents", "later-start")
    assert source.text == "one\ntwo\n"
    save(project, source, "one\r\ntwo\r\nthree", "later-start")
    assert role_file.read_bytes() == b"one\ntwo\nthree"


@pytest.mark.parametrize("role", ["debate", "../parents", "nobody", "", ".", "parents.md.j2"])
def test_only_roles_have_a_source(project: Path, role: str) -> None:
    layers = Layers.of(project)
    assert read_source(project, "later-start", role, layers) is None
    assert save_source(project, "later-start", role, "mine", "", layers) is None


@pytest.mark.parametrize(
    ("text", "said"), [("x" * 600_000, "larger than"), ("\ud800", "half of a")]
)
def test_texts_that_no_file_can_hold_are_refused(
    project: Path, role_file: Path, text: str, said: str
) -> None:
    before = role_file.read_bytes()
    with pytest.raises(SourceRefused, match=said):
        save(project, read(project, "parents", "later-start"), text, "later-start")
    assert role_file.read_bytes() == before


def test_a_file_in_another_encoding_is_refused(project: Path, role_file: Path) -> None:
    role_file.write_bytes("naïve".encode("latin-1"))
    with pytest.raises(SourceRefused, match="UTF-8"):
        read(project, "parents", "later-start")
