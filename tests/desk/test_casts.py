"""The step “Cast”: the same file as `debate-kit cast` writes, and what is done with it by hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kit.desk import casts, classes
from kit.desk.cast_cards import CastStep, cast_step
from kit.desk.held import Held
from kit.desk.lessons import Wish, lesson_step, save_lesson
from kit.desk.project import Project
from kit.pipeline.recast import LateChanges
from kit.problems import BadInput, BadUsage
from tests.conftest import Run
from tests.desk.support import CANVAS, desk_in


class OnDesk:
    """A cast of the river road on a desk."""

    def __init__(self, project: Project, held: Held) -> None:
        self.project, self.held = project, held

    @property
    def step(self) -> CastStep:
        return cast_step(self.project, self.held)

    @property
    def text(self) -> str:
        return self.project.saved_cast().read_text("utf-8")

    def seat_of(self, student: str) -> str:
        return next(each.seat for each in self.step.students if each.key == student)

    def other_seat(self, student: str) -> str:
        return next(each.id for each in self.step.seats if each.id != self.seat_of(student))

    def move(self, student: str, seat: str) -> None:
        casts.move(self.project, self.held, self.step.digest, student, seat)

    def lock(self, student: str) -> None:
        casts.lock(self.project, self.held, self.step.digest, student, on=True)

    def undo(self) -> None:
        casts.undo(self.project, self.held, self.step.digest)

    def propose(self, *, again: bool = False) -> None:
        casts.propose(self.project, self.held, self.step.digest, again=again)


@pytest.fixture
def desk(tmp_path: Path, cache: Path) -> OnDesk:
    project, held = desk_in(tmp_path / "mine", cache)
    (project.folder / "debate-kit.yaml").write_text("debate: river-road\n", "utf-8")
    (project.folder / "canvas.csv").write_text(CANVAS, "utf-8")
    classes.take_path(project, held, "canvas.csv")
    found = OnDesk(project, held)
    found.propose()
    return found


def test_it_is_the_cast_that_the_command_makes(desk: OnDesk, run: Run) -> None:
    mine = desk.text
    run("-C", desk.project.folder, "cast", "--out", "other", "--roster",
        desk.project.folder / "canvas.csv")  # fmt: skip
    assert (desk.project.folder / "other" / "river-road" / "plan.yaml").read_text("utf-8") == mine


def test_a_move_moves_nobody_else(desk: OnDesk) -> None:
    before = {each.key: each.seat for each in desk.step.students}
    seat = desk.other_seat("Ada Okafor")
    desk.move("Ada Okafor", seat)
    after = {each.key: each.seat for each in desk.step.students}
    assert after == before | {"Ada Okafor": seat}
    assert desk.step.can_undo


def test_each_change_can_be_taken_back(desk: OnDesk) -> None:
    texts = [desk.text]
    desk.move("Ada Okafor", desk.other_seat("Ada Okafor"))
    texts.append(desk.text)
    casts.change_class(desk.project, desk.held, desk.step.digest, LateChanges(absent=("Cy Tan",)))
    texts.append(desk.text)
    assert len(set(texts)) == 3
    desk.undo()
    assert desk.text == texts[1]
    desk.undo()
    assert desk.text == texts[0]
    desk.undo()
    assert not desk.step.saved
    assert not desk.step.can_undo


def test_what_somebody_else_changed_is_not_overwritten(desk: OnDesk) -> None:
    seen = desk.step.digest
    path = desk.project.saved_cast()
    path.write_text(desk.text.replace("seed: 0", "seed: 7"), "utf-8")
    assert not desk.step.can_undo
    with pytest.raises(casts.CastChanged):
        casts.move(desk.project, desk.held, seen, "Ada Okafor", desk.other_seat("Ada Okafor"))
    assert "seed: 7" in desk.text


def test_who_is_locked_stays_in_another_proposal(desk: OnDesk) -> None:
    seat = desk.other_seat("Ada Okafor")
    desk.move("Ada Okafor", seat)
    desk.lock("Ada Okafor")
    before = {each.key: each.seat for each in desk.step.students}
    desk.propose(again=True)
    assert desk.seat_of("Ada Okafor") == seat
    assert {each.key: each.seat for each in desk.step.students} != before


def test_apart_and_together_count_for_the_next_proposal(desk: OnDesk) -> None:
    digest = desk.step.digest
    casts.bind(desk.project, desk.held, digest, "Ada Okafor", "Ben Ruiz", "together")
    desk.propose(again=True)
    assert desk.seat_of("Ada Okafor") == desk.seat_of("Ben Ruiz")
    casts.bind(desk.project, desk.held, desk.step.digest, "Ben Ruiz", "Ada Okafor", "apart")
    cards = {each.key: each for each in desk.step.students}
    assert cards["Ben Ruiz"].apart == ("Ada Okafor",)
    assert cards["Ada Okafor"].together == ()
    desk.propose(again=True)
    assert desk.seat_of("Ada Okafor") != desk.seat_of("Ben Ruiz")


def test_rules_that_clash_are_told_and_nothing_is_changed(desk: OnDesk) -> None:
    desk.lock("Ada Okafor")
    desk.move("Ben Ruiz", desk.other_seat("Ada Okafor"))
    desk.lock("Ben Ruiz")
    casts.bind(desk.project, desk.held, desk.step.digest, "Ada Okafor", "Ben Ruiz", "together")
    before = desk.text
    with pytest.raises(BadInput) as failure:
        desk.propose(again=True)
    assert "cannot all be kept" in failure.value.problems[0].message
    assert desk.text == before


def test_a_lead_who_swaps_hands_the_lead_over(desk: OnDesk) -> None:
    cards = {each.key: each for each in desk.step.students}
    other = next(each for each in cards if cards[each].seat != cards["Ada Okafor"].seat)
    casts.swap(desk.project, desk.held, desk.step.digest, "Ada Okafor", other)
    now = {each.key: each for each in desk.step.students}
    assert (now["Ada Okafor"].seat, now["Ada Okafor"].part) == (
        cards[other].seat,
        cards[other].part,
    )
    assert now[other].seat == cards["Ada Okafor"].seat


def test_a_seat_or_a_student_that_is_not_there_is_refused(desk: OnDesk) -> None:
    with pytest.raises(BadUsage, match="there is no seat"):
        desk.move("Ada Okafor", "moon")
    with pytest.raises(BadUsage, match="there is no student"):
        desk.move("Nobody", desk.other_seat("Ada Okafor"))


def test_a_list_that_has_changed_is_told(desk: OnDesk) -> None:
    path = desk.project.folder / "canvas.csv"
    path.write_text(CANVAS.replace('"Orr, Hal"', '"Ash, Zoe"'), "utf-8")
    assert list(desk.step.differs) == [
        "Zoe Ash is new in the list",
        "Hal Orr is no longer in the list",
    ]
    desk.propose()
    assert list(desk.step.differs) == []
    assert "Zoe Ash" in [each.key for each in desk.step.students]


def test_another_format_is_told_and_seats_the_class_anew(desk: OnDesk) -> None:
    save_lesson(desk.project, Wish(format="fishbowl"))
    assert list(desk.step.differs) == ["the lesson’s format is another now: Fishbowl"]
    assert lesson_step(desk.project, desk.held).recast == desk.step.format
    # Bringing it up to date keeps its own format.
    desk.propose()
    assert desk.step.format != "Fishbowl"
    desk.propose(again=True)
    assert desk.step.format == "Fishbowl"
    assert list(desk.step.differs) == []


def test_a_broken_plan_is_told_with_its_line(desk: OnDesk) -> None:
    path = desk.project.saved_cast()
    path.write_text(desk.text.replace("part: lead", "part: leader", 1), "utf-8")
    (found,) = (each for each in desk.step.problems if each.severity == "error")
    assert found.place.line == 1 + desk.text.split("part: leader")[0].count("\n")


def test_what_to_print_again_is_said(four_sheets: Path, tmp_path: Path, cache: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(four_sheets, folder)
    found = OnDesk(*desk_in(folder, cache))
    assert found.step.reprint.students == ()
    assert not found.step.reprint.guide
    casts.swap(found.project, found.held, found.step.digest, "Ada Okafor", "Eva Lee")
    reprint = found.step.reprint
    assert reprint.students == ("Ada Okafor", "Eva Lee")
    assert reprint.gone == ("students/ada-okafor-china.pdf", "students/eva-lee-japan.pdf")
    assert reprint.guide
    found.undo()
    assert found.step.reprint.students == ()
