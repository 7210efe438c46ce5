"""A stylesheet that cannot be laid out is named, with the rule that is to blame."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.tools.few_sheets import few_sheets

OWN = """\
/* ours } */
h1 { color: #333 }
%s
p { color: #222 }
"""
ONE = ("build", "--only", "parents", "--level", "standard")


@pytest.fixture
def own(project: Path) -> Path:
    few_sheets(project, "glossary")
    path = project / "templates" / "styles" / "own.css"
    path.parent.mkdir(parents=True)
    return path


@pytest.mark.parametrize(
    ("rule", "column", "said"),
    [
        ("h1 { color: #444; transform: scale(0) }", 19, "“transform: scale(0)”, pages cannot"),
        ("p { margin: 1e400mm; color: #111 }", 5, "“margin: 1e400mm”, pages cannot be laid out"),
        ("@page { margin: 1e400mm }", 9, "“margin: 1e400mm”, pages cannot be laid out"),
        ("@media print { h2 { opacity: 0.5 } }", 21, "“opacity: 0.5”, a sheet has half-transp"),
        ("@page { size: 1e400mm 100mm }", 9, "“size: 1e400mm 100mm”, a sheet has a page wider"),
        ("@page { size: 9000mm 300mm }", 9, "“size: 9000mm 300mm”, a sheet has a page wider"),
    ],
)
def test_the_declaration_is_named(own: Path, run: Run, rule: str, column: int, said: str) -> None:
    own.write_text(OWN % rule, "utf-8")
    found = run(*ONE, code=1).err
    assert f"templates/styles/own.css:3:{column}: error: with {said}" in found
    assert "1 error found" in found
    assert "inside the kit" not in found


def test_without_the_declaration_packets_are_made(own: Path, run: Run) -> None:
    own.write_text(OWN % "", "utf-8")
    run(*ONE)
