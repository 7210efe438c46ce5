"""Normalizing a part: feet become artifacts, headers get a scope, links keep working."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from kit.bind.normalize import elements, normalize
from kit.problems import SourceText
from kit.typeset.engine import Engine
from kit.typeset.job import Job
from tests.conftest import Run
from tests.tools.few_sheets import few_sheets
from tests.tools.structure import read

CSS = """
@font-face { font-family: "Kit Source Serif 4"; src: url(kit:font/source-serif-4/400); }
@page {
  size: 100mm 120mm; margin: 15mm;
  @bottom-left { content: "the running foot"; font-family: "Kit Source Serif 4" }
}
body { font-family: "Kit Source Serif 4"; }
"""
BODY = """<h1>Title</h1>
<p>See <a href="#far">the end</a> or <a href="https://example.org/">the web</a>.</p>
<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody><tr><th scope="row">one</th><td>1</td></tr></tbody></table>
<div class="line"></div><ul><li>first<li>second <em>with</em> stress</ul>
<h2 style="break-before: page" id="far">The end</h2><p>All of it.</p>"""


@pytest.fixture(scope="module")
def raw() -> bytes:
    engine = Engine([SourceText(Path("test.css"), CSS)])
    html = f"<!doctype html><html lang=en><head><title>T</title></head><body>{BODY}</body></html>"
    made = engine.typeset(Job(html, {}))
    assert made.complaints == ()
    return made.pdf


@pytest.fixture(scope="module")
def file(raw: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("normalize") / "part.pdf"
    path.write_bytes(normalize(raw))
    return path


def test_the_tree_becomes_sound(file: Path, raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "raw.pdf").write_bytes(raw)
    assert read(tmp_path / "raw.pdf").faults
    assert read(file).faults == []


def test_a_row_laid_out_as_a_block_is_one_row() -> None:
    """Large print sets the phases of an agenda so; its cells are inline."""
    style = "<style>table, tbody, tr, td { display: block } th { display: inline }</style>"
    html = f"<!doctype html><html lang=en><title>T</title>{style}<h1>Title</h1><table><tbody><tr>"
    html += "<th scope=row>10:15</th><th scope=row>Talks</th><td>Speak.</td></tr></tbody></table>"
    made = Engine([SourceText(Path("test.css"), CSS)]).typeset(Job(html, {}))
    with pikepdf.open(BytesIO(normalize(made.pdf))) as pdf:
        rows = [each for each in elements(pdf.Root.StructTreeRoot.K[0]) if each.S == "/TR"]
        assert [[str(cell.S) for cell in row.K] for row in rows] == [["/TH", "/TH", "/TD"]]


def test_the_words_stay_and_the_running_foot_is_an_artifact(file: Path) -> None:
    structure = read(file)
    said = " ".join(element.text for element in structure.elements)
    for words in ["Title", "the end", "the web", "first", "with", "All of it."]:
        assert words in said
    assert "running foot" not in said
    assert "running foot" in PdfReader(file).pages[0].extract_text()
    assert structure.texts("H1") == ["Title"]
    assert structure.texts("LBody") == ["first", "second  with  stress"]


def test_header_cells_have_a_scope_and_no_ids(file: Path) -> None:
    with pikepdf.open(file) as pdf:
        found = [
            (
                str(each.S),
                str(each.get("/A", pikepdf.Dictionary()).get("/Scope", "")),
                "/ID" in each,
            )
            for each in _all(pdf.Root.StructTreeRoot.K[0])
            if each.S in ("/TH", "/TD")
        ]
    assert found == [
        ("/TH", "/Column", False), ("/TH", "/Column", False),
        ("/TH", "/Row", False), ("/TD", "", False),
    ]  # fmt: skip


def _all(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = [kid for kid in element.K if not isinstance(kid, int) and "/S" in kid]
    return [element, *(each for kid in kids for each in _all(kid))]


def test_empty_boxes_leave_no_element(file: Path) -> None:
    structure = read(file)
    leaves = [
        element
        for element, after in zip(structure.elements, [*structure.elements[1:], None], strict=True)
        if not element.text and (after is None or after.depth <= element.depth)
    ]
    assert leaves == []


def test_links_lead_where_they_led(file: Path) -> None:
    reader = PdfReader(file)
    links = [note.get_object() for note in reader.pages[0]["/Annots"]]
    assert links[0]["/Dest"][0] == reader.pages[1].indirect_reference
    assert links[1]["/A"]["/URI"] == "https://example.org/"
    assert "/Names" not in reader.trailer["/Root"]


def test_normalizing_is_the_same_every_time(raw: bytes) -> None:
    assert normalize(raw) == normalize(raw)


def test_a_normalized_part_stays_as_it_is(file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    again.write_bytes(normalize(file.read_bytes()))
    assert read(again).elements == read(file).elements


def test_words_that_no_tag_reaches_are_refused(project: Path, run: Run) -> None:
    few_sheets(project)
    own = project / "templates" / "styles" / "own.css"
    own.parent.mkdir(parents=True)
    own.write_text(".sheet-brief h2 { opacity: 0.5 }", "utf-8")
    said = run("build", "--only", "parents", "--level", "standard", code=1).err
    assert "own.css:1:19: error: with “opacity: 0.5”, a sheet has half-transparent words" in said
    own.write_text(".sheet-brief h2 { color: #555 }", "utf-8")
    run("build", "--only", "parents", "--level", "standard")
