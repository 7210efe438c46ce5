"""Names in many scripts on a cover: right, or replaced and told. In full: `make soak`."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from pypdf import PdfReader

from kit.pipeline.inputs import Inputs
from kit.pipeline.steps import RenderSetup, renderer_of
from kit.typeset.engine import Engine
from tests.soak.names import ARABIC, NAMES, faults, inputs_of, placed, typeset_plates


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


def test_a_stand_in_is_the_number_in_the_list(inputs: Inputs) -> None:
    students, problems = placed(["Ada Oak", NAMES["Linear A"], NAMES["Thai"]], inputs)
    assert [each.on_paper for each in students] == ["Ada Oak", "S. 2", NAMES["Thai"]]
    assert students[0].partners == ("S. 2", NAMES["Thai"])
    (problem,) = problems
    assert (problem.severity, problem.place.line) == ("warning", 3)
