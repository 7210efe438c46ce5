"""What the kit has WeasyPrint do once looks as if it were done each time."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import pytest
import weasyprint.css
import weasyprint.layout.inline
from weasyprint.text.line_break import Layout

from kit.problems import SourceText
from kit.typeset import line_boxes, lines, pango, same_styles, used_values
from kit.typeset.engine import Engine
from kit.typeset.job import Job
from kit.typeset.result import Typeset
from tests.conftest import REPOSITORY
from tests.typeset.test_engine import page, styles

WORDS = "The session ends with no agreement on how to check what was <i>promised</i> in 2005. "
SIGN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9"><path d="M0 0h9"/></svg>'
)
ENTRIES = "".join(f"<li id=e{n}><b>{n}</b> {SIGN} {WORDS * (n % 3 + 1)}</li>" for n in range(24))
ROWS = "".join(f"<tr><th>Row {n}</th><td>{WORDS}</td><td></td></tr>" for n in range(20))
RAISED = "<sup style='position: relative; top: 1mm'>1</sup>"
FLOAT = "<b style='float: right'>x</b>"
COLUMNS = "columns: 2; column-gap: 8mm"
BODIES = {
    "columns": f'<div style="{COLUMNS}"><ul>{ENTRIES}</ul></div><p>{WORDS}</p>',
    "three columns": f'<ul style="columns: 3">{ENTRIES}</ul>',
    "columns that find no room": f"<p>{WORDS * 40}</p>"
    f'<div style="break-inside: avoid"><h2>x</h2><div style="{COLUMNS}">{ENTRIES}</div></div>',
    "floats": f'<div style="float: left; width: 20%">{WORDS * 3}</div><p>{WORDS * 30}</p>'
    f'<div style="float: right; width: 4cm; height: 2cm">{WORDS}</div><ol>{ENTRIES}</ol>',
    "floats in lines": f"<p>{(WORDS + FLOAT) * 50}</p>",
    "a table": f"<table><thead><tr><th>Who<th>What<th>When</thead><tbody>{ROWS}</table>",
    "columns of fixed width": f'<table style="table-layout: fixed"><tbody>{ROWS}</table>',
    "a flexible box": f'<div style="display: flex; gap: 5mm"><p style="flex: 2">{WORDS * 9}</p>'
    f'<div style="flex: 1 1 20%; box-sizing: border-box; padding: 3%">{WORDS * 9}</div></div>',
    "boxes in lines": f"<p>{(WORDS + '<span class=blank></span> <b class=tick></b>') * 30}</p>"
    f"<p>{('<span style=display:inline-block;width:30%><p>a<p>b</span> ' + WORDS) * 24}</p>",
    "what is placed": f'<div style="position: relative"><p>{WORDS * 9}</p><b style="position: '
    f'absolute; top: 2mm; left: 30%">x</b></div><p>{(WORDS + RAISED) * 24}</p>',
    "what is placed in a line": f'<p>{WORDS}<b style="position: absolute; top: 4in; transform: '
    f'rotate(40deg)">x</b> {WORDS}</p>',
    "other scripts": "<p lang=ar dir=rtl>علي <b>علي</b> في المدرسة</p><p lang=hi>अदिति पढ़ती है</p>"
    "<p>Жуков, สมชาย, ﬁ</p>",
    "hyphens": f'<p lang=en style="hyphens: auto; width: 3cm; text-align: justify">{WORDS * 9}</p>',
    "features": f'<p style="font-variant-caps: small-caps; letter-spacing: 1mm">{WORDS * 9}</p>',
    "lines under words": f"<p><u>{WORDS}</u> <s>{WORDS}</s> <a href='#x'>{WORDS}</a></p><p id=x>x",
    "lengths of a page": f'<div style="page: tall">a</div><p style="margin: 9vw">{WORDS}</p>',
    "the same of another": f'<div style="page: wide">a</div><p style="margin: 9vw">{WORDS}</p>',
    "nothing": "",
}
OF_EACH = ("columns", "floats", "columns")
PAGES = "@page tall { size: 10cm 20cm } @page wide { size: 20cm 10cm }"
OWN = {
    "first letters": "p::first-letter { float: left; font-size: 300% } p::first-line { top: 0 }",
    "footnotes": "#e3 i { float: footnote } i::footnote-call { content: counter(footnote) }",
    "page numbers in words": "a::after { content: ' on ' target-counter(attr(href), page) }"
    " h2::after { content: counter(page) ' of ' counter(pages) }",
    "leaders": "li::after { content: leader('.') '9' }",
    "lengths in units of the page": "p { margin-left: 5vw; padding: 1vh 0 } p + p { width: 9em }",
    "calculated": "p { width: calc(50% - 2mm); margin: calc(1mm + 1%) auto } ul { min-width: 4% }",
    "the page": "@page { margin: 5% 7%; padding: 1% } @page :first { margin-top: 30% }",
    "pages that differ": "body { line-height: 4 } h2 { page: tall; break-before: page }"
    " @page :left { margin: 2cm 4cm } @page :nth(2n+1) { @top-center { content: counter(page) } }"
    " @page tall { size: 9cm 20cm; @left-middle { content: 'tall'; color: gray } }"
    " @page :first { margin-top: 30% }",
    "overflow": "body { overflow: hidden } html { display: block }",
    "nothing shown": "html { display: none }",
    "marks": "li::marker { color: gray; font-size: 50% } li::before { content: 'b ' }",
    "layers": "@layer b, a; @layer a { p { color: green } } @layer b { p { color: red } }",
    "what is wrong": "p { width: calc(1mm + red); margin: 1furlong } b { color: var(--no) }",
}


def all_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have WeasyPrint do all as often as it will."""
    for name, module in list(sys.modules.items()):
        for known, value in list(vars(module).items()) if "weasyprint.layout" in name else ():
            if value is used_values.resolve_percentages:
                monkeypatch.setattr(module, known, used_values.weasyprints)
    monkeypatch.setattr(weasyprint.layout.inline, "get_next_linebox", line_boxes.weasyprints)
    monkeypatch.setattr(weasyprint.layout.inline, "strut", pango.weasyprints_strut)
    monkeypatch.setattr(Layout, "setup", pango.weasyprints)
    monkeypatch.setattr(weasyprint.css, "StyleFor", same_styles.WEASYPRINTS)
    monkeypatch.setattr(lines, "MOST", 0)


def made(own: str, bodies: Mapping[str, str]) -> list[Typeset]:
    sheet = SourceText(REPOSITORY / "own.css", own)
    engine = Engine((*styles(), sheet))
    return [engine.typeset(Job(page(body))) for body in bodies.values()]


@pytest.mark.parametrize("own", ["", *OWN])
def test_each_sheet_is_as_if_all_were_done_anew(own: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = BODIES if not own else {name: BODIES[name] for name in OF_EACH}
    once = made(OWN.get(own, PAGES), bodies)
    with monkeypatch.context() as within:
        all_by_itself(within)
        anew = made(OWN.get(own, PAGES), bodies)
    different = [name for name, a, b in zip(bodies, once, anew, strict=True) if a != b]
    assert different == []
    assert all(each.pdf for each in once)
