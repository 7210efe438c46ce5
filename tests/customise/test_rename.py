"""A role's name on paper, changed wherever texts call it that."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kit.customise.printed_name import Called, Naming, changed_lines
from kit.problems import CannotWork
from tests.conftest import PACKS, Run, edit, tree

ROLES = Path("roles/later-start")
PARENTS = Called("Parents", "Parents", "Parents of this town")


def naming(name: str, short: str = "New", old: Called = PARENTS) -> Naming:
    return Naming(old, Called(name, short, old.delegation))


@pytest.fixture
def mine(project: Path) -> Path:
    """A project with a debate of its own, in which others name the parents."""
    edit(
        project / ROLES / "debate.yaml",
        "sources:",
        "wants:\n  - {who: students, whom: parents, what: Parents who listen}\n"
        "argument_map:\n  claim: {text: Parents would cope., cites: [2]}\n  reasons:\n"
        "    - {reason: The Parents say so., cites: [2],"
        " objection: parents differ, answer: None.}\n"
        "sources:",
    )
    students = project / ROLES / "students.md.j2"
    edit(students, "PRIVATE-students-approach", "**Parents:** ask the\n  Parents' council first.")
    return project


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Parents say", "Families say"),
        ("the Parents’ wish", "the Families’ wish"),
        ("parents, Grandparents and Parents-to-be", "parents, Grandparents and Parents-to-be"),
        ("**Parents**", "**Families**"),
    ],
)
def test_only_the_exact_name_in_whole_words_counts(before: str, after: str) -> None:
    assert naming("Families").in_words(before) == after


def test_an_article_is_not_written_twice_and_a_broken_name_is_found() -> None:
    team = Called("Decision team", "Team", "x")
    said = naming("The cabinet", old=team).in_words("Ask the Decision\n  team. Decision team: no.")
    assert said == "Ask the cabinet. The cabinet: no."


def test_a_short_name_counts_only_in_bold() -> None:
    press = Called("The press corps", "Press", "x")
    text = "Press harder. **Press:** ask. **Press’s** view; **Press harder**"
    new = naming("Reporters", "Reporters", press).in_words(text)
    assert new == "Press harder. **Reporters:** ask. **Reporters’s** view; **Press harder**"


def test_tags_comments_and_ids_stay() -> None:
    text = '{# Parents #}{% if "Parents" in table %}Parents{% endif %}'
    assert naming("Families").in_template(text) == text.replace("}Parents{", "}Families{")
    facts = "cast: [Parents]\nwants:\n- {who: Parents, what: Parents, whom: Parents} # Parents\n"
    assert naming("Families").in_yaml(facts, "x") == facts.replace(
        "what: Parents", "what: Families"
    )


def test_a_name_that_yaml_would_read_otherwise_is_refused() -> None:
    with pytest.raises(CannotWork, match="cannot take the place of “Parents”"):
        naming("Parents: all").in_yaml("line: Parents come first\n", "debate.yaml")


def test_changed_lines_are_told_by_number() -> None:
    assert changed_lines("a\nb\nc\n", "a\nB\nc\n") == ["line 2: B"]


def test_rename_changes_what_is_printed_and_lists_each_line(mine: Path, run: Run) -> None:
    said = run("role", "rename", "parents", "families", "--name", "The families")
    text = (mine / ROLES / "families.md.j2").read_text("utf-8")
    head = "name: The families\nshort: The families\ndelegation: The families\nline: The families"
    assert head in text
    debate = (mine / ROLES / "debate.yaml").read_text("utf-8")
    assert "whom: families, what: The families who listen" in debate
    assert "text: The families would cope." in debate
    assert "reason: The families say so., cites: [2], objection: parents differ" in debate
    students = (mine / ROLES / "students.md.j2").read_text("utf-8")
    assert "**The families:** ask the\n  families' council first." in students
    assert "  line 2: name: The families\n" in said.out
    assert "{who: students, whom: families, what: The families who listen}\n" in said.out
    assert "in other letters" in said.err
    assert "error" not in run("check").err


def test_without_a_name_it_says_what_still_prints_the_old_one(mine: Path, run: Run) -> None:
    said = run("role", "rename", "parents", "families")
    assert "packets still print name “Parents”, short “Parents”, delegation “Parents”" in said.err
    assert "role rename families families --debate later-start --name TEXT" in said.err
    said = run("role", "rename", "families", "families", "--name", "Families", "--short", "Fam.")
    text = (mine / ROLES / "families.md.j2").read_text("utf-8")
    assert "name: Families\nshort: Fam.\ndelegation: Families\n" in text
    assert "rosters" not in said.err
    assert "already" in run("role", "rename", "families", "families", code=2).err


def test_the_kits_files_are_overridden_only_in_the_project(tmp_path: Path, run: Run) -> None:
    run("-C", tmp_path, "role", "rename", "china", "china", "--name", "Beijing delegation")
    folder = tmp_path / "roles/north-korea-deal"
    china = (folder / "china.md.j2").read_text("utf-8")
    assert "name: Beijing delegation\n" in china
    assert "block" not in china
    assert "**Beijing delegation:** ask" in (folder / "humanitarian.md.j2").read_text("utf-8")
    assert not (folder / "debate.yaml").exists()
    said = run("-C", tmp_path, "check", "--strict").out
    assert said == "north-korea-deal: no problems\n"


def test_what_cannot_be_changed_safely_changes_nothing(mine: Path, run: Run) -> None:
    edit(mine / ROLES / "bus-company.md.j2", "rank: 3", "line: Parents call us\nrank: 3")
    edit(mine / ROLES / "bus-company.md.j2", "line: The Bus company speak for themselves.\n", "")
    before = tree(mine)
    run("role", "rename", "parents", "families", "--name", "Parents: all", code=1)
    assert tree(mine) == before


def test_a_debate_of_the_users_own_keeps_its_files(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = tmp_path / "user"
    shutil.copytree(PACKS / "good" / "roles", user / "roles")
    monkeypatch.setenv("DEBATE_KIT_HOME", str(user))
    before = tree(user)
    mine = tmp_path / "mine"
    mine.mkdir()
    args = ("role", "rename", "parents", "families", "--name", "Families")
    run("-C", mine, *args, "--debate", "later-start")
    assert tree(user) == before
    assert "name: Families" in (mine / ROLES / "families.md.j2").read_text("utf-8")
