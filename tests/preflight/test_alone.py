"""What stands alone, ballots that say nothing, and broken names: found, or rightly left."""

from __future__ import annotations

import pytest

from kit.bind import normalize
from kit.preflight import Preflight
from kit.typeset.engine import Engine
from kit.typeset.job import Job
from tests.preflight.conftest import Measure

FULL = "<p>Full of words</p>" * 40
LINE = '<div class="line"></div>'
STYLE = """<style>
.next { break-before: page }
table { border-collapse: collapse; width: 100% }
th, td { border: 0.5pt solid; padding: 2mm; text-align: left }
thead th { border-bottom-width: 1.25pt }
.tick { display: inline-block; width: 3mm; height: 3mm; border: 0.75pt solid }
.cut { border: 1pt dashed; height: 60mm; padding: 5mm }
</style>"""
TICK = '<span class="tick"></span>'
HEAD = "<thead><tr><th>Whom</th><th>What</th></tr></thead>"
ROW = "<tr><th>Third</th><td></td></tr>"
CHOICES = f"{TICK} yes {TICK} no"
VOTES = (
    f"<table>{{}}<tr><th>{{}}</th><td>{TICK}</td><td>{TICK}</td><td>{TICK}</td></tr></table>"
).format


@pytest.mark.parametrize(
    ("last", "what", "words"),
    [
        ("<p>warhead</p>", "nothing but a line on a page", "warhead"),
        (f"<table>{HEAD}{ROW}</table>", "nothing but a row of a table on a page", "Third"),
        (f"<table>{ROW}</table>", "nothing but a row of a table on a page", "Third"),
    ],
    ids=["word", "row below its head", "row"],
)
def test_a_line_or_a_row_alone_on_a_page_is_found(
    measure: Measure, last: str, what: str, words: str
) -> None:
    (found,) = measure(f'{STYLE}{FULL}<div class="next">{last}</div>')
    assert (found.rule, found.page, found.what, found.words) == ("alone", 2, what, words)


@pytest.mark.parametrize(
    "last",
    [
        "<p>Two</p><p>lines</p>",
        f"<p>Why?</p>{LINE * 3}",
        f"<table>{HEAD}{ROW}{ROW}</table>",
        f"<table>{HEAD}{'<tr><td>&nbsp;</td><td></td></tr>' * 4}</table>",
        f"<table>{HEAD}{ROW}</table><p>And words</p>",
    ],
    ids=["two lines", "lines to write on", "two rows", "rows to write in", "words below"],
)
def test_what_has_company_is_not_alone(measure: Measure, last: str) -> None:
    assert measure(f'{STYLE}{FULL}<div class="next">{last}</div>') == ()


def test_a_sheet_of_a_single_line_is_as_it_was_meant(measure: Measure) -> None:
    assert measure("<p>Agree</p>") == ()


@pytest.mark.parametrize("mark", ["[inference].", "[S4].", "[S4], [S12]"])
def test_marks_alone_on_a_line_are_found(measure: Measure, mark: str) -> None:
    (found,) = measure(f"<p>The reactors were never completed<br>{mark}</p>")
    assert (found.rule, found.what, found.words) == ("marks", "a line of marks alone", mark)


@pytest.mark.parametrize(
    "body",
    [
        "<p>The reactors were never<br>completed [S4].</p>",
        "<p>One</p><p style='margin-top: 9mm'>[S4]</p>",
        "<h2>Marks</h2><p>[inference]</p>",
    ],
    ids=["with a word", "by itself", "below a heading"],
)
def test_marks_with_a_word_or_by_themselves_are_not(measure: Measure, body: str) -> None:
    assert measure(body) == ()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (VOTES("", "(a)"), "(a)"),
        (f'<div class="cut"><p>{CHOICES}</p></div>', ""),
    ],
    ids=["row of a table", "slip"],
)
def test_a_ballot_without_its_clause_is_found(measure: Measure, body: str, words: str) -> None:
    (found,) = measure(STYLE + body)
    assert (found.rule, found.what, found.words) == (
        "ballot", "boxes to tick that do not say on what", words,
    )  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        VOTES("", "(a) A date for talks"),
        VOTES("", ""),
        f'<div class="cut"><p>Our vote: {CHOICES}</p></div>',
        f'<div class="cut"><p>Shall the road be closed?</p><p>{CHOICES}</p></div>',
        f'<div class="cut"><p>{TICK} Bring a pen</p><p>{TICK} Bring a watch</p></div>',
    ],
    ids=["clause", "to fill in", "on the line", "above", "list"],
)
def test_a_ballot_with_its_clause_is_not(measure: Measure, body: str) -> None:
    assert measure(STYLE + body) == ()


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("With Ada and Theod<br>ore Lind", ["Theodore"]),
        ("With Ada and<br>Theodore Lind", []),
        ("Theod<br>ore", []),
        ("With Ada and Lind-<br>Roe", []),
    ],
    ids=["broken", "whole", "too narrow for it", "after its hyphen"],
)
def test_a_name_broken_where_it_fits_is_found(engine: Engine, lines: str, found: list[str]) -> None:
    body = f"<p>{lines}</p><div hidden><bdi>Ada Theodore Lind-Roe</bdi></div>"
    page = f"<!doctype html><html lang=en><title>T</title><body>{body}</body></html>"
    pdf = normalize(engine.typeset(Job(page)).pdf)
    assert [each.words for each in Preflight()(pdf, html=page).findings] == found
