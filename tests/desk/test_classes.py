"""The step “Class”: what is read of a list, what is corrected in it, and what is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.desk import classes
from kit.desk.class_list import class_step
from kit.desk.held import Held
from kit.desk.project import Project
from kit.problems import BadUsage
from tests.conftest import Run
from tests.desk.support import CANVAS, desk_in, message_of, no_name_in

Desk = tuple[Project, Held]


@pytest.fixture
def desk(tmp_path: Path, cache: Path) -> Desk:
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    return desk_in(tmp_path / "mine", cache, downloads)


def test_a_dropped_list_is_read_and_written_nowhere(desk: Desk) -> None:
    project, held = desk
    classes.take_file(project, held, "canvas.csv", CANVAS.encode())
    step = class_step(project, held)
    assert [each.name for each in step.students][:2] == ["Ada Okafor", "Ben Ruiz"]
    assert len(step.students) == 8
    assert ("Student", "name") in [(each.heading, each.holds) for each in step.columns]
    assert step.path == ""
    assert list(project.folder.rglob("*")) == []


def test_the_path_of_a_downloaded_list_is_remembered_and_nothing_else(desk: Desk) -> None:
    project, held = desk
    path = project.beside[0] / "canvas.csv"
    path.write_text(CANVAS, "utf-8")
    classes.take_file(project, held, "canvas.csv", CANVAS.encode())
    assert class_step(project, held).path == str(path)
    assert str(path) in project.settings_file.read_text("utf-8")
    assert no_name_in(project.folder)
    # Another desk finds it again.
    assert len(class_step(project, Held()).students) == 8
    # A file of that name with other bytes is another file.
    classes.take_file(project, held, "canvas.csv", b"name\nZoe Ash\nYan Elm\n")
    step = class_step(project, held)
    assert step.path == ""
    assert [each.name for each in step.students] == ["Zoe Ash", "Yan Elm"]
    assert project.settings().roster is None


def test_columns_are_corrected_by_their_headings(desk: Desk) -> None:
    project, held = desk
    text = "Eins;Zwei;Stufe\nOkafor;Ada;supported\nRuiz;Ben;\n"
    classes.take_file(project, held, "liste.csv", text.encode())
    step = class_step(project, held)
    assert step.students == ()
    assert message_of(step.problems) == "no column of names is known here"
    assert [each.heading for each in step.columns] == ["Eins", "Zwei", "Stufe"]
    told = {"Eins": "last name", "Zwei": "first name", "Stufe": "level"}
    classes.correct(project, held, columns=told)
    step = class_step(project, held)
    assert [(each.name, each.facts) for each in step.students] == [
        ("Ada Okafor", ("level: supported",)),
        ("Ben Ruiz", ()),
    ]
    assert {each.heading: each.holds for each in step.columns} == told
    with pytest.raises(BadUsage, match="no column can hold"):
        classes.correct(project, held, columns={"Eins": "shoe size"})


def test_columns_without_headings_go_by_their_letters(desk: Desk) -> None:
    project, held = desk
    classes.take_file(project, held, "a.csv", b"1,Ada,Okafor\n2,Ben,Ruiz\n3,Cy,Tan\n")
    classes.correct(project, held, columns={"B": "first name", "C": "last name"})
    step = class_step(project, held)
    assert [each.name for each in step.students] == ["Ada Okafor", "Ben Ruiz", "Cy Tan"]
    assert not step.headed


def test_who_is_ticked_out_is_left_out_by_the_commands_as_well(desk: Desk, run: Run) -> None:
    project, held = desk
    (project.folder / "canvas.csv").write_text(CANVAS, "utf-8")
    classes.take_path(project, held, "canvas.csv")
    classes.correct(project, held, leave_out=["Hal Orr", "Test Student"])
    step = class_step(project, held)
    assert len(step.students) == 7
    assert [(each.name, each.by_you) for each in step.left_out] == [("Hal Orr", True)]
    assert [each.message for each in step.problems] == [
        "nobody to leave out is called “Test Student”"
    ]
    shown = run("-C", project.folder, "cast", "river-road", "--dry-run")
    assert "Hal Orr" not in shown.out
    assert "left out by you: Hal Orr" in shown.err
    classes.correct(project, held, leave_out=[])
    assert len(class_step(project, held).students) == 8
    assert "leave_out" not in project.settings_file.read_text("utf-8")


def test_pasted_names_are_kept_only_if_that_is_wanted(desk: Desk) -> None:
    project, held = desk
    classes.take_names(project, held, "Ada Okafor\nBen Ruiz\n")
    assert len(class_step(project, held).students) == 2
    assert list(project.folder.rglob("*")) == []
    path = classes.keep_copy(project, held)
    assert path.read_text("utf-8") == "Ada Okafor\nBen Ruiz\n"
    assert class_step(project, held).path == str(path)
    with pytest.raises(BadUsage, match="there are no names"):
        classes.take_names(project, held, " \n")
    classes.forget_list(project, held)
    assert class_step(project, held).file == ""
    assert path.is_file()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("packet.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF"),
        ("empty.csv", b"", "is empty"),
        ("broken.csv", b'name,level\n"Okafor, Ada,\nBen,\n', "not closed"),
    ],
)
def test_a_list_that_cannot_be_read_says_why(desk: Desk, name: str, data: bytes, said: str) -> None:
    project, held = desk
    (project.folder / name).write_bytes(data)
    classes.take_file(project, held, name, data)
    step = class_step(project, held)
    assert said in message_of(step.problems)
    # What cannot be read is not remembered.
    assert project.settings().roster is None


def test_files_of_the_folder_are_offered(desk: Desk) -> None:
    project, held = desk
    for name in ("9b.csv", "9c.xlsx", "notes.pdf", ".hidden.csv"):
        (project.folder / name).write_bytes(b"")
    assert class_step(project, held).offered == ("9b.csv", "9c.xlsx")
    with pytest.raises(BadUsage, match="there is no file"):
        classes.take_path(project, held, "9d.csv")
