"""The step “Debate” from an essay: the stakeholders that are offered, and the draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.desk.debates import choose_debate, debate_step
from kit.desk.essays import draft, essay_read, take_essay
from kit.desk.held import Held
from kit.desk.project import Project
from kit.problems import BadInput, BadUsage
from tests.conftest import REPOSITORY, Run
from tests.desk.support import desk_in

ESSAY = (REPOSITORY / "tests" / "fixtures" / "essays" / "night-library.txt").read_bytes()
Desk = tuple[Project, Held]


@pytest.fixture
def desk(tmp_path: Path, cache: Path) -> Desk:
    return desk_in(tmp_path / "mine", cache)


def test_an_essay_offers_who_is_in_it_with_their_paragraphs(desk: Desk) -> None:
    project, held = desk
    take_essay(project, held, "night-library.txt", ESSAY)
    read = essay_read(held)
    assert read is not None
    assert read.people
    assert all(each.paragraphs and each.sentence for each in read.people)
    assert sum(each.usual for each in read.people) >= 2
    assert read.question.endswith("?")
    assert list(project.folder.iterdir()) == []


def test_a_draft_is_chosen_and_passes_check(desk: Desk, run: Run) -> None:
    project, held = desk
    take_essay(project, held, "night-library.txt", ESSAY)
    read = essay_read(held)
    assert read is not None
    people = [each.name for each in read.people if each.usual]
    with pytest.raises(BadUsage):
        draft(project, held, people[:1], [], "Should it open at night?")
    with pytest.raises(BadUsage, match="the question is empty"):
        draft(project, held, people, [], " ")
    # A name that is ticked as well is one role.
    draft(project, held, people, ["The press", people[0].upper()], "Should it open at night?")
    step = debate_step(project, held)
    (mine,) = (each for each in step.debates if each.own)
    assert step.chosen == mine.id
    assert mine.question == "Should it open at night?"
    assert mine.roles == len(people) + 1
    assert step.essay is None
    run("-C", project.folder, "check", mine.id)


def test_what_is_no_essay_says_why(desk: Desk) -> None:
    project, held = desk
    with pytest.raises(BadInput):
        take_essay(project, held, "class.xlsx", b"PK\x03\x04 and no more")
    assert held.essay is None


def test_a_debate_is_chosen_in_the_settings(desk: Desk, run: Run) -> None:
    project, held = desk
    assert debate_step(project, held).chosen == "north-korea-deal"
    choose_debate(project, held, "river-road")
    assert "debate: river-road" in project.settings_file.read_text("utf-8")
    assert "river-road" in run("-C", project.folder, "build", "--dry-run").out
    with pytest.raises(BadUsage, match="there is no debate"):
        choose_debate(project, held, "moon")


def test_the_kits_own_folder_is_not_written_to(cache: Path) -> None:
    project = Project(REPOSITORY, None, cache)
    assert not debate_step(project, Held()).can_write
    with pytest.raises(BadUsage, match="holds the kit's own files"):
        choose_debate(project, Held(), "river-road")
