"""`debate-kit build`, as a teacher uses it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import Run, edit, essay_text, tree
from tests.tools.few_sheets import few_sheets
from tests.tools.listed import file_of
from tests.tools.words import text_of


def test_it_says_what_was_made_and_where(project: Path, run: Run) -> None:
    result = run("build")
    lines = result.out.split("\n")
    assert lines[0].split() == ["file", "pages", "sheets", "of", "paper"]
    rows = {line.split()[0]: line.split()[1:] for line in lines[1:] if ".pdf" in line}
    for name, (pages, sheets) in rows.items():
        made = len(PdfReader(project / "output" / "later-start" / name).pages)
        folded = "name-tents" in name
        assert (int(pages), int(sheets)) == (made, made if folded else -(-made // 2))
    assert "in output/later-start/" in result.out
    assert "Typesetting" in result.err or "none was typeset again" in result.err
    assert "Typesetting" not in result.out


def test_a_second_build_changes_no_byte(project: Path, run: Run) -> None:
    run("-q", "build")
    before = tree(project / "output")
    assert "no sheet had changed" in run("build").err
    assert tree(project / "output") == before


def test_an_edit_reaches_the_packet(project: Path, run: Run, role_file: Path) -> None:
    for words in ("Sleep counts.", "Sleep matters most."):
        edit(role_file, "Sleep counts.", words)
        run("-q", "build", "--only", "parents")
    assert "Sleep matters most." in text_of(project / "output/later-start/roles/02-parents.pdf")


def test_only_one_role_leaves_the_others_as_they_were(
    project: Path, run: Run, role_file: Path
) -> None:
    run("-q", "build")
    before = tree(project / "output")
    edit(role_file, "Sleep counts.", "Sleep matters most.")
    result = run("build", "--only", "parents")
    packets = {"roles/02-parents.pdf", "roles/02-parents-supported.pdf"}
    assert {line.split()[0] for line in result.out.split("\n") if ".pdf" in line} == packets
    after = tree(project / "output")
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {f"later-start/{name}" for name in {*packets, "manifest.json"}}
    manifest = json.loads(after["later-start/manifest.json"])
    assert "class.pdf" in manifest["files"]


def test_a_dry_run_says_and_makes_nothing(project: Path, run: Run) -> None:
    result = run("build", "--dry-run")
    assert re.search(r"roles/01-students\.pdf\s+Cover, Brief, Private instructions", result.out)
    assert "class.pdf" in result.out
    assert "nothing was written" in result.out
    assert not (project / "output").exists()


def test_out_and_paper(project: Path, run: Run, tmp_path: Path) -> None:
    run("-q", "build", "--out", tmp_path / "elsewhere", "--paper", "a4", "--only", "students")
    page = PdfReader(tmp_path / "elsewhere/later-start/roles/01-students.pdf").pages[0]
    assert float(page.mediabox.height) == pytest.approx(841.89, abs=0.1)
    assert not (project / "output").exists()


def test_the_agenda_follows_format_minutes_and_start(project: Path, run: Run) -> None:
    few_sheets(project, "agenda")
    run("-q", "build", "--set", "full", "--minutes", "55", "--start", "10:15")
    agenda = text_of(project / "output/later-start/handouts/agenda.pdf")
    assert "Time Phase" in agenda
    assert "10:15–10:20" in agenda
    assert "11:01–11:10" in agenda
    run("-q", "build", "--set", "full", "--format", "summit")
    agenda = text_of(project / "output/later-start/handouts/agenda.pdf")
    assert "Minute Phase" in agenda
    assert "Day 2 · 50 minutes" in agenda
    assert "Bilaterals" in agenda


def test_the_essay_and_back_again(project: Path, run: Run) -> None:
    few_sheets(project, "essay-guide", "reading")
    (project / "mine.txt").write_text(essay_text(3), "utf-8")
    handouts = project / "output" / "later-start" / "handouts"
    full = ("--set", "full")
    run("-q", "build", *full)
    assert (handouts / "essay-guide.pdf").exists()
    run("-q", "build", *full, "--essay", "mine.txt")
    assert not (handouts / "essay-guide.pdf").exists()
    assert "READING-3 says this." in text_of(handouts / "reading.pdf")
    result = run("build", *full)
    assert "removed handouts/reading.pdf, which is no longer made" in result.out
    assert (handouts / "essay-guide.pdf").exists()


def test_an_essay_with_another_number_of_paragraphs_is_warned_of(project: Path, run: Run) -> None:
    (project / "mine.txt").write_text(essay_text(4), "utf-8")
    result = run("build", "--essay", "mine.txt", "--only", "students")
    assert "mine.txt: warning: has 4 paragraphs where this debate's essay has 3" in result.err
    result = run("build", "--essay", "mine.txt", "--strict", code=1)
    assert "mine.txt: warning" in result.err


def test_a_brief_that_runs_over_is_warned_of(project: Path, run: Run, role_file: Path) -> None:
    few_sheets(project)
    edit(role_file, "- More sleep (¶1)", "- More sleep (¶1)\n" * 60)
    result = run("build", "--only", "parents")
    assert "warning: the sheet “Brief” (standard) runs to 2 pages; it should fit 1" in result.err
    run("build", "--only", "parents", "--strict", code=1)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--only", "parent"], "there is no role “parent”\n       hint: did you mean “parents”?"),
        (["--format", "sumit"], "there is no format “sumit”\n       hint: did you mean “summit”?"),
        (
            ["later-stort"],
            "there is no debate “later-stort”\n       hint: did you mean “later-start”?",
        ),
        (["--minutes", "30"], "does not fit a lesson of 30 minutes"),
        (["--start", "25:00"], "“25:00” is not a time of day, such as 10:15"),
        (["--paper", "a3"], "'a3' is not one of 'letter', 'a4'"),
        (["--jobs", "0"], "0 is not in the range"),
        (["--nonsense"], "No such option"),
    ],
)
def test_bad_usage_is_said_with_exit_2(project: Path, run: Run, args: list[str], said: str) -> None:
    result = run("build", *args, code=2)
    assert said in result.err
    assert result.out == ""
    assert not (project / "output").exists()


def test_a_missing_essay_is_bad_input(project: Path, run: Run) -> None:
    result = run("build", "--essay", "none.txt", code=1)
    assert result.err.endswith("none.txt: error: no such file\n1 error found\n")


def test_a_project_folder_from_elsewhere(
    project: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("-q", "-C", project, "build", "--only", "students")
    assert (project / "output/later-start/roles/01-students.pdf").exists()


def test_an_empty_folder_builds_the_bundled_debate(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("-q", "build", "--only", "china")
    assert (tmp_path / f"output/north-korea-deal/roles/{file_of('china')}.pdf").exists()


def test_several_debates_must_be_told_apart(project: Path, run: Run) -> None:
    other = project / "roles" / "other"
    other.mkdir()
    (other / "debate.yaml").write_text("title: x\n")
    result = run("build", code=2)
    assert "name one of: later-start, other" in result.err


def test_a_folder_that_cannot_be_written(project: Path, run: Run) -> None:
    (project / "output").write_text("a file, not a folder")
    result = run("build", "--only", "students", code=1)
    assert "error:" in result.err
    assert "Traceback" not in result.err
    assert (project / "output").read_text() == "a file, not a folder"
