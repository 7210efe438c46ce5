"""A second reading level, begun for a debate that is written at one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.customise.levels import with_levels
from tests.conftest import Run, edit, tree

ROLES = Path("roles/later-start")


@pytest.fixture
def one_level(project: Path) -> Path:
    """The small debate of the tests, written at one level."""
    debate = project / ROLES / "debate.yaml"
    edit(debate, "formats:", "levels: [standard]\nformats:")
    for path in (project / ROLES).glob("*.md.j2"):
        text = re.sub(
            r"\{% if level.*?%\}.*?\{% else %\}(.*?)\{% endif %\}",
            r"\1",
            path.read_text("utf-8"),
            flags=re.DOTALL,
        )
        assert "level" not in text
        path.write_text(text, "utf-8")
    return project


def test_a_debate_of_one_level_has_one_packet_a_role(one_level: Path, run: Run) -> None:
    assert "supported" not in run("build", "--dry-run").out
    said = run("build", "--dry-run", "--level", "supported").out
    assert "roles/01-students.pdf" in said
    (one_level / "class.csv").write_text("name,level\nAda Oak,supported\nBo Elm,\nCy Ash,\n")
    run("check", "--roster", "class.csv")


def test_texts_stand_twice_and_print_the_same_until_they_are_edited(
    one_level: Path, run: Run
) -> None:
    before = run("role", "show", "parents").out.partition("Who you are")[2]
    said = run("debate", "level", "add")
    assert "levels: [standard, supported]\n" in (one_level / ROLES / "debate.yaml").read_text()
    assert "changed  roles/later-start/parents.md.j2\n  both levels: who_you_are\n" in said.out
    for level in ("standard", "supported"):
        shown = run("role", "show", "parents", "--level", level).out
        assert shown.partition("Who you are")[2] == before
    assert "roles/01-students-supported.pdf" in run("build", "--dry-run").out
    found = run("check").err
    assert "error" not in found
    notes = re.findall(r"(\w[\w-]+)\.md\.j2:\d+:\d+: note: both reading levels .*same: (.*)", found)
    assert [role for role, _ in notes] == ["bus-company", "parents", "students"]
    assert "“Who you are”, “In the essay”" in notes[1][1]


def test_a_block_whose_easier_words_are_written_is_told_no_more(one_level: Path, run: Run) -> None:
    run("debate", "level", "add")
    parents = one_level / ROLES / "parents.md.j2"
    edit(parents, "Most of you leave for work", "You leave for work")
    told = [line for line in run("check").err.split("\n") if "parents" in line and "same" in line]
    assert "Who you are" not in told[0]
    assert "In the essay" in told[0]


def test_what_asks_for_the_level_or_is_a_task_stays() -> None:
    text = (
        '{% block who_you_are %}{% if level == "supported" %}A{% endif %}B{% endblock %}\n'
        "{% block interests %}\n{# From the essay: level #}\n{% endblock %}\n"
        "{% block leverage %}\r\n- C\r\n{% endblock %}\n{% block other %}D{% endblock %}\n"
    )
    new, changed = with_levels(text)
    assert changed == ["leverage"]
    branches = '\r\n{% if level == "supported" %}\r\n- C\r\n{% else %}\r\n- C\r\n{% endif %}\r\n'
    assert new == text.replace("\r\n- C\r\n", branches)


def test_a_debate_of_two_levels_is_left_alone(project: Path, run: Run) -> None:
    before = tree(project)
    assert "has both reading levels" in run("debate", "level", "add", code=2).err
    assert tree(project) == before


def test_a_new_debate_gets_its_second_level(tmp_path: Path, run: Run) -> None:
    run("-C", tmp_path, "debate", "new", "zoo", "--title", "A new zoo?")
    run("-C", tmp_path, "debate", "level", "add")
    text = (tmp_path / "roles/zoo/debate.yaml").read_text("utf-8")
    assert "levels: [standard, supported]\n" in text
    # Tasks have easier words of their own.
    assert "say the same" not in run("-C", tmp_path, "check").err
