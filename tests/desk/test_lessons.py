"""The step “Lesson”: the timetable follows what is typed; settings follow what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.desk.held import Held
from kit.desk.lessons import lesson_step, save_lesson
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
    longer = lesson_step(project, held, minutes="60", start="10:15")
    assert longer.lessons[0].minutes == "60"
    assert longer.lessons[0].slots[0].begins == "10:15"
    # Nothing is written by looking.
    assert project.settings_file.read_text("utf-8") == "# mine\ndebate: river-road # here\n"


def test_what_does_not_fit_is_said_beside_its_field(desk: Desk) -> None:
    step = lesson_step(*desk, minutes="soon", start="noonish")
    assert [where for where, _, _ in step.trouble] == ["minutes", "start"]
    step = lesson_step(*desk, minutes="3")
    ((where, said, hint),) = step.trouble
    assert where == "minutes"
    assert "3 minutes" in said
    assert hint
    ((where, said, _),) = lesson_step(*desk, format_id="moot").trouble
    assert (where, said) == ("format", "there is no format “moot”")


def test_what_is_kept_is_what_build_takes(desk: Desk, run: Run) -> None:
    project, held = desk
    save_lesson(project, "town-meeting", "50", "10:15")
    text = project.settings_file.read_text("utf-8")
    assert text.startswith("# mine\ndebate: river-road # here\n")
    assert lesson_step(project, held).lessons[0].slots[0].begins == "10:15"
    save_lesson(project, "", None, "")
    assert "format" not in project.settings_file.read_text("utf-8")
    assert "start" not in project.settings_file.read_text("utf-8")
    assert run("-C", project.folder, "build", "--dry-run").code == 0
    with pytest.raises(BadUsage, match="not a length in minutes"):
        save_lesson(project, None, "soon", None)
