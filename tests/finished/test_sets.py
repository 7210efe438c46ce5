"""Sets of sheets: what a student gets, what a table shares, and how much paper that is."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import Run, edit, essay_text
from tests.tools.listed import sheets
from tests.tools.words import text_of


def sides(path: Path) -> int:
    return len(PdfReader(path).pages)


def test_four_sheets_of_paper_a_student_and_three_a_table(four_sheets: Path) -> None:
    made = four_sheets / "output" / "north-korea-deal"
    large = made / "students" / "eva-lee-japan.pdf"
    chair = made / "students" / "hal-orr-chair.pdf"
    packets = [path for path in (made / "students").iterdir() if path not in (large, chair)]
    assert len(packets) == 6
    assert {sides(path) for path in packets} == {8}
    assert sides(chair) <= 6
    tables = sorted((made / "tables").iterdir())
    assert [path.stem for path in tables] == [
        "01-decision-team", "02-direct-talks", "03-china-pressure", "04-north-korea", "05-china",
        "06-south-korea", "07-japan-large-print",
    ]  # fmt: skip
    assert {sides(path) <= 6 for path in tables[:-1]} == {True}


def test_a_students_packet_is_small_enough_to_send(four_sheets: Path) -> None:
    """With names on its pages, in easier words and in large print."""
    packets = [*(four_sheets / "output" / "north-korea-deal" / "students").glob("*.pdf")]
    assert len(packets) == 8
    assert {
        path.name: path.stat().st_size for path in packets if path.stat().st_size > 200_000
    } == {}


def test_the_copier_plan_is_short(four_sheets: Path) -> None:
    guide = text_of(four_sheets / "output" / "north-korea-deal" / "teacher.pdf")
    plan = guide.partition("Each packet: 8 sides, 4 sheets of paper.")[2]
    assert "students/ packets of students 6 8 4 24" in plan
    assert "tables/ for the tables 6 6 3 18" in plan


def test_the_class_file_ends_with_what_tables_share(four_sheets: Path) -> None:
    made = four_sheets / "output" / "north-korea-deal"
    titles = [
        each.title for each in PdfReader(made / "class.pdf").outline if hasattr(each, "title")
    ]
    assert [title.startswith("For the table: ") for title in titles] == [False] * 8 + [True] * 7


def test_a_table_lists_the_sources_that_are_cited_at_it(four_sheets: Path) -> None:
    made = four_sheets / "output" / "north-korea-deal" / "tables"
    china, korea = (text_of(made / f"{name}.pdf") for name in ("05-china", "04-north-korea"))
    # The figures of trade are China's own evidence.
    assert "kotra" in china.lower() or "Trade" in china
    assert china != korea


def test_the_guide_holds_the_answers_to_what_is_asked(four_sheets: Path) -> None:
    guide = text_of(four_sheets / "output" / "north-korea-deal" / "teacher.pdf")
    assert "settle this alone" in guide
    # A second prompt during the debate, and one for afterwards, are only in the full set.
    assert "A promise we made, in exact words" not in guide
    assert "kept saying that this is China" not in guide
    assert "Primary sources" not in guide


PLAIN_WORDS = {"at the table", "prepare", "reading", "agenda", "map"}
"""Titles of sheets that are also what anybody says."""


def test_nothing_speaks_of_a_sheet_that_the_class_does_not_hold(four_sheets: Path) -> None:
    made = four_sheets / "output" / "north-korea-deal"
    files = [made / "students" / "ada-okafor-china.pdf", made / "students" / "hal-orr-chair.pdf"]
    files += [made / "tables" / "05-china.pdf", *(made / "handouts").glob("*.pdf")]
    words = " ".join(text_of(path) for path in files).casefold()
    guide = text_of(made / "teacher.pdf").casefold().replace("keep claims and evidence apart", "")
    facts = sheets()
    chosen = next(iter(facts.sets.values()))
    held = {*chosen.packet, *chosen.table, *(chosen.handouts or ())}
    there = {
        title for each in facts.listed if each.id in held for title in (each.title, *each.also)
    }
    other = {
        each.title for each in facts.listed if each.audience not in ("duty", "teacher")
    } - there
    missing = {title.casefold() for title in other} - PLAIN_WORDS
    assert missing
    assert not [title for title in missing if title in words or title in guide]


SHORT = """\
extends: base
sets:
  short:
    summary: Ten minutes
    packet: [cover, brief, {more}]
    table: [glossary]
"""


def set_of(project: Path, more: str = "notes") -> None:
    (project / "templates").mkdir(exist_ok=True)
    (project / "templates" / "sheets.yaml").write_text(SHORT.format(more=more), "utf-8")


def test_a_set_of_a_teachers_own(project: Path, run: Run) -> None:
    set_of(project)
    (project / "debate-kit.yaml").write_text("set: short\n", "utf-8")
    out = run("build", "--level", "standard").out
    made = project / "output" / "later-start"
    assert sides(made / "roles" / "01-students.pdf") == 3
    assert sides(made / "tables" / "01-students.pdf") == 1
    assert "a student takes 2 sheets of paper, a table 1" in out
    assert sides(made / "class.pdf") == 3 * 4 + 3 * 2


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("nots", "templates/sheets.yaml:5:28: error: there is no sheet “nots”"),
        ("brief", "templates/sheets.yaml:5:28: error: the set “short” has the sheet “brief” twice"),
    ],
)
def test_a_set_must_name_sheets_that_there_are(
    project: Path, run: Run, more: str, said: str
) -> None:
    set_of(project, more)
    assert said in run("check", code=1).err


def test_an_unknown_set(project: Path, run: Run) -> None:
    said = "error: there is no set “essentals”"
    hint = "did you mean “essentials”?"
    result = run("build", "--set", "essentals", code=2)
    assert said in result.err
    assert hint in result.err
    (project / "debate-kit.yaml").write_text("# mine\nset: essentals\n", "utf-8")
    result = run("build", code=1)
    assert f"debate-kit.yaml:2:6: {said}" in result.err
    assert hint in result.err


def test_a_copy_of_the_essay_is_a_handout_and_counted_apart(project: Path, run: Run) -> None:
    (project / "mine.txt").write_text(essay_text(3), "utf-8")
    out = run("build", "--level", "standard", "--essay", "mine.txt").out
    made = project / "output" / "later-start"
    assert "READING-3" in text_of(made / "handouts" / "reading.pdf")
    assert "READING-3" not in text_of(made / "roles" / "01-students.pdf")
    assert "counted apart: your copy of the essay, 1 a student or a pair" in out


def test_a_profile_of_earlier_versions_is_the_standard_one(project: Path, run: Run) -> None:
    (project / "class.csv").write_text("name,profile\nAda,paper-saver\nBen,\nCy,\nDi,\n", "utf-8")
    said = "there is no profile “paper-saver” any more"
    assert run("cast", "--roster", "class.csv", "--seed", "1").err.count(said) == 1
    plan = project / "output" / "later-start" / "plan.yaml"
    assert "paper-saver" not in plan.read_text("utf-8")
    edit(plan, 'name: "Ada"', 'name: "Ada"\n    profile: paper-saver')
    result = run("build", "--plan", plan, "--dry-run")
    assert result.err.count(said) == 1
    assert "students/ada" in result.out
