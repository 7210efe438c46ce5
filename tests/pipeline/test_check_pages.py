"""`check --print`: every sheet that does not fit its pages, by how much, and where."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Run, edit
from tests.tools.few_sheets import few_sheets, some_sheets

ITEM = "- Whoever calls supervision dear should count what a morning without it costs (¶3).\n"
BUILD = ("build", "--only", "parents", "--level", "standard")
OVER = re.compile(r"(\d+) mm too long, about (\d+) lines, in “objections”")


@pytest.fixture
def long_role(role_file: Path) -> Path:
    """A role whose hard questions run over the foot of its brief by more than ten lines."""
    few_sheets(role_file.parents[2])
    edit(role_file, "{% block objections %}", "{% block objections %}\n" + ITEM * 48)
    return role_file


def said_of(err: str, sheet: str) -> list[str]:
    return [line for line in err.splitlines() if f"the sheet “{sheet}”" in line]


def test_it_says_by_how_much_and_where(project: Path, run: Run, long_role: Path) -> None:
    said = said_of(run("check", "--print", "--paper", "letter").err, "Brief")
    line = long_role.read_text("utf-8").split("{% block objections")[0].count("\n") + 1
    assert len(said) == 2
    for level, message in zip(("standard", "supported"), said, strict=True):
        assert message.startswith(
            f"roles/later-start/parents.md.j2:{line}:4: warning: the sheet “Brief” ({level}) "
            "runs to 2 pages; it should fit 1 on Letter: "
        )
        assert OVER.search(message)
    # Asked again, with every part in the cache, it reports the same.
    assert said_of(run("check", "--print", "--paper", "letter").err, "Brief") == said
    build = run("build", "--only", "parents").err
    assert said_of(build, "Brief") == said
    # Nothing is typeset unless that is asked for.
    assert said_of(run("check").err, "Brief") == []


def test_what_it_says_is_true(project: Path, run: Run, long_role: Path) -> None:
    (message,) = said_of(run(*BUILD).err, "Brief")
    found = OVER.search(message)
    assert found is not None
    millimetres, lines = int(found[1]), int(found[2])
    assert lines > 5
    # Each of these items is a line of 10.25 pt at 1.235, with 0.6 mm before it.
    height = 10.25 * 1.235 * 25.4 / 72
    assert lines - 1 < millimetres / height <= lines
    fewest = int(millimetres / (height + 0.6))
    edit(long_role, ITEM * (fewest - 1), "")
    (message, *_) = said_of(run(*BUILD).err, "Brief")
    assert "a line, in “objections”" in message or "2 lines, in “objections”" in message
    edit(long_role, ITEM * 3, "")
    assert said_of(run(*BUILD).err, "Brief") == []


def test_the_papers_differ(project: Path, run: Run, role_file: Path) -> None:
    few_sheets(project)
    edit(role_file, "{% block approach %}", "{% block approach %}\n" + ITEM * 21)
    found = json.loads(run("check", "--print", "--json").out)
    papers = {
        each["message"].partition(" on ")[2].partition(":")[0]
        for each in found
        if "Private instructions" in each["message"]
    }
    assert papers == {"Letter"}


def test_too_many_lines_to_write_on_are_reported_at_the_prompts(
    project: Path, run: Run, role_file: Path
) -> None:
    few_sheets(project, "prepare")
    edit(role_file, "frame: We want …, lines: 2", "frame: We want …, lines: 30")
    said = said_of(run("build", "--set", "full", "--only", "parents").err, "Prepare")
    said = [each for each in said if "runs to" in each]
    assert len(said) == 2
    for message in said:
        assert message.startswith("roles/later-start/parents.md.j2:13:1: warning:")
        assert re.search(r"about \d+ ruled lines, in “prompts”$", message)


def test_another_sheet_is_named_by_its_heading(project: Path, run: Run) -> None:
    few_sheets(project, "exit-ticket")
    sheets = project / "templates" / "sheets"
    sheets.mkdir(parents=True)
    (sheets / "exit-ticket.html.j2").write_text(
        '{% extends "base/sheets/exit-ticket.html.j2" %}\n'
        "{% block content %}{{ super() }}<h2>And then</h2>\n"
        "{% for _ in range(60) %}<p>More.</p>{% endfor %}{% endblock %}\n",
        "utf-8",
    )
    message, _easier = said_of(run("check", "--print", "--paper", "a4").err, "Exit ticket")
    assert message.startswith("templates/sheets/exit-ticket.html.j2:1:1: warning: ")
    assert message.endswith(", at “And then”")


def test_pages_that_fit_are_no_problem(project: Path, run: Run) -> None:
    some_sheets(project, "pages that fit", 8)
    result = run("check", "--print", "--strict")
    assert result.out == "later-start: no problems\n"
    assert not (project / "output").exists()
