"""`debate-kit build --fillable`, as a teacher uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from kit.printing.finished import read_finished
from tests.conftest import Run, tree
from tests.finished.fillable.conftest import widgets
from tests.tools.structure import read

pytestmark = pytest.mark.usefixtures("full_set")

ONE = ("--level", "standard", "--only", "parents")


def test_what_is_printed_stays_as_it_is(project: Path, run: Run) -> None:
    run("-q", "build", *ONE)
    before = tree(project / "output")
    shown = run("build", *ONE, "--fillable").out
    after = tree(project / "output")
    printed = "later-start/roles/02-parents.pdf"
    added = "later-start/roles/02-parents-fillable.pdf"
    assert set(after) - set(before) == {added}
    assert after[printed] == before[printed]
    assert json.loads(after["later-start/manifest.json"])["settings"]["fillable"] is True
    # It is listed without paper, and nothing is to be printed again.
    pages = len(PdfReader(project / "output" / added).pages)
    row = next(line for line in shown.split("\n") if "-fillable" in line)
    assert row.split() == ["roles/02-parents-fillable.pdf", str(pages)]
    assert "reprint" not in shown
    finished = read_finished(project / "output" / "later-start")
    assert [f"later-start/{file.path}" for file in finished.files] == [printed]


def test_a_second_build_is_the_same(project: Path, run: Run) -> None:
    run("-q", "build", *ONE, "--fillable")
    before = tree(project / "output")
    assert "no sheet had changed" in run("build", *ONE, "--fillable").err
    assert tree(project / "output") == before


def test_a_dry_run_names_all_that_ask_for_something(project: Path, run: Run) -> None:
    shown = run("build", "--fillable", "--dry-run").out
    names = {line.split()[0] for line in shown.split("\n") if "-fillable.pdf" in line}
    roles = ("01-students", "02-parents", "03-bus-company")
    handouts = (
        "opening-statement", "claims", "note-catcher", "negotiation-record", "clauses",
        "exit-ticket", "peer-feedback", "sign-up", "ballots", "observer", "make-up", "out-of-role",
    )  # fmt: skip
    # Not where there is nothing to fill in, nor for what is the teacher's or the copier's.
    without = ("essay-guide", "agenda", "timeline", "name-tents", "time-cards")
    assert {f"handouts/{each}-fillable.pdf" for each in handouts} <= names
    assert not {f"handouts/{each}-fillable.pdf" for each in without} & names
    assert {each for each in names if not each.startswith("handouts/")} == {
        f"roles/{role}{level}-fillable.pdf" for role in roles for level in ("", "-supported")
    }
    assert "fillable" not in run("build", "--dry-run").out


def test_a_students_file_has_the_names_of_the_roles(project: Path, run: Run, packet: Path) -> None:
    (project / "class.csv").write_text(
        "name,role\nAda Okafor,parents\nBen Ono,students\nCleo Park,bus-company\n", "utf-8"
    )
    run("-q", "build", "--roster", "class.csv", "--only", "Ada Okafor", "--fillable")
    students = project / "output" / "later-start" / "students"
    ada = students / "ada-okafor-parents-fillable.pdf"
    assert {path.name for path in students.iterdir()} == {ada.name, "ada-okafor-parents.pdf"}
    assert read(ada).faults == []
    with pypdfium2.PdfDocument(ada) as drawn:
        words = " ".join(drawn[0].get_textpage().get_text_range().split())
    assert words.startswith("Name With me Ada Okafor School at nine Should")
    # The plate says who she is, and in which role: nothing asks for that again.
    known = [each for each in widgets(packet) if each.label in ("Name", "Role", "With me")]
    assert {each.name.split(".")[1] for each in known} >= {"cover", "claims", "exit-ticket"}
    names = [each.name for each in widgets(ada)]
    assert names == [each.name for each in widgets(packet) if each not in known]
