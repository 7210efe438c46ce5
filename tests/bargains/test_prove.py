"""What `check` says of a negotiation: nothing of one that works, and each thing that does not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kit.cast import casts, tables_for
from kit.load import Layers, load_debate, load_formats
from kit.problems import Problems
from tests.bargains.small import negotiate
from tests.conftest import REPOSITORY, Run, edit

PROOF = (
    "packages", "no deal", "“never”", "points", "can never give", "at this table", "marks",
    "which option", "no red line",
)  # fmt: skip


def said(run: Run, *, code: int = 0) -> list[str]:
    """What `check` says of the negotiation, as “file:line: message”."""
    found = json.loads(run("check", "--json", code=code).out)
    return [
        f"{Path(each['file']).name}:{each['line']}: {each['message']}"
        for each in found
        if any(word in each["message"] for word in PROOF)
    ]


def test_a_negotiation_that_works(project: Path, run: Run) -> None:
    """24 packages; students, parents and buses all gain by half past eight with a contract."""
    negotiate(project)
    assert said(run) == []
    result = run("check")
    assert "error" not in result.err


BROKEN = {
    # What is changed in which file, and what is then said where.
    "too-easy": (
        "debate.yaml", "First bell\n    binds: [bus-company, parents]",
        "First bell\n    binds: [students]",
        "debate.yaml", "10 of 24 packages pass, 41.7 %; with 3 roles it should be 1 to 35 %",
    ),
    "too-hard": (
        "parents.md.j2", "no_deal: {points: 55", "no_deal: {points: 99",
        "debate.yaml", "no two of them differ in two issues or more",
    ),
    "not-100": (
        "students.md.j2", "care: {now: 0, open: 10}", "care: {now: 0, open: 20}",
        "students.md.j2", "the best whole package of “students” is worth 110 points, not 100",
    ),
    "no-deal-is-best": (
        "students.md.j2", "no_deal: {points: 40", "no_deal: {points: 100",
        "students.md.j2", "no deal is worth 100 points to “students”, whose packages are worth",
    ),
    "underserved": (
        "students.md.j2", "late: 25, nine: 50", "late: 2, nine: 90",
        "students.md.j2", "give “students” on average 24 % of its range; it should be 25 % or more",
    ),
    "opponent": (
        "debate.yaml", "essay_plan: [start.nine, trial.year]", "essay_plan: [care.open]",
        "debate.yaml", "no opponent is better off with no deal than with the essay’s plan",
    ),
    "free-gift": (
        "bus-company.md.j2", "late: 22, nine: 10", "late: 41, nine: 10",
        "bus-company.md.j2", "giving “start.late” costs “bus-company” nothing (+1 points)",
    ),
    "poor-trade": (
        "parents.md.j2", "late: 25}", "late: 5}",
        "parents.md.j2", "giving “start.late” costs 35 points, and “trial.year” brings 18",
    ),
    "nobody-can": (
        "debate.yaml", "id: trial\n    title: Trial\n    binds: [students]",
        "id: trial\n    title: Trial\n    binds: [parents]",
        "parents.md.j2", "nobody else at this table can give “trial.year”",
    ),
    "wanted-but-never-given": (
        "students.md.j2", "A later start [option start.late]", "A later start [option start.nine]",
        "students.md.j2", "“parents” can never give “start.nine”",
    ),
    "wanted-but-worthless": (
        "bus-company.md.j2", "A contract [option pay.contract]{", "A contract [option care.open]{",
        "bus-company.md.j2", "“care.open” is wanted here, but brings “bus-company” -6 points",
    ),
    "order": (
        "parents.md.j2", "care: {now: 0, open: 28}", "care: {now: 0, open: 8}",
        "parents.md.j2", "this comes after a priority that is worth 8 points, but is worth 18",
    ),
    "no-mark": (
        "students.md.j2", "Early care [option care.open]", "Early care",
        "students.md.j2", "does not say which option it is about",
    ),
    "red-line-without-never": (
        "parents.md.j2", "inference]. [option start.nine]", "inference]. [option pay.contract]",
        "parents.md.j2", "this is a red line, but “pay.contract” is not among “never”",
    ),
    "never-without-red-line": (
        "parents.md.j2", "inference]. [option start.nine]", "inference]. [option pay.contract]",
        "parents.md.j2", "no red line of “parents” ends in the mark [option start.nine]",
    ),
    "levels": (
        "students.md.j2", "- **Parents:** ask for a later start [option start.late]",
        '{% if level == "supported" %}\n- **Parents:** ask for care [option care.open]\n'
        "{% else %}\n"
        "- **Parents:** ask for a later start [option start.late]\n{% endif %}\n",
        "students.md.j2", "the two levels of “approach” end in different marks",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_what_does_not_work_is_a_note_with_its_figures(project: Path, run: Run, case: str) -> None:
    folder = negotiate(project)
    file, old, new, where, message = BROKEN[case]
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    found = said(run)
    assert any(each.startswith(f"{where}:") and message in each for each in found), found
    assert "error" not in run("check").err
    run("check", "--strict", code=1)


def test_a_role_without_points_votes_on_the_merits(project: Path, run: Run) -> None:
    folder = negotiate(project)
    path = folder / "students.md.j2"
    text = path.read_text("utf-8")
    begin, end = text.index("points:\n"), text.index("prompts:\n")
    path.write_text(text[:begin] + text[end:], "utf-8")
    found = said(run)
    assert any("“students” takes a side, but has no points" in each for each in found)
    assert any("“students” is bound by “trial”, but has no points" in each for each in found)


def test_a_debate_that_is_only_argued_proves_nothing(project: Path, run: Run) -> None:
    folder = negotiate(project)
    edit(folder / "debate.yaml", "formats: [short-council]", "formats: [oxford]")
    edit(folder / "parents.md.j2", "points: 55", "points: 99")
    assert said(run) == []


def test_a_debate_without_issues_is_as_before(project: Path, run: Run) -> None:
    before = run("check", "--json").out
    assert json.loads(before) == [] or "packages" not in before
    assert said(run) == []


@pytest.mark.parametrize("role", ["china-pressure", "north-korea"])
def test_a_changed_role_of_the_bundled_debate_fails_no_build(
    tmp_path: Path, run: Run, role: str
) -> None:
    """Its findings are notes; as the kit ships it, there are none."""
    folder = tmp_path / "roles" / "north-korea-deal"
    folder.mkdir(parents=True)
    shutil.copy(REPOSITORY / "roles" / "north-korea-deal" / f"{role}.md.j2", folder)
    edit(folder / f"{role}.md.j2", "no_deal:\n  points: ", "no_deal:\n  points: 9")
    found = json.loads(run("-C", tmp_path, "check", "--json", code=0).out)
    assert {each["severity"] for each in found} == {"note"}
    assert any("packages" in each["message"] for each in found)


def bundled() -> tuple[set[str], list[tuple[str, ...]]]:
    """The casts of the bundled debate at every class size in the formats that negotiate."""
    problems = Problems()
    layers = Layers.of(REPOSITORY, None)
    debate = load_debate("north-korea-deal", layers, problems)
    assert debate is not None
    formats = tuple(
        each
        for each in load_formats(layers, problems)
        if each.facts.negotiates and each.id in debate.facts.formats
    )
    found = [table for _, _, table in casts(debate, formats, range(4, 41))]
    for chosen in formats:
        for size in range(chosen.facts.students.min, chosen.facts.students.max + 1):
            assert set(tables_for(debate, chosen, size)) <= set(found)
    return {role.id for role in debate.roles}, found


def test_the_proof_looks_at_every_class_that_is_seated() -> None:
    roles, tables = bundled()
    assert len(tables) >= 37
    assert all(roles.issuperset(table) and len(table) >= 3 for table in tables)
