"""Templates that are too much for Python, or that go round in circles, are told at their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run, edit

SHEET = "templates/sheets/brief.html.j2"
HEAD = '{% extends "base/sheets/brief.html.j2" %}\n{% block interests %}\n'
END = "\n{% endblock %}\n"
LOOP, AGAIN = "{% for each in roles %}", "{% endfor %}"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (LOOP * 25 + AGAIN * 25, f"{SHEET}:3:1: error: is nested too deeply"),
        ("{{ " + "(" * 250 + "1" + ")" * 250 + " }}", f"{SHEET}:3:1: error: is nested too deeply"),
        ("{{ " + "9" * 5000 + " }}", f"{SHEET}:3:1: error: holds a number that is far too long"),
        (
            "{{ " + " + ".join(["1"] * 3000) + " }}",
            f"{SHEET}:3:1: error: holds an expression that is far too long",
        ),
        (
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            f"{SHEET}:3:1: error: this calls itself, or is nested too deeply",
        ),
        (
            '{% include "sheets/brief.html.j2" %}',
            f"{SHEET}:3:1: error: this calls itself, or is nested too deeply",
        ),
    ],
)
def test_a_sheet(project: Path, run: Run, inside: str, said: str) -> None:
    path = project / SHEET
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + inside + END, "utf-8")
    found = run("check", code=1).err
    assert said in found
    assert "inside the kit" not in found
    assert "Error" not in found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% if true %}" * 200 + "{% endif %}" * 200, "is nested too deeply"),
        ("{{ " + "9" * 5000 + " }}", "holds a number that is far too long"),
    ],
)
def test_a_role(role_file: Path, run: Run, text: str, said: str) -> None:
    before = role_file.read_text("utf-8")
    role_file.write_text(before + text, "utf-8")
    line = (before + text).count("\n") + 1
    found = run("check", code=1).err
    assert f"parents.md.j2:{line}:1: error: {said}" in found


def test_a_sheet_that_builds_on_itself(project: Path, run: Run) -> None:
    path = project / SHEET
    path.parent.mkdir(parents=True)
    path.write_text('{% extends "sheets/brief.html.j2" %}\n', "utf-8")
    found = run("check", code=1).err
    assert f"{SHEET}:1:4: error: builds on itself, so that nothing is printed" in found


def test_sheets_that_build_on_a_great_many_others(project: Path, run: Run) -> None:
    folder = project / "templates" / "layouts"
    folder.mkdir(parents=True)
    for number in range(25):
        text = f'{{% extends "layouts/c{number + 1}.html.j2" %}}'
        (folder / f"c{number}.html.j2").write_text(text, "utf-8")
    (folder / "c25.html.j2").write_text("<p>x</p>", "utf-8")
    path = project / SHEET
    path.parent.mkdir()
    path.write_text('{% extends "layouts/c0.html.j2" %}\n', "utf-8")
    found = run("check", code=1).err
    said = "templates/layouts/c20.html.j2:1:1: error: more than 20 templates build on each other"
    assert said in found
    assert "inside the kit" not in found


def test_a_number_with_too_many_digits_in_front_matter(role_file: Path, run: Run) -> None:
    edit(role_file, "rank: 2", "rank: " + "9" * 5000)
    found = run("check", code=1).err
    assert "parents.md.j2:7:7: error: “rank” should be a whole number with fewer digits" in found
