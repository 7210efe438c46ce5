"""What a teacher reads of it: in a build, with the file and line where they are known."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run
from tests.tools.few_sheets import few_sheets

pytestmark = pytest.mark.usefixtures("full_set")

ONLY = ("--only", "parents", "--level", "standard")


def restyle(project: Path, css: str) -> None:
    """Give the project's sheets a stylesheet of its own."""
    target = project / "templates" / "styles" / "sheets.css"
    if not target.exists():
        target.parent.mkdir(parents=True)
        shutil.copy(REPOSITORY / "templates" / "styles" / "sheets.css", target)
    target.write_text(f"{target.read_text('utf-8')}\n{css}\n", "utf-8")


def warnings(err: str) -> list[str]:
    return [line for line in err.splitlines() if " warning: " in line]


def test_words_are_found_in_the_roles_file_and_all_else_is_the_templates(
    project: Path, run: Run
) -> None:
    """What is the template's fault is said once of all sheets that are made of it."""
    few_sheets(project, "prepare")
    restyle(project, ".sheet-brief .side li { font-size: 8pt }")
    restyle(project, ".sheet-prepare .line { border-width: 0.3pt }")
    found = warnings(run("build", "--only", "parents").err)
    brief, prepare = sorted(found, key=lambda line: "the sheet “Prepare”" in line)
    assert brief == (
        "roles/later-start/parents.md.j2:27:24: warning: the sheet “Brief” (parents, standard) on "
        "Letter, page 1, 45 mm from the top and 133 mm from the left: text of 8 pt; 9 pt is the "
        "least: “More sleep (”, and 11 more on that page; so on 1 more of these sheets"
    )
    assert prepare.endswith(
        "templates/sheets/prepare.html.j2:1:1: warning: the sheet “Prepare” (parents, standard) "
        "on Letter, page 1, 59 mm from the top and 19 mm from the left: a rule of 0.3 pt; 0.5 pt "
        "is the least, and 7 more on that page; so on 1 more of these sheets"
    )


def test_a_cached_sheet_says_the_same_and_strict_stops_at_it(project: Path, run: Run) -> None:
    few_sheets(project, "exit-ticket")
    restyle(project, ".sheet-exit-ticket th { color: #999; }")
    first = run("build", *ONLY).err
    assert len(warnings(first)) == 1
    assert warnings(run("build", *ONLY).err) == warnings(first)
    made = (project / "output" / "later-start" / "manifest.json").read_bytes()
    failed = run("build", *ONLY, "--strict", "--paper", "a4", code=1)
    assert len(warnings(failed.err)) == 1
    assert (project / "output" / "later-start" / "manifest.json").read_bytes() == made


def test_what_is_wrong_with_a_list_of_names_is_known_without_the_list(
    project: Path, run: Run
) -> None:
    """No name is kept on disk, nor the words around it; they are said again in full."""
    few_sheets(project, "teacher-attendance")
    restyle(project, ".sheet-teacher-attendance bdi { font-size: 8pt }")
    Path("class.csv").write_text("name,role\nZoraida Quill,parents\nBo Li,students\n", "utf-8")
    build = ("build", "--roster", "class.csv", "--level", "standard")
    first = warnings(run(*build).err)
    assert any("“Zoraida Quill”" in line for line in first)
    again = run(*build).err
    assert "none was typeset again" in again
    # The class now comes from the saved cast.
    assert warnings(again.replace("output/later-start/plan.yaml", "class.csv")) == first
    kept = [
        path.read_bytes()
        for path in Path(os.environ["DEBATE_KIT_CACHE"]).rglob("*")
        if path.is_file()
    ]
    assert kept
    assert not any(b"Zoraida" in data or b"Quill" in data for data in kept)


LONG = "Wolfgang Maximilian Theodor von und zu Hohenlohe-Langenburg-Schwarzburg"


@pytest.mark.parametrize(("length", "expected"), [(68, 1), (69, 0)])
def test_only_names_that_cannot_be_larger_may_be_small(
    project: Path, run: Run, length: int, expected: int
) -> None:
    """A plate is no page: it may be as empty as it likes."""
    few_sheets(project, "cover")
    name = LONG[:length]
    assert len(name) == length
    (project / "class.txt").write_text(f"{name}\nAda Okafor\nBo Lind\n", "utf-8")
    small = REPOSITORY / "templates" / "styles" / "plates.css"
    target = project / "templates" / "styles" / "plates.css"
    target.parent.mkdir(parents=True, exist_ok=True)
    css = ".plate-name:is(.size-2, .size-3) { font-size: 7pt !important; }"
    target.write_text(f"{small.read_text('utf-8')}\n{css}\n", "utf-8")
    said = warnings(run("build", "--roster", "class.txt", *ONLY[2:], "--only", name).err)
    assert len(said) == expected
    assert all(line.startswith("class.txt: warning: the sheet “Names”") for line in said)


def test_what_is_wrong_with_every_sheets_foot_is_said_once(project: Path, run: Run) -> None:
    page = REPOSITORY / "templates" / "styles" / "page.css"
    few_sheets(project, "cover", "essay-guide")
    target = project / "templates" / "styles" / "page.css"
    target.parent.mkdir(parents=True, exist_ok=True)
    css = "@page { @bottom-left { font-size: 7pt !important } }"
    target.write_text(f"{page.read_text('utf-8')}\n{css}\n", "utf-8")
    said = warnings(run("build", *ONLY).err)
    small = [line for line in said if "text of 7 pt" in line]
    assert len(small) == 1
    assert re.search(r"; and on \d+ other sheets$", small[0])


def test_words_off_the_paper_have_no_place_on_it(project: Path, run: Run) -> None:
    few_sheets(project, "exit-ticket")
    restyle(project, ".sheet-exit-ticket h1 { position: absolute; left: -90mm; width: 50mm }")
    off = [line for line in warnings(run("build", *ONLY).err) if "off the paper" in line]
    assert off
    assert all(re.search(r", page 1: text off the paper: “", line) for line in off)
