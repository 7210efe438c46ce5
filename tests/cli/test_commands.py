"""The other commands, help, and what holds for all of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run, edit
from tests.tools.listed import DEBATES

COMMANDS = [
    [], ["build"], ["cast"], ["check"], ["doctor"], ["format"],
    ["format", "list"], ["format", "show"], ["format", "timetable"], ["preview"], ["print"],
    ["desk"], ["init"], ["add"], ["pack"],
    *([group] for group in ("role", "template", "debate")),
    *(["role", name] for name in ("list", "show", "customise", "diff", "new", "remove", "rename")),
    *(["template", name] for name in ("list", "show", "customise", "diff")),
    *(["debate", name] for name in ("list", "customise", "diff", "new", "level")),
    *(["debate", name] for name in ("draft", "stakeholders")),
    ["debate", "level", "add"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_has_an_example(run: Run, command: list[str], flag: str) -> None:
    result = run(*command, flag)
    assert "Usage: debate-kit" in result.out
    assert "Example" in result.out
    for line in result.out.split("\n"):
        assert len(line) <= 100


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom kit.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'pydantic', 'ruamel', 'jinja2', 'weasyprint', 'pikepdf', 'markdown_it',\n"
        "         'starlette', 'uvicorn', 'watchfiles', 'pypdfium2', 'PIL'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


@pytest.mark.parametrize(("command", "loaded"), [("check", "[]"), ("build", "['pikepdf']")])
def test_the_typesetter_is_loaded_where_pages_are_laid_out(
    project: Path, command: str, loaded: str
) -> None:
    code = (
        f"import sys\nfrom kit.cli import main\ntry: main([{command!r}])\nexcept SystemExit: pass\n"
        "print(sorted({'weasyprint', 'pikepdf', 'pypdfium2'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=project
    )
    assert done.stdout.endswith(f"\n{loaded}\n")


@pytest.mark.parametrize("debate", DEBATES)
def test_the_kits_debates_have_no_problems(run: Run, debate: str) -> None:
    said = run("-C", REPOSITORY, "check", debate, "--strict").out
    assert said == f"{debate}: no problems\n"


def test_check_as_json(project: Path, run: Run, role_file: Path) -> None:
    edit(role_file, "rank: 2", "rank: two")
    result = run("check", "--json", code=1)
    (problem,) = json.loads(result.out)
    assert problem == {
        "file": str(role_file), "line": 7, "column": 7, "endColumn": 10, "length": 3,
        "severity": "error",
        "message": "“rank” should be a whole number, not “two”", "hint": "",
    }  # fmt: skip
    assert result.err == ""


def test_check_finds_what_is_wrong_with_a_projects_own_styles(project: Path, run: Run) -> None:
    (project / "templates" / "styles").mkdir(parents=True)
    style = project / "templates" / "styles" / "paper-letter.css"
    style.write_text("@page { size: letter; magrin: 1cm }\n")
    assert "paper-letter.css:1:23: error: “magrin: 1cm” is ignored" in run("check", code=1).err
    style.write_text("@import url(other.css);\n@page { size: letter }\n")
    assert "paper-letter.css: error: cannot be read as a stylesheet" in run("check", code=1).err


def test_strict_fails_at_warnings(project: Path, run: Run, role_file: Path) -> None:
    role_file.write_text(role_file.read_text("utf-8").replace("(¶3)", "(¶2)"), "utf-8")
    result = run("check")
    assert "warning: ¶3 is listed here, but the role's text never cites it" in result.err
    assert result.err.endswith("1 warning found\n")
    run("check", "--strict", code=1)


def test_formats_are_listed_shown_and_fitted(run: Run) -> None:
    rows = run("format", "list").out.split("\n")
    assert rows[0].split()[:3] == ["format", "students", "minutes"]
    assert any(row.startswith("summit") and "12–36" in row and "2 × 50" in row for row in rows)
    shown = run("format", "show", "short-council").out
    assert "Read and prepare" in shown
    assert "our question is on the cover" in " ".join(shown.split()).lower()
    fitted = run("format", "timetable", "summit", "--minutes", "45", "--start", "9:00").out
    assert "Day 1, 45 minutes" in fitted
    assert "09:30–09:42  12  Bilaterals" in fitted
    assert "does not fit" in run("format", "timetable", "summit", "--minutes", "30", code=2).err
    assert "did you mean “summit”?" in run("format", "show", "sumit", code=2).err


def test_a_broken_format_is_told(project: Path, run: Run) -> None:
    folder = project / "templates" / "formats"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text("name: Mine\n")
    assert "“summary” is missing" in run("format", "list", code=1).err


def test_doctor_finds_all_there_is(run: Run) -> None:
    result = run("doctor")
    assert "ok       Pango (native library)" in result.out
    assert "ok       font source-serif-4" in result.out
    assert result.out.endswith("Everything the kit needs is here.\n")


def test_doctor_names_a_missing_font(project: Path, run: Run) -> None:
    (project / "templates" / "styles").mkdir(parents=True)
    kits = (REPOSITORY / "templates/styles/fonts.css").read_text("utf-8")
    (project / "templates/styles/fonts.css").write_text(
        kits + '@font-face { font-family: "X"; src: url(kit:font/no-such-font/400); }\n', "utf-8"
    )
    result = run("doctor", code=1)
    assert (
        "MISSING  font no-such-font\n         to get it: pip install fontpkg-no-such-font"
        in result.out
    )
    assert "pip install fontpkg-no-such-font" in run("build", code=1).err


def test_a_mistake_of_ours_shows_no_traceback(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("pydantic.TypeAdapter.validate_python", broken)
    result = run("check", code=1)
    assert result.err.startswith("error: something went wrong inside the kit (RuntimeError: boom)")
    assert "debate-kit -v" in result.err


def test_python_m_kit_is_the_same() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kit", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("debate-kit, version ")


def test_no_colour_when_it_is_not_wanted(
    project: Path, role_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(role_file, "rank: 2", "rank: two")
    assert "\x1b" not in run("check", code=1).err


def test_check_reads_a_roster(project: Path, run: Run) -> None:
    (project / "9b.csv").write_text("name,level\nAda Oak,easy\nBo Elm,\n", "utf-8")
    # No cell of the column fits, so that it is the school's own.
    result = run("check", "--roster", "9b.csv")
    assert "9b.csv:1:6: warning: the column “level” is not used" in result.err
    (project / "9b.csv").write_text("name,level\nAda Oak,easy\nBo Elm,supported\n", "utf-8")
    result = run("check", "--roster", "9b.csv", code=1)
    assert "9b.csv:2:9: error: there is no level “easy”" in result.err
    (project / "9b.csv").write_text("name\nAda Oak\nBo Elm\n", "utf-8")
    run("check", "--roster", "9b.csv")


def test_a_command_that_is_not_there_has_a_near_one(run: Run) -> None:
    said = run("bild", code=2).err
    assert (
        said == "error: there is no command “debate-kit bild”\n       hint: did you mean “build”?\n"
    )
    assert "Did you mean 'list'?" in run("role", "lst", code=2).err
