"""A debate that begins as a copy of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run, edit, tree

LIKE = ("debate", "new", "my-street", "--like", "river-road")
ORIGINAL = REPOSITORY / "roles" / "river-road"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_copy_is_a_whole_debate_with_a_name_of_its_own(here: Path, run: Run) -> None:
    run(*LIKE, "--title", "Our street: a year?", "--question", "Should we close it?")
    copied, original = tree(here / "roles" / "my-street"), tree(ORIGINAL)
    assert copied.keys() == original.keys()
    changed = {name for name in copied if not name.endswith((".yaml", ".j2"))}
    assert {name: copied[name] for name in changed} == {name: original[name] for name in changed}
    # It is the folder's only own debate, so it is meant without a name.
    assert run("check", "--strict").out == "my-street: no problems\n"
    text = copied["debate.yaml"].decode()
    assert 'title: "Our street: a year?"\nquestion: "Should we close it?"\n' in text
    assert "yaml-language-server" not in text


def test_changes_of_ones_own_that_build_on_the_original_are_named(here: Path, run: Run) -> None:
    run("role", "customise", "maple-court", "--debate", "river-road")
    role = here / "roles" / "river-road" / "maple-court.md.j2"
    edit(role, "# short: Maple Court", "short: Elm Court")
    said = run(*LIKE).err
    assert "your changes to maple-court.md.j2 of “river-road” are not in the copy" in said
    copied = (here / "roles" / "my-street" / "maple-court.md.j2").read_text("utf-8")
    assert "short: Maple Court" in copied
    assert "{% block arguments %}" in copied


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("debate", "new", "zoo", "--like", "river-rode"), "did you mean “river-road”?"),
        (("debate", "new", "river-road", "--like", "river-road"), "already a debate “river-road”"),
        (("debate", "new", "My zoo", "--like", "river-road"), "cannot be the id of a debate"),
        ((*LIKE, "--paragraphs", "3"), "--like and --paragraphs cannot be combined"),
        ((*LIKE, "--title", " "), "--title takes one line of words"),
        (("debate", "new", "zoo"), "Missing option '--title'"),
    ],
)
def test_what_cannot_be_copied_writes_nothing(
    here: Path, run: Run, args: tuple[str, ...], said: str
) -> None:
    assert said in run(*args, code=2).err
    assert tree(here) == {}
