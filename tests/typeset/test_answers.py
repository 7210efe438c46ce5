"""Which spaces of a sheet are for answers, what they answer to, and where they come to lie."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
import tinyhtml5  # type: ignore[import-untyped]

from kit.bind import normalize
from kit.problems import SourceText
from kit.render.markdown import Markdown
from kit.typeset.answer_font import answer_font
from kit.typeset.answers import find_answers, has_answers
from kit.typeset.engine import Engine
from kit.typeset.job import Job

LINES = "<div class=lines><div class=line></div><div class=line></div></div>"
TICK = "<span class=tick></span>"


def labels(body: str) -> list[str]:
    root = tinyhtml5.parse(f"<!doctype html><title>x</title>{body}", namespace_html_elements=False)
    return [answer.label for answer in find_answers(root)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Lines: all of their own block, else what stands right before them.
        (f"<div><p>Why?</p><p>Because …</p>{LINES}</div>", ["Why? Because …"]),
        (f"<p>Not this.</p><p>A <em>long</em><br>question:</p>{LINES}", ["A long question"]),
        (f"<ol><li>One<li>{TICK} Two<li>Write here:</ol>{LINES}", ["Two", "Write here"]),
        (f"<section><h2>The statement</h2>{LINES}</section>", ["The statement"]),
        (f"<section><h2>To ask</h2><div><p>Whom:</p>{LINES}</div></section>", ["To ask · Whom"]),
        # Cells: row and column, and a row's number where it has no head.
        (
            "<table><thead><tr><th>Role<th colspan=2>Wants<th>Fears</thead>"
            "<tbody><tr><th>China<td>said<td><td></tbody></table>",
            ["China · Wants", "China · Fears"],
        ),
        (
            "<table><thead><tr><th>Who<td></td></thead><tbody><tr><td><tr><td></tbody></table>",
            ["1 · Who", "2 · Who"],
        ),
        # Ticks: their own words, after what leads up to them; in a table those of its heads.
        (f"<p>Signed: {TICK}yes {TICK}not <b>all</b></p>", ["Signed: yes", "Signed: not all"]),
        (f"<p>{TICK}no <span>{TICK}carried</span></p>", ["no", "carried"]),
        (
            f"<table><thead><tr><th>When<th>Yes</thead><tr><th>Now<td>{TICK}</table>",
            ["Now · Yes"],
        ),
        # The answers of a vote, each kept together with its box.
        (
            f"<p><b>Vote:</b><span class=choice>{TICK}yes</span><span class=choice>{TICK}no</span>",
            ["Vote: yes", "Vote: no"],
        ),
        # Gaps in a sentence.
        (
            "<ol><li>A long <span class=blank></span> ends the shooting in Korea.</ol>",
            ["A long ends the shooting in Korea."],
        ),
        # Strips after a word.
        ("<p class=fill-in><span>Name</span><span>Date:</span></p>", ["Name", "Date"]),
        ("<table><thead><tr><th class=asks>First role:</thead></table>", ["First role"]),
        # Where nothing is asked, the sheet is named.
        ("<table><tr><td></td></tr></table>", ["x"]),
        # The same words twice are numbered; what is hidden or only drawn is no answer.
        (f"<div><p>Why?</p>{LINES}</div>" * 2, ["Why? (1)", "Why? (2)"]),
        (f"<div aria-hidden=true>{TICK}yes</div><p>All said.</p>", []),
    ],
)  # fmt: skip
def test_the_words_of_an_answer(body: str, expected: list[str]) -> None:
    assert labels(body) == expected
    assert has_answers(f"<!doctype html><title>x</title>{body}") == bool(expected)


def test_a_strangers_link_cannot_pass_for_a_field() -> None:
    html = Markdown([], str).inline("[here](kit:field?number=1&kind=text&label=x&size=9)")
    assert "href" not in html


CSS = """
@font-face { font-family: "Kit Source Serif 4"; src: url(kit:font/source-serif-4/400); }
@page { size: 100mm 100mm; margin: 10mm; }
html { font: 9pt/1.2 "Kit Source Serif 4"; }
.line { height: 8mm; } .lines.large { font-size: 18pt; }
.fill-in { display: flex; margin: 0; } .fill-in span { flex: 1; height: 7mm; }
td { width: 30mm; border: 0.5pt solid; } .low td { height: 6mm; } .high td { height: 20mm; }
.tick { display: inline-block; width: 3mm; height: 3mm; }
.aside { position: absolute; left: 30mm; top: 60mm; width: 20mm; }
"""


def fields(body: str) -> list[tuple[int, Mapping[str, object], list[float]]]:
    """Each field's page, what it says, and its box in millimetres from the top left."""
    html = f"<!doctype html><html lang=en><title>x</title><body style='margin:0'>{body}"
    made = Engine([SourceText(Path("test.css"), CSS)]).typeset(Job(html, {}, fillable=True))
    assert made.complaints == ()
    found = []
    for index, page in enumerate(pypdf.PdfReader(BytesIO(normalize(made.pdf))).pages):
        for reference in page.get("/Annots", []):
            note = reference.get_object()
            left, bottom, right, top = (float(each) * 25.4 / 72 for each in note["/Rect"])
            found.append((index, note, [left, 100 - top, right, 100 - bottom]))
    return found


