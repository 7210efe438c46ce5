"""What a teacher reads of a profile of their own."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run
from tests.preflight.test_report import ONLY


def own_profile(project: Path, css: str, more: str = "") -> None:
    """Give the project a profile with a stylesheet."""
    for name, text in {
        "profiles/own.yaml": f"name: Own\nsummary: My own.\nstyles: [own.css]\n{more}",
        "styles/own.css": css,
    }.items():
        path = project / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_check_finds_a_broken_stylesheet_of_a_profile_nobody_has(project: Path, run: Run) -> None:
    own_profile(project, ".sheet-brief { color: #222 }\n")
    assert "own.css" not in run("check").err
    own_profile(project, ".sheet-brief { colour: #222 }\n")
    said = run("check", code=1).err
    assert said.count("templates/styles/own.css:1:") == 1


def test_a_larger_profile_whose_sheets_run_over_may_have_more_pages(
    project: Path, run: Run
) -> None:
    own_profile(project, ".sheet-brief { color: #222 }\n", "scale: 2\n")
    hint = "give it pages: false in templates/profiles/own.yaml"
    assert hint in run("build", *ONLY, "--profile", "own").err
    own_profile(project, ".sheet-brief { color: #222 }\n", "scale: 2\npages: false\n")
    assert hint not in run("build", *ONLY, "--profile", "own").err
