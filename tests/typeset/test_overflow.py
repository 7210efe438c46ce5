"""How a sheet runs over its pages: by how much, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.model.packet import Overflow
from kit.problems import SourceText
from kit.typeset.engine import Engine
from kit.typeset.job import Job

STYLE = """
@page { size: 100mm 100mm; margin: 0 }
html { font: 10pt/10mm "Source Serif 4" } body, p, h2, ul { margin: 0; padding: 0 }
ul { list-style: none } .whole { break-inside: avoid }
.line { box-sizing: border-box; height: 8mm; border-bottom: 0.5pt solid }
h2 { font-size: 10pt; height: 10mm; break-after: avoid }
"""
ITEM = "<p>A line.</p>"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine([SourceText(Path("page.css"), STYLE)])


def over(engine: Engine, body: str, most: int | None = 1) -> Overflow | None:
    page = f"<!doctype html><html lang=en><title>T</title><body>{body}</body></html>"
    made = engine.typeset(Job(page, {}, most))
    assert made.complaints == ()
    return made.overflow


def block(name: str, lines: int) -> str:
    return f'<ul data-block="{name}">' + "<li>A line.</li>" * lines + "</ul>"


@pytest.mark.parametrize("lines", [11, 12, 17, 20, 21, 35])
def test_it_is_what_stands_on_the_pages_too_many(engine: Engine, lines: int) -> None:
    found = over(engine, ITEM * lines)
    assert found is not None
    assert (found.millimetres, found.lines) == ((lines - 10) * 10, lines - 10)


def test_what_fits_does_not_run_over(engine: Engine) -> None:
    assert over(engine, ITEM * 10) is None
    assert over(engine, ITEM * 20, most=2) is None
    assert over(engine, ITEM * 90, most=None) is None
    found = over(engine, ITEM * 23, most=2)
    assert found is not None
    assert found.lines == 3


def test_room_that_is_left_counts(engine: Engine) -> None:
    """A box of four lines that moves as a whole is one line too long where three fit."""
    moved = f'<div class="whole">{ITEM * 4}</div>'
    found = over(engine, ITEM * 7 + moved)
    assert found is not None
    assert (found.millimetres, found.lines) == (10, 1)


def test_a_page_begins_with_no_margin_but_what_moved_there_has_one(engine: Engine) -> None:
    for moved in ('<div style="margin-top: 7mm">', '<div class="whole" style="margin-top: 7mm">'):
        found = over(engine, ITEM * 9 + moved + ITEM * 2 + "</div>")
        assert found is not None
        assert found.millimetres == 17


def test_the_head_of_a_table_counts_once(engine: Engine) -> None:
    row = '<tr><td style="padding: 0; height: 10mm">Row</td></tr>'
    head = '<tr><th style="padding: 0; height: 10mm">Head</th></tr>'
    table = f'<table style="border-collapse: collapse"><thead>{head}</thead>{row * 12}</table>'
    found = over(engine, table)
    assert found is not None
    assert (found.millimetres, found.lines) == (30, 3)


def test_the_block_is_named_that_runs_over(engine: Engine) -> None:
    body = "<h2>One</h2>" + block("first", 4) + "<h2>Two</h2>" + block("second", 8)
    found = over(engine, body)
    assert found is not None
    assert (found.block, found.inside, found.heading) == ("second", True, "Two")
    found = over(engine, "<h2>One</h2>" + block("first", 4) + ITEM * 9)
    assert found is not None
    assert (found.block, found.inside, found.heading) == ("first", False, "One")
    found = over(engine, "<h2>One</h2>" + block("first", 9) + "<h2>Your <em>plan</em></h2>" + ITEM)
    assert found is not None
    assert (found.block, found.inside, found.heading) == ("first", False, "Your plan")
    found = over(engine, ITEM * 10 + "<h2>One</h2>" + block("first", 2))
    assert found is not None
    assert (found.block, found.inside, found.lines) == ("first", True, 3)
    found = over(engine, ITEM * 12)
    assert found is not None
    assert (found.block, found.inside, found.heading) == ("", False, "")


def test_prompts_are_told_in_ruled_lines(engine: Engine) -> None:
    line = '<div class="line"></div>'
    prompt = f'<div class="whole" data-block="prompts"><p>Why?</p>{line * 5}</div>'
    found = over(engine, prompt * 3)
    assert found is not None
    assert found.block == "prompts"
    assert (found.millimetres, found.lines) == (50, 7)


def test_columns_are_read_as_they_stand(engine: Engine) -> None:
    left = f'<div style="float: left; width: 45%">{block("main", 13)}</div>'
    right = f'<div style="float: right; width: 45%">{block("side", 3)}</div>'
    found = over(engine, left + right + '<p style="clear: both">The end.</p>')
    assert found is not None
    assert (found.block, found.inside, found.lines) == ("main", True, 4)
