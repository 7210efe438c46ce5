"""The step “Lesson”: the timetable follows what is typed; settings follow what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.desk.held import Held
from kit.desk.lessons import Wish, lesson_step, save_lesson
from kit.desk.project import Project
from kit.problems import BadUsage
from tests.conftest import Run
from tests.desk.support import desk_in

Desk = tuple[Project, Held]


@pytest.fixture
def desk(tmp_path: Path, cache: Path) -> Desk:
    project, held = desk_in(tmp_path / "mine", cache)
    project.settings_file.write_text("# mine\ndebate: river-road # here\n", "utf-8")
    return project, held


def test_the_timetable_moves_with_what_is_typed(desk: Desk) -> None:
    project, held = desk
    usual = lesson_step(project, held)
    assert usual.taken
    assert usual.lessons[0].slots[0].begins == "0"
    longer = lesson_step(project, held, Wish(minutes="60", start="10:15"))
    assert longer.lessons[0].minutes == "60"
    assert longer.lessons[0].slots[0].begins == "10:15"
    # Nothing is written by looking.
    assert project.settings_file.read_text("utf-8") == "# mine\ndebate: river-road # here\n"


def test_what_does_not_fit_is_said_beside_its_field(desk: Desk) -> None:
    step = lesson_step(*desk, Wish(minutes="soon", start="noonish", breaks="a while"))
    assert [where for where, _, _ in step.trouble] == ["minutes", "start", "breaks"]
    step = lesson_step(*desk, Wish(minutes="3"))
    ((where, said, hint),) = step.trouble
    assert where == "minutes"
    assert "3 minutes" in said
    assert hint
    ((where, said, _),) = lesson_step(*desk, Wish(format="moot")).trouble
    assert (where, said) == ("format", "there is no format “moot”")


def test_what_is_kept_is_what_build_takes(desk: Desk, run: Run) -> None:
    project, held = desk
    save_lesson(project, Wish("town-meeting", "50", "10:15"))
    text = project.settings_file.read_text("utf-8")
    assert text.startswith("# mine\ndebate: river-road # here\n")
    assert lesson_step(project, held).lessons[0].slots[0].begins == "10:15"
    save_lesson(project, Wish(format="", start=""))
    assert "format" not in project.settings_file.read_text("utf-8")
    assert "start" not in project.settings_file.read_text("utf-8")
    assert run("-C", project.folder, "build", "--dry-run").code == 0
    with pytest.raises(BadUsage, match="not a length in minutes"):
        save_lesson(project, Wish(minutes="soon"))


def test_breaks_are_as_the_commands_take_them(desk: Desk, run: Run) -> None:
    project, held = desk
    ((where, said, _),) = lesson_step(project, held, Wish(breaks="10:30-10:40")).trouble
    assert (where, said) == ("breaks", "a break needs to know when the lesson begins")
    save_lesson(project, Wish(minutes="50", start="10:15", breaks="10:30-10:40"))
    (lesson,) = lesson_step(project, held).lessons
    assert lesson.slots[-1].ends == "11:15"
    assert [each.name for each in lesson.slots if each.begins == "10:30"] == ["Break"]
    assert project.request().times.breaks == ((630, 640),)
    build = ("-C", project.folder, "build", "--dry-run")
    assert run(*build).code == 0
    # The command takes the same from the settings.
    save_lesson(project, Wish(start=""))
    assert "a break needs to know when the lesson begins" in run(*build, code=2).err
    save_lesson(project, Wish(breaks=""))
    assert "breaks" not in project.settings_file.read_text("utf-8")


def test_dates_of_the_settings_count_on_the_desk_as_well(desk: Desk) -> None:
    project, _ = desk
    with project.settings_file.open("a", encoding="utf-8") as file:
        file.write("dates: Dec 4, Dec 7,\n")
    assert project.request().times.dates == ("Dec 4", "Dec 7", "")
