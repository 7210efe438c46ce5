"""What stands of a student on the cover, read from the page: no name that fits a line is broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest

from kit.model.cast import Placed, Seat
from kit.model.packet import SheetInstance
from kit.model.plate import ForPlates
from kit.model.roster import Student
from kit.model.sheets import PLATES, Paper
from kit.packets.names import plate
from kit.pipeline.inputs import Inputs, load_inputs
from kit.pipeline.request import Request
from kit.pipeline.steps import RenderSetup, renderer_of
from kit.problems import Place, Problems
from kit.typeset.engine import Engine
from kit.typeset.job import Job
from tests.conftest import REPOSITORY, Run
from tests.tools.few_sheets import few_sheets
from tests.tools.sample import some

LONG = "Wolfeschlegelsteinhausenbergerdorff"
PARTNERS = (
    ("Theodore", "Maximiliane", "Theodore Roosevelt", "Alexandria", "Bartholomew"),
    ("Maximiliane", "Theodore", "Maxine", "Theo", "Maximilian", "Theodora"),
    (LONG[:33], "Theodore", LONG[:30], "Ada"),
    ("Maximiliane von Hohenberg", "Bartholomew Featherstonehaugh", "Anastasia Papadopoulou",
     "Theodore Roosevelt-Longworth", "Wilhelmina Vandenberghe", "Christopher Montgomery"),
    ("Al", "Bo", "Cy", "Di", "Ed", "Flo"),
    tuple(f"{LONG[: 33 - number]}" for number in range(6)),
)  # fmt: skip
ROOM = {"large-print": 102}
"""Points from the first line of the partners to where the cover goes on, if more than `USUAL`."""
USUAL = 48


def _inputs(paper: Paper, cache: Path) -> Inputs:
    request = Request(
        project=REPOSITORY, debate="north-korea-deal", out=cache, cache=cache, paper=paper
    )
    return load_inputs(request, Problems())


def _covers(inputs: Inputs, profile: str, partners: Sequence[tuple[str, ...]] = PARTNERS) -> bytes:
    seat = Seat(id="china", name="China", delegation="c", least=1, most=None, stance=None)
    student = Student(name="Zoe Elm", key="Zoe Elm", place=Place(Path("r")))
    plates = [plate(Placed(student, "Zoe Elm", seat, "lead", names)) for names in partners]
    context = ForPlates(language="en", plates=tuple(plates))
    instance = SheetInstance((PLATES.id, "", ""), PLATES, context, named=True, profile=profile)
    (sheet,) = renderer_of(RenderSetup.of(inputs), Problems()).render([instance])
    made = Engine(inputs.styles[profile].styles).typeset(Job.of(sheet, links=False))
    assert made.complaints == ()
    return made.pdf


def _lines(page: pypdfium2.PdfPage, name: str) -> list[set[float]]:
    """Where a name stands: for each time, how high the lines are on which it has letters."""
    text = page.get_textpage()
    found = text.search(name, match_case=True, match_whole_word=True)
    lines = []
    while (at := found.get_next()) is not None:
        boxes = [text.get_charbox(at[0] + step, loose=True) for step in range(at[1])]
        lines.append({round(box[1], 1) for box in boxes})
    return lines


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_no_partner_that_fits_a_line_is_broken(paper: Paper, cache: Path) -> None:
    inputs = _inputs(paper, cache)
    for profile in some(f"covers {paper}", inputs.styles, 2):
        with pypdfium2.PdfDocument(_covers(inputs, profile)) as covers:
            for page, names in zip(covers, PARTNERS, strict=True):
                heights: set[float] = set()
                for name in names:
                    lines = _lines(page, name)
                    assert lines, (profile, name)
                    assert {len(each) for each in lines} == {1}, (profile, name)
                    heights.update(*lines)
                assert max(heights) - min(heights) < ROOM.get(profile, USUAL), (profile, names)


def test_a_name_longer_than_a_line_is_printed_whole(cache: Path) -> None:
    inputs = _inputs("letter", cache)
    with pypdfium2.PdfDocument(_covers(inputs, "standard", (("W" * 34, "Theodore"),))) as covers:
        words = covers[0].get_textpage().get_text_range()
        assert words.count("W") == 34
        assert [len(each) for each in _lines(covers[0], "Theodore")] == [1]


def test_tasks_have_dates_where_they_are_given_and_else_a_blank(project: Path, run: Run) -> None:
    """On the command line and in the settings; what is wrong there has its line."""
    few_sheets(project, "cover")
    only = ("--only", "parents", "--level", "standard")
    run("build", *only, "--dates", "2026-12-04,,Dec 9")
    (packet,) = (project / "output" / "later-start" / "roles").glob("*.pdf")
    text = pypdfium2.PdfDocument(packet)[0].get_textpage().get_text_range()
    assert re.findall(r"\b(?:By|On)\b(?: (?:\w{3}, )?\w{3} \d+)?\s*$", text, re.MULTILINE) == [
        "By Fri, Dec 4\r", "On\r", "By Dec 9\r",
    ], text  # fmt: skip
    settings = project / "debate-kit.yaml"
    settings.write_text("dates: Dec 4, Dec 50,\n", "utf-8")
    said = run("build", *only, code=1).err
    assert "debate-kit.yaml:1:8: error: there is no date “Dec 50”" in said
    settings.unlink()
    assert run("build", *only, "--dates", "Dec 4", code=2).err.count("name three") == 1
