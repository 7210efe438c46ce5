"""Words are drawn in the order in which they are read, and the page looks as it did."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageChops

from kit.bind.normalize import normalize
from kit.problems import SourceText
from kit.typeset.engine import Engine
from kit.typeset.job import Job

CSS = """
@font-face { font-family: "Kit Source Serif 4"; src: url(kit:font/source-serif-4/400); }
@page { size: 100mm 120mm; margin: 15mm 8mm;
  @bottom-left { content: "foot"; font-family: "Kit Source Serif 4" } }
body { font: 9pt/1.3 "Kit Source Serif 4"; }
"""
SHEETS = {
    "floats": (
        "<p>one</p><p style='float: left; color: #555; font-size: 20pt'>two</p>"
        "<p>three<br>four</p>",
        "one two three four foot",
    ),
    "lists": (
        "<p>Do</p><ol start=3><li>one<li>two</ol><ul><li>first</ul><p>end</p>",
        "Do 1. one 2. two • first end foot",
    ),
    "layers": (
        "<p style='position: relative'>one</p><p style='overflow: hidden'>two <b>three</b></p>"
        "<div style='background: #ddd; border: 1pt solid; color: #333'>four</div>"
        "<p style='display: inline-block'>five</p><p>six</p>",
        "one two three four five six foot",
    ),
    "cut off": (
        "<p>one</p><div style='overflow: hidden; height: 4mm; width: 30mm; background: #eee'>"
        "two<p style='margin: 0; font-size: 30pt'>WW</p></div>"
        "<p style='margin-top: 15mm'>three</p>",
        "one two WW three foot",
    ),
    "a drawing": (
        "<p>one</p><svg width='80' height='30'><title>two</title><g stroke='#f00'>"
        "<rect width='70' height='90' fill='#eee' stroke-width='4'/></g></svg><p>three</p>",
        "one three foot",
    ),
    "a table": (
        "<table><tr><th style='float: left'>one</th><td style='color: red'>two</td></tr>"
        "<tr><th>three</th><td><ol><li>four</ol></td></tr></table>five",
        "one two three 1. four five foot",
    ),
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine([SourceText(Path("test.css"), CSS)])


@pytest.mark.parametrize("name", SHEETS)
def test_words_come_in_order_and_nothing_moves(engine: Engine, name: str) -> None:
    body, words = SHEETS[name]
    html = f"<!doctype html><html lang=en><head><title>T</title></head><body>{body}</body></html>"
    made = engine.typeset(Job(html, {}))
    assert made.complaints == ()
    with (
        pypdfium2.PdfDocument(made.pdf) as before,
        pypdfium2.PdfDocument(normalize(made.pdf)) as after,
    ):
        assert " ".join(after[0].get_textpage().get_text_range().split()) == words
        pictures = [file[0].render(scale=3).to_pil().convert("L") for file in (before, after)]
    # The last bit of a few pixels may differ where a matrix is rounded to a millionth.
    assert max(ImageChops.difference(*pictures).tobytes()) <= 2


def test_what_is_normalized_has_the_same_bytes_each_time(engine: Engine) -> None:
    html = f"<!doctype html><html lang=en><title>T</title><body>{SHEETS['layers'][0]}</body></html>"
    made = engine.typeset(Job(html, {})).pdf
    assert normalize(made) == normalize(made)
    assert pypdfium2.PdfDocument(io.BytesIO(normalize(made))).get_page_size(0)
