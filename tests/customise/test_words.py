"""A role's words, block by block: only what is changed is written, and it can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.customise.words import BlockWords, Words, role_words, words_changed
from kit.load import Layers
from kit.problems import BadUsage
from tests.conftest import Run, edit

DEBATE, ROLE = "river-road", "fire-department"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


def words(folder: Path, debate: str = DEBATE, role: str = ROLE) -> dict[str, BlockWords]:
    return {each.name: each for each in role_words(debate, role, Layers.of(folder))}


def change(folder: Path, debate: str = DEBATE, role: str = ROLE, **wanted: Words | None) -> None:
    words_changed(debate, role, wanted, Layers.of(folder)).apply()


def test_only_the_changed_block_is_written(mine: Path, run: Run) -> None:
    before = words(mine)["red_lines"].below
    change(mine, red_lines=Words("- No gate that nobody has tried at night (¶6)."))
    text = (mine / "roles" / DEBATE / f"{ROLE}.md.j2").read_text("utf-8")
    assert text.count("{% block") == 1
    assert "four minutes" not in text
    shown = run("-C", mine, "role", "show", ROLE, "--debate", DEBATE).out
    assert "No gate that nobody has tried at night" in shown
    now = words(mine)["red_lines"]
    assert now.own
    assert now.below == before
    assert text.split("\n")[now.first - 1].startswith("{% block red_lines")


def test_two_levels_are_two_texts(mine: Path, run: Run) -> None:
    assert words(mine)["arguments"].words != words(mine)["interests"].words
    found = words(mine)["arguments"].words
    assert found is not None
    assert found.supported is not None
    change(mine, interests=Words("- A key for each crew (¶6).", "- A key for all (¶6)."))
    args = ("-C", mine, "role", "show", ROLE, "--debate", DEBATE)
    assert "A key for each crew" in run(*args).out
    assert "A key for all" in run(*args, "--level", "supported").out
    assert words(mine)["interests"].words == Words(
        "- A key for each crew (¶6).", "- A key for all (¶6)."
    )


def test_a_block_returns_to_what_stands_below(mine: Path) -> None:
    path = mine / "roles" / DEBATE / f"{ROLE}.md.j2"
    change(mine, red_lines=Words("- Mine."), leverage=Words("- Mine, too."))
    change(mine, red_lines=None)
    assert "red_lines" not in path.read_text("utf-8")
    below = words(mine)["leverage"].below
    change(mine, leverage=below)
    # What holds nothing any more is taken away.
    assert not path.exists()
    assert not words(mine)["leverage"].own


def test_a_debate_of_ones_own_is_edited_in_place(project: Path) -> None:
    path = project / "roles" / "later-start" / "parents.md.j2"
    found = words(project, "later-start", "parents")
    assert found["red_lines"].below is None
    # A value of a template is no word: this block is left to the template.
    assert found["who_you_are"].words is None
    before = path.read_text("utf-8")
    change(project, "later-start", "parents", red_lines=Words("- Mine."))
    after = path.read_text("utf-8")
    assert after == before.replace(
        "{% block red_lines %}- No school before dawn [inference].{% endblock %}",
        "{% block red_lines %}\n- Mine.\n{% endblock %}",
    )
    edit(path, "- Mine.", "- Yours.")
    assert words(project, "later-start", "parents")["red_lines"].words == Words("- Yours.")


def test_parts_of_a_template_are_no_words(mine: Path) -> None:
    with pytest.raises(BadUsage, match="part of a template"):
        change(mine, red_lines=Words("{% include 'secrets' %}"))
    with pytest.raises(BadUsage, match="there is no block"):
        change(mine, wings=Words("two"))
    with pytest.raises(BadUsage, match="there is no role"):
        words(mine, DEBATE, "pilots")
    assert list(mine.rglob("*.j2")) == []
