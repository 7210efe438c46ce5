"""A teacher's own project folder: made by `init`, controlled by `debate-kit.yaml`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import Run, edit, tree
from tests.tools.listed import file_of

# Two sheets are enough to see what is printed on which.
TWO_SHEETS = """\
extends: base
sets: {ours: {summary: Two sheets, packet: [cover, opening-statement]}}
packet:
  - name: Cover
    when: Read this first
    sheets:
      - {id: cover, title: Cover, audience: role, pages: 1}
  - name: Prepare
    when: Fill in beforehand
    sheets:
      - {id: opening-statement, title: Opening statement, audience: everyone, pages: 1}
"""


@pytest.fixture
def mine(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project as `init` makes it, as the current folder."""
    folder = tmp_path / "mine"
    run("init", folder)
    monkeypatch.chdir(folder)
    return folder


def settings(mine: Path, text: str) -> None:
    (mine / "debate-kit.yaml").write_text(text, "utf-8")


def test_a_new_project_checks_casts_and_keeps_names_out_of_version_control(
    mine: Path, run: Run
) -> None:
    assert (mine / "roles").is_dir()
    assert (mine / "templates").is_dir()
    assert run("check", "--strict").out == "north-korea-deal: no problems\n"
    said = run("cast")
    assert "Amara Osei" in said.out
    assert "12 students" in said.err
    ignored = (mine / ".gitignore").read_text("utf-8").split()
    assert {"*.csv", "plan*.yaml", "output/"} <= set(ignored)


def test_init_never_overwrites(mine: Path, run: Run) -> None:
    (mine / "class.csv").write_text("name\nOnly One\n", "utf-8")
    (mine / "README.md").unlink()
    before = tree(mine)
    said = run("init", mine).out
    assert "wrote README.md" in said
    assert "class.csv was already there and stays as it is" in said
    after = tree(mine)
    assert {name: after[name] for name in before} == before


def test_every_line_of_the_settings_can_be_used(mine: Path, run: Run) -> None:
    text = (mine / "debate-kit.yaml").read_text("utf-8")
    text = re.sub(r"^# ( *[a-z_]+: )", r"\1", text, flags=re.MULTILINE)
    text = re.sub(r"^# (fonts:)$", r"\1", text, flags=re.MULTILINE)
    (mine / "debate-kit.yaml").write_text(text.replace("essay: essay.txt", ""), "utf-8")
    said = run("check", code=None).err
    assert "unknown key" not in said
    assert "there is no picture “logo.png”" in said


def test_settings_are_defaults_and_options_win(mine: Path, run: Run) -> None:
    settings(mine, "paper: a4\nformat: summit\nstudents: 9\nextra_roles: [russia]\nout: pages\n")
    said = run("build", "--dry-run").out
    assert f"roles/{file_of('russia')}.pdf" in said
    assert "would be made in" in said
    assert "students/" not in said
    said = run("build", "--dry-run", "--students", "4", "--out", "other").out
    assert f"roles/{file_of('south-korea')}.pdf" not in said
    assert "other" in said


def test_a_plan_named_alone_wins_over_the_class_of_the_settings(mine: Path, run: Run) -> None:
    run("cast")
    plan = "output/north-korea-deal/plan.yaml"
    said = run("cast", "--plan", plan, "--add", "Nia New")
    assert "Nia New joins" in said.out
    assert "students/nia-new-" in run("build", "--dry-run", "--plan", plan).out
    said = run("build", "--dry-run", code=1)
    assert "“Nia New” is in the saved cast, but not in the class list" in said.err
    assert f"debate-kit cast --roster class.csv --plan {plan}" in said.err


def test_a_class_put_in_place_of_the_example_asks_for_a_new_cast(mine: Path, run: Run) -> None:
    run("cast")
    (mine / "class.csv").write_text("name\nAnn\nBea\nCem\nDan\nEve\nFay\n", "utf-8")
    said = run("build", "--dry-run", code=1).err
    assert "the saved cast is of another class" in said
    assert "debate-kit cast" in said
    assert "1 error found" in said
    run("cast")
    assert "students/ann-" in run("build", "--dry-run").out


