"""Names in many scripts on a cover: right, or replaced and told. In full: `make soak`."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from kit.bind.normalize import normalize
from kit.pipeline.inputs import Inputs
from kit.pipeline.steps import RenderSetup, renderer_of
from kit.typeset.engine import Engine
from kit.typeset.job import Job
from tests.conftest import Run
from tests.soak.names import ARABIC, NAMES, faults, inputs_of, placed, typeset_plates
from tests.tools import structure
from tests.tools.few_sheets import few_sheets


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    return inputs_of(tmp_path_factory.mktemp("names"))


def test_each_script_is_right_or_told(inputs: Inputs) -> None:
    some = [
        "Vietnamese",
        "Turkish",
        "Arabic",
        "Persian",
        "Tamil",
        "Han",
        "Thai",
        "Linear A",
        "Variant",
    ]
    names = [NAMES[script] for script in some]
    assert faults(names, inputs) == dict.fromkeys(names, "")


def test_arabic_names_are_read_back_and_found_as_they_are_written(inputs: Inputs) -> None:
    students, problems = placed(ARABIC, inputs)
    engine = Engine(inputs.styles["standard"].styles)
    made = typeset_plates(students, renderer_of(RenderSetup.of(inputs), problems), engine)
    assert (list(problems), list(made.complaints)) == ([], [])
    pages = PdfReader(io.BytesIO(made.pdf)).pages
    with pypdfium2.PdfDocument(made.pdf) as document:
        for page, other, name in zip(document, pages, ARABIC, strict=True):
            text = page.get_textpage()
            assert text.search(name).get_next() is not None
            assert name in text.get_text_range()
            assert name in other.extract_text()


def test_names_in_scripts_of_clusters_are_found_as_they_are_written(inputs: Inputs) -> None:
    names = (
        "देवेन्द्र शर्मा",
        "श्रीकृष्ण त्रिपाठी",
        "कीर्ति सिंह",
        "น้ำฝน คำแก้ว",
        "สมชาย ใจดี",
        "Nguyễn Thị Ánh",
    )
    students, problems = placed(names, inputs)
    engine = Engine(inputs.styles["standard"].styles)
    made = typeset_plates(students, renderer_of(RenderSetup.of(inputs), problems), engine)
    assert (list(problems), list(made.complaints)) == ([], [])
    # As in a packet: what is normalized for binding still says what it is.
    for pdf in (made.pdf, normalize(made.pdf)):
        with pypdfium2.PdfDocument(pdf) as document:
            for page, name in zip(document, names, strict=True):
                assert page.get_textpage().search(name).get_next() is not None, name


def test_such_a_name_is_found_on_each_page_of_the_students_packet(project: Path, run: Run) -> None:
    few_sheets(project, "cover")
    name = "देवेन्द्र शर्मा"
    (project / "class.csv").write_text(f"name\n{name}\nน้ำฝน คำแก้ว\nAda Oak\n", "utf-8")
    run("build", "later-start", "--roster", "class.csv", "--only", name)
    (packet,) = (project / "output" / "later-start" / "students").glob("*.pdf")
    with pypdfium2.PdfDocument(packet) as document:
        assert len(document) > 2
        for page in document:
            assert page.get_textpage().search(name).get_next() is not None
    assert structure.read(packet).faults == []


@pytest.mark.parametrize("profile", ["standard", "dyslexia"])
def test_hyphens_and_spaces_that_hold_words_together_are_found_as_they_are_typed(
    inputs: Inputs, profile: str
) -> None:
    engine = Engine(inputs.styles[profile].styles)
    words = "A co\u2011op for Jean\u2011Luc: 5\u00a0km, a well-known one."
    made = engine.typeset(
        Job(f"<html lang=en><title>T</title><p>{words}<p><b>{words}</b><p><i>{words}")
    )
    with pypdfium2.PdfDocument(made.pdf) as document:
        text = document[0].get_textpage().get_text_range()
    for word in ("co-op", "Jean-Luc", "well-known", "5 km"):
        assert " ".join(text.split()).count(word) == 3, (word, text)


def test_a_stand_in_is_the_number_in_the_list(inputs: Inputs) -> None:
    students, problems = placed(["Ada Oak", NAMES["Linear A"], NAMES["Thai"]], inputs)
    assert [each.on_paper for each in students] == ["Ada Oak", "S. 2", NAMES["Thai"]]
    assert students[0].partners == ("S. 2", NAMES["Thai"])
    (problem,) = problems
    assert (problem.severity, problem.place.line) == ("warning", 3)
