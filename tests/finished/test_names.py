"""Names in many scripts on a cover: right, or replaced and told. In full: `make soak`."""

from __future__ import annotations

import pytest

from kit.pipeline.inputs import Inputs
from tests.soak.names import NAMES, faults, inputs_of, placed


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    return inputs_of(tmp_path_factory.mktemp("names"))


def test_each_script_is_right_or_told(inputs: Inputs) -> None:
    some = ["Vietnamese", "Turkish", "Persian", "Tamil", "Han", "Thai", "Linear A", "Variant"]
    names = [NAMES[script] for script in some]
    assert faults(names, inputs) == dict.fromkeys(names, "")


def test_a_stand_in_is_the_number_in_the_list(inputs: Inputs) -> None:
    students, problems = placed(["Ada Oak", NAMES["Linear A"], NAMES["Thai"]], inputs)
    assert [each.on_paper for each in students] == ["Ada Oak", "S. 2", NAMES["Thai"]]
    assert students[0].partners == ("S. 2", NAMES["Thai"])
    (problem,) = problems
    assert (problem.severity, problem.place.line) == ("warning", 3)