def test_mistakes_in_the_settings_are_reported_at_their_place(mine: Path, run: Run) -> None:
    settings(mine, "paper: a5\nshcool: Ours\nfonts: {text: No Such Face}\n")
    said = run("build", code=1).err
    assert "debate-kit.yaml:1:8: error: “paper” cannot be “a5”" in said
    assert "debate-kit.yaml:2:1: error: unknown key “shcool”" in said
    assert "did you mean “school”?" in said
    settings(mine, "fonts: {text: No Such Face, headings: 'x; } * { color: red'}\n")
    said = run("check", code=1).err
    assert "debate-kit.yaml:1:15: error: there is no font “No Such Face” here" in said
    assert "pip install fontpkg-no-such-face" in said
    assert "cannot be a font's name" in said
    assert "usage" not in run("build", "--help").err.lower()
    settings(mine, "format: sumit\ndebate: north-korea-dael\n")
    said = run("check", code=1).err
    assert "debate-kit.yaml:1:9: error: there is no format “sumit”" in said
    assert "did you mean “summit”?" in said
    assert "debate-kit.yaml:2:9: error: there is no debate “north-korea-dael”" in said
    settings(mine, "minutes: “45”\n")
    assert "write the number alone: 45" in run("check", code=1).err
    settings(mine, "paper:a4\n")
    assert "put a space after each “:”" in run("check", code=1).err


def test_files_that_the_settings_name_and_are_not_there_are_told_at_their_lines(
    mine: Path, run: Run
) -> None:
    settings(mine, "roster: klass.csv\nessay: essay.txt\n")
    said = run("build", "--dry-run", code=1).err
    assert "debate-kit.yaml:1:9: error: there is no file “klass.csv”" in said
    assert "did you mean “class.csv”?" in said
    assert "debate-kit.yaml:2:8: error: there is no file “essay.txt”" in said
    assert (
        "students/"
        in run("build", "--dry-run", "--roster", "class.csv", "--essay", "README.md").out
    )
    settings(mine, "roster: klass.csv\n")
    assert "debate-kit.yaml:1:9: error: " in run("check", code=1).err


@pytest.mark.parametrize(
    ("logo", "message"),
    [
        ("../logo.png", "“../logo.png” is not in this folder"),
        ("logo.exe", "“logo.exe” is not a picture"),
        ("logo.png", "there is no picture “logo.png”"),
        ("there.svg", "a logo needs the school's name beside it"),
    ],
)
def test_a_logo_that_cannot_be_used(mine: Path, run: Run, logo: str, message: str) -> None:
    (mine / "there.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    settings(mine, f"logo: {logo}\n")
    assert message in run("check", code=1).err


def test_school_logo_and_fonts_are_printed(mine: Path, run: Run) -> None:
    logo = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>"
    (mine / "logo.svg").write_text(logo, "utf-8")
    edit(
        mine / "debate-kit.yaml",
        "roster: class.csv",
        "school: Lincoln & Sons High School\nset: ours",
    )
    edit(mine / "debate-kit.yaml", "# logo: logo.png", "logo: logo.svg")
    edit(mine / "debate-kit.yaml", "# fonts:", "fonts: {headings: Source Serif 4}")
    (mine / "templates/sheets.yaml").write_text(TWO_SHEETS, "utf-8")
    run("build", "--only", "china", "--level", "standard")
    pages = PdfReader(mine / f"output/north-korea-deal/roles/{file_of('china')}.pdf").pages
    assert "Lincoln & Sons High School" in pages[0].extract_text()
    assert len(pages) > 1
    assert not any("Lincoln" in page.extract_text() for page in pages[1:])
    fonts = [str(font["/BaseFont"]) for font in pages[0]["/Resources"]["/Font"].values()]
    assert fonts
    assert not [font for font in fonts if "Sans" in font]