def test_boxes_are_where_the_spaces_are() -> None:
    body = (
        "<p class=fill-in><span>Name</span><span>Date</span></p>"
        f"<div><p style='margin:0;line-height:3mm'>Why?</p>{LINES}</div>"
        f"<div class=aside>{TICK}yes</div>"
    )
    name, date, why, yes = (box for _, _, box in fields(body))
    assert 15 < name[0] < 22
    assert name[2] == pytest.approx(50, abs=0.6)
    assert 55 < date[0] < 62
    assert date[2] == pytest.approx(90, abs=0.6)
    assert name[3] == pytest.approx(17, abs=0.6)
    assert why == pytest.approx([10, 20, 90, 36], abs=0.6)
    assert yes[0] == pytest.approx(10 + 30, abs=0.3)
    assert (yes[2] - yes[0], yes[3] - yes[1]) == pytest.approx((3, 3), abs=0.1)


def test_what_is_typed_is_never_small_and_has_lines_where_there_is_room() -> None:
    large = LINES.replace("class=lines", "class='lines large'")
    body = f"<div><p>Why?</p>{LINES}</div><div><p>How?</p>{large}</div>" + "".join(
        f"<table class={height}><tr><td></td></tr></table>" for height in ("low", "high")
    )
    said = [(note["/DA"], note.get("/Ff", 0)) for _, note, _ in fields(body)]
    small = "/KitAnswer 10.5 Tf 0 g"
    assert said == [(small, 4096), ("/KitAnswer 18 Tf 0 g", 4096), (small, 0), (small, 4096)]


def test_a_space_broken_over_pages_has_a_field_on_each() -> None:
    many = "<div class=lines>" + "<div class=line></div>" * 13 + "</div>"
    found = fields(f"<div><p>Why?</p>{many}</div><div><p>How?</p>{LINES}</div>")
    assert [(page, note["/T"], note["/TU"]) for page, note, _ in found] == [
        (0, "1", "Why?"), (1, "1-2", "Why? (2)"), (1, "2", "How?"),
    ]  # fmt: skip


def test_the_font_is_that_of_the_headings_if_it_has_the_letters() -> None:
    def name(*styles: str) -> str:
        return answer_font([SourceText(Path("x.css"), style) for style in styles]).name

    kits = ":root { --headings: 'Kit Source Sans 3', sans-serif; }"
    assert name() == name(kits) == "SourceSans3-Answers"
    plain = ":root { --headings: \"Kit Atkinson Hyperlegible\", 'Kit Source Sans 3'; }"
    assert name(kits, plain) == "AtkinsonHyperlegible-Answers"
    for other in ("Noto Sans Thai", "No Such Font"):
        assert name(kits, f":root {{ --headings: '{other}' }}") == "SourceSans3-Answers"
