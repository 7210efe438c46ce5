"""A negotiation on paper: score sheets, issues, ballots, the chair's rule, the guide's bargains."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.model.packet import TEACHER
from kit.pipeline.build import assemble
from kit.pipeline.pages import render
from kit.pipeline.request import Request
from kit.problems import Problems
from tests.bargains.small import POINTS, negotiate
from tests.conftest import Run
from tests.tools.few_sheets import few_sheets
from tests.tools.listed import BUNDLED, bundled
from tests.tools.words import pages_text

SHEETS = (
    "note-catcher", "negotiation-record", "clauses", "ballots",
    "teacher-running-order", "teacher-bargains",
)  # fmt: skip
"""The sheets that a negotiation changes, besides the private page."""
RULE = (
    "A package passes if every role bound by an option that changes something says yes; "
    "to abstain is a no. The others vote, and never veto."
)


@pytest.fixture
def output(project: Path) -> Path:
    """Where the small negotiation is built to."""
    negotiate(project)
    few_sheets(project, *SHEETS)
    return project / "output" / "later-start"


def test_a_packet_holds_its_own_points_alone(output: Path, run: Run) -> None:
    run("build", "--level", "standard")
    for path in sorted((output / "roles").glob("*.pdf")):
        role = path.stem.partition("-")[2]
        brief, private, notes, record, issues, *_ = pages_text(path)
        assert "What each option is worth to you" in private
        assert f"SECRET-{role}" in private
        assert "Your plan" not in private
        assert not any(f"SECRET-{role}" in page for page in (brief, notes, record, issues))
        whole = " ".join(pages_text(path))
        assert not any(f"SECRET-{other}" in whole for other in POINTS if other != role)
        # The marks are for the check, and are not printed.
        assert "[option" not in whole
        assert "(a) First bell" in issues
        assert "School begins at half past eight." in issues
        assert "yes needed: Bus company and Parents" in issues
        assert RULE in issues
        assert (
            "sign if it beats your “No deal” and holds no “never”. In full: “Clauses”." in private
        )
        assert "a b c d" in notes
        assert "The package so far" in record
    (ballot,) = pages_text(output / "handouts" / "ballots.pdf")
    assert "Our vote:" in ballot
    assert "(d) Buses" in ballot
    parents = pages_text(output / "roles" / "02-parents.pdf")[1]
    assert "(a) First bell 40 at eight 25 at half past never at nine" in parents
    assert "No deal: 55 of 100. Without a deal you go on as you are" in parents
    guide = " ".join(pages_text(output / "teacher.pdf"))
    assert f"“{RULE}”" in guide
    assert "Of 24 packages that they can put together, 4 pass" in guide
    assert "School begins at half past eight." in guide
    assert "The essay’s plan" in guide
    assert "no from: Parents, Bus company" in guide


def test_numbers_can_be_left_out(output: Path, run: Run) -> None:
    run("build", "--level", "standard", "--no-scores", "--only", "parents")
    private = pages_text(output / "roles" / "02-parents.pdf")[1]
    assert "What each option is worth" not in private
    assert "No deal. Without a deal you go on as you are" in private
    assert "55" not in private
    assert "Your plan" in private


@pytest.mark.parametrize("students", [4, 12])
def test_the_guide_names_nobody_who_is_not_at_the_table(tmp_path: Path, students: int) -> None:
    request = Request(
        tmp_path, debate=BUNDLED, out=tmp_path, cache=tmp_path, students=students, only=(TEACHER,)
    )
    made = render(assemble(request, Problems()), Problems())
    table = {role.id for role in made.assembly.table.roles}
    (page,) = (each for each in made.sheets if each.sheet.id == "teacher-bargains")
    assert "Package 2" in page.html
    named = [
        role.facts.short
        for role in bundled().roles
        if role.id not in table and f">{role.facts.short}<" in page.html
    ]
    assert named == []
    assert all(
        f">{role.facts.short}</th>" in page.html
        for role in bundled().roles
        if role.id in table and role.facts.points
    )
