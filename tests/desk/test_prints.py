"""The step “Print”: what there is to download, and when packets are out of date."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from kit.customise.words import Words, words_changed
from kit.desk.held import Held
from kit.desk.prints import choose_paper, copier_plan, made_file, print_step, zipped
from kit.desk.project import Project
from kit.problems import BadUsage, CannotWork
from tests.desk.support import desk_in


@pytest.fixture
def built(four_sheets: Path, tmp_path: Path, cache: Path) -> tuple[Project, Held]:
    """A desk in a folder with packets of a class of eight."""
    folder = tmp_path / "copy"
    shutil.copytree(four_sheets, folder)
    return desk_in(folder, cache)


def test_every_file_of_the_kit_can_be_had_and_no_other(built: tuple[Project, Held]) -> None:
    project, held = built
    step = print_step(project, held)
    assert step.students == 8
    assert not step.stale
    for each in step.files:
        path = made_file(project, each.path)
        assert path is not None
        assert path.is_file()
    folder = Path(step.folder)
    (folder / "diary.pdf").write_bytes(b"%PDF-")
    for other in ("diary.pdf", "plan.yaml", "manifest.json", "../../class.csv", ""):
        assert made_file(project, other) is None
    with zipped(project) as whole:
        names = zipfile.ZipFile(whole).namelist()
    assert sorted(names) == sorted(f"north-korea-deal/{each.path}" for each in step.files)
    with zipped(project, "student") as some:
        assert len(zipfile.ZipFile(some).namelist()) == 8


def test_what_has_changed_since_is_said(built: tuple[Project, Held]) -> None:
    project, held = built
    choose_paper(project, "a4", None)
    assert print_step(project, held).stale
    choose_paper(project, "letter", None)
    assert not print_step(project, held).stale
    words_changed(
        "north-korea-deal", "china", {"red_lines": Words("- Mine.")}, project.layers
    ).apply()
    assert print_step(project, held).stale
    with pytest.raises(BadUsage, match="there is no paper"):
        choose_paper(project, "papyrus", None)
    with pytest.raises(BadUsage, match="there is no set"):
        choose_paper(project, None, "half")


def test_the_copier_plan_counts_the_class(built: tuple[Project, Held], tmp_path: Path) -> None:
    project, _ = built
    plan = copier_plan(project, "duplex")
    (name, rows, whole), *_ = plan.files
    assert name == "duplex.pdf"
    assert sum(row.name.startswith("students/") for row in rows) == 8
    assert whole.sides >= whole.duplex
    assert "both sides" in plan.how
    with pytest.raises(BadUsage, match="there is no layout"):
        copier_plan(project, "origami")
    empty, _ = desk_in(tmp_path / "empty", project.cache)
    with pytest.raises(CannotWork, match="there are no finished packets"):
        copier_plan(empty, "duplex")
