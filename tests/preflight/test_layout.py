"""Each rule that a page as a whole has to keep: what just breaks it, and what just keeps it.

The text area of these pages is 239.4 mm high.
"""

from __future__ import annotations

import pytest

from kit.model.finding import Finding
from tests.preflight.conftest import Measure

LINES = '<div class="line"></div>' * 3
AFTER = '<p class="next">The next page</p><p>has two lines.</p>'
NEXT = LINES.replace("line", "line next", 1)
TABLE = '<table style="border-collapse: collapse; width: 100%"><tr>' + (
    '<td style="border: 0.5pt solid; height: 9mm">' * 3 + "</table>"
)

OVERLEAF = TABLE.replace("<table", "<table class=next").replace('mm">', 'mm"></td>')
FRAME = '<div class="next" style="border: 0.5pt solid; height: 40mm"></div>'


def filled(millimetres: float) -> str:
    """Words at the top of a page, and that much room in all."""
    return f'<div style="height: {millimetres}mm"><p>Begin</p></div>'


def test_a_page_under_15_percent_full_is_found(measure: Measure) -> None:
    (found,) = measure(f"{filled(32)}<p>End</p>{AFTER}")
    assert found == Finding("full", 1, 0, 56, "a page 14 % full; 15 % is the least", "Begin")


@pytest.mark.parametrize(
    "body",
    [
        f"{filled(36)}<p>End</p>{AFTER}",
        f'{filled(8)}{LINES}<div class="line"></div>{AFTER}',
        f"{filled(30)}{TABLE}{AFTER}",
        "<p>A single page</p>",
    ],
    ids=["text", "lines", "table", "last page"],
)
def test_lines_and_tables_fill_a_page_and_the_last_may_be_empty(
    measure: Measure, body: str
) -> None:
    assert measure(body) == ()


def test_a_heading_alone_at_the_foot_of_a_page_is_found(measure: Measure) -> None:
    (found,) = measure(f"{filled(228)}<h2>Why it matters</h2>{AFTER}")
    what = "a heading alone at the foot of a page"
    assert found == Finding("heading", 1, 20, 249, what, "Why it matters")


@pytest.mark.parametrize(
    "heading",
    [
        '<h2 style="border-bottom: 0.75pt solid #000">Why it matters</h2>',
        '<h2>Why it matters</h2><hr style="margin: 2mm; border: 0; border-top: 1pt solid #000">',
        "<h4>Why it matters</h4>",
        '<h6 style="font-size: 11pt">Why it matters</h6>',
    ],
    ids=["underlined", "a rule after it", "fourth order", "sixth order"],
)
def test_a_rule_is_nothing_of_a_headings_own(measure: Measure, heading: str) -> None:
    (found,) = measure(f"{filled(222)}{heading}{AFTER}")
    assert (found.rule, found.words) == ("heading", "Why it matters")


def test_a_heading_alone_at_the_foot_of_a_column_is_found(measure: Measure) -> None:
    columns = (
        '<div style="columns: 2"><p>One</p><h3>Two</h3>'
        '<p style="break-before: column">Three</p><p>Four</p></div>'
    )
    assert measure(columns.replace("h3>", "p>")) == ()
    (found,) = measure(columns)
    what = "a heading alone at the foot of a column"
    assert found == Finding("heading", 1, 20, 26, what, "Two")


@pytest.mark.parametrize(
    "body",
    [
        f"{filled(224)}<h2>Why</h2><p>So</p>{AFTER}",
        f"{filled(210)}<h2>Notes</h2>{LINES}{AFTER}",
        f"{filled(210)}<h2>Notes</h2>{TABLE}{AFTER}",
        f"{filled(228)}<h2>The last words of a sheet</h2>",
        f'{filled(224)}<h2 style="float: left">¶4</h2><p>Beside it</p>{AFTER}',
    ],
    ids=["text", "lines", "table", "last page", "beside"],
)
def test_a_heading_with_anything_under_it_is_not_alone(measure: Measure, body: str) -> None:
    assert measure(body) == ()


def test_a_prompt_parted_from_all_its_lines_is_found(measure: Measure) -> None:
    (found,) = measure(f"{filled(228)}<p>What would change your mind?</p>{NEXT}")
    what = "a prompt separated from its lines, which are on the next page"
    assert found == Finding("prompt", 1, 20, 249, what, "What would change your mind?")


@pytest.mark.parametrize(
    "body",
    [
        f"{filled(200)}<p>Why?</p>{LINES}{NEXT}",
        f'{filled(200)}<p>Why?</p><div class="line"></div><div class="line next"></div><p>So</p>',
        f"{filled(228)}<p>No question.</p>{OVERLEAF}",
        f"{filled(228)}<p>Why?</p>{OVERLEAF.replace('></td>', '>For</td>', 1)}<p>More</p>",
        f'{filled(228)}<p>No question.</p><p class="next">Words</p><p>Words</p>{LINES}',
        f"{filled(228)}<p>No question.</p>"
        '<hr class="next" style="border: 0; border-top: 1pt solid #000">'
        "<p>A rule above words is no line to write on</p>",
    ],
    ids=["lines are here", "half", "statement", "filled table", "words first", "rule"],
)
def test_a_prompt_with_a_line_is_not_parted(measure: Measure, body: str) -> None:
    assert measure(body) == ()


@pytest.mark.parametrize("room", [OVERLEAF, FRAME], ids=["table", "frame"])
def test_a_prompt_parted_from_its_table_or_frame_is_found(measure: Measure, room: str) -> None:
    (found,) = measure(f"{filled(228)}<p>What would change your mind?</p>{room}")
    what = "a prompt separated from the room to answer it, which is on the next page"
    assert found == Finding("prompt", 1, 20, 249, what, "What would change your mind?")


def test_a_prompt_with_one_line_of_many_is_found(measure: Measure) -> None:
    (found,) = measure(f'{filled(210)}<p>Why?</p><div class="line"></div>{NEXT}')
    what = "a prompt with one of its lines; the others are on the next page"
    assert (found.rule, found.what, found.words) == ("prompt", what, "Why?")
