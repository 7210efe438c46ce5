"""The list of sources says where to look each one up."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import edit
from tests.render.test_roles import html_of


def source_as_read(project: Path) -> str:
    """The words of the first source on the sheet “Timeline and sources”."""
    sheet = html_of(project, "timeline", "")
    found = re.search(r'<p id="S1">(.*?)</p>', sheet, re.DOTALL)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", "", found[1]).split())


def test_a_source_prints_who_issued_it_its_number_and_its_address(project: Path) -> None:
    debate = project / "roles/later-start/debate.yaml"
    edit(debate, "number: Leaflet 4}", "number: Leaflet 4, address: clinic.example/sleep}")
    assert source_as_read(project) == (
        "S1 Sleep and School, a leaflet of the town clinic. Town clinic. Leaflet 4. "
        "clinic.example/sleep"
    )


def test_what_a_source_does_not_say_leaves_no_gap(project: Path) -> None:
    debate = project / "roles/later-start/debate.yaml"
    edit(debate, ", issuer: Town clinic, number: Leaflet 4}", "}")
    assert source_as_read(project) == "S1 Sleep and School, a leaflet of the town clinic."
