"""Characters that nobody sees are told where they stand, in every file whose words are printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from kit.load.text import read_text
from kit.problems import Problems
from tests.conftest import Run, edit

TURN, BELL = "\u202e", "\x07"


@pytest.mark.parametrize("letter", [TURN, "\u202a", "\u2066", BELL, "\x00", "\x85", "\u2028"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("roles/later-start/debate.yaml", "title: "),
        ("roles/later-start/parents.md.j2", "Sleep counts"),
        ("roles/later-start/parents.md.j2", "name: "),
        ("debate-kit.yaml", "school: "),
    ],
)
def test_it_is_told_at_its_place(
    project: Path, run: Run, letter: str, name: str, words: str
) -> None:
    (project / "debate-kit.yaml").write_text("school: Elm School\n", "utf-8")
    edit(project / name, words, f"{words}{letter}")
    before = (project / name).read_text("utf-8").split("\n")
    said = run("check", code=1).err
    assert letter not in said
    assert f"U+{ord(letter):04X}" in said
    place = said.partition(": error")[0]
    file, line, column = place.rsplit(":", 2)
    assert file == name
    if letter not in "\x85\u2028":
        assert before[int(line) - 1][int(column) - 1] == letter


@pytest.mark.parametrize("escape", ["\\u202e", "\\a", "\\uD800", "\\L"])
def test_an_escape_in_yaml_is_no_way_around(project: Path, run: Run, escape: str) -> None:
    (project / "debate-kit.yaml").write_text(f'school: "Elm{escape} School"\n', "utf-8")
    said = run("check", code=1).err
    assert said.startswith("debate-kit.yaml:1:9: error: ")
    assert "Traceback" not in said


def test_marks_that_arabic_and_hebrew_need_are_no_problem(project: Path, run: Run) -> None:
    (project / "debate-kit.yaml").write_text("school: بيت\u200f (ב\u200e)\n", "utf-8")
    assert run("check").err == ""


def test_a_template_and_a_stylesheet(tmp_path: Path) -> None:
    for name in ("cover.html.j2", "own.css"):
        problems = Problems()
        (tmp_path / name).write_text(f"one\ntwo {TURN}three", "utf-8")
        read_text(tmp_path / name, problems)
        (problem,) = problems
        assert (problem.place.line, problem.place.column) == (2, 5)


def test_a_name_keeps_its_letters_and_loses_what_turns_them(project: Path, run: Run) -> None:
    names = f"name\nAda {TURN}kaO\nBo Elm\nCy Ash\n"
    (project / "9b.csv").write_text(names, "utf-8")
    result = run("-q", "build", "--roster", "9b.csv", "--only", "Ada kaO")
    assert "9b.csv:2:1: warning: “Ada kaO” holds a character that cannot be seen (U+202E)" in (
        result.err
    )
    (packet,) = (project / "output" / "later-start" / "students").iterdir()
    reader = PdfReader(packet)
    assert reader.metadata is not None
    assert str(reader.metadata.title).isprintable()
    assert TURN not in "".join(page.extract_text() for page in reader.pages)
