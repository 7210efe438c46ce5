"""PDFs of an essay in the layouts that papers, word processors and websites give it."""

from __future__ import annotations

import html
from collections.abc import Callable

from tests.load.reading.essays import Known, read, same

INDENTED = "p { margin: 0; text-indent: 1.4em } h1 + p, .first { text-indent: 0 }"
GAPS = "p { margin: 0 0 0.8em; text-indent: 0 }"
HYPHENS = "p { hyphens: auto; text-align: justify }"
HEAD = """@page { @top-center { content: "Tolland Observer · Opinion"; font-size: 8pt } }"""
NUMBERED = """@page { @bottom-center { content: "Page " counter(page) " of " counter(pages);
font-size: 8pt } }"""
DOUBLE = """@page :left { margin: 1in 1.5in 1in 0.8in; @top-left { content: counter(page) }
  @top-right { content: "Letters and Essays" } }
@page :right { margin: 1in 0.8in 1in 1.5in; @top-right { content: counter(page) }
  @top-left { content: "The Tolland Quarterly" } }"""
LETTER = "@page { size: Letter; margin: 1in } body { font: 11pt 'Source Serif 4'; margin: 0 }"
NOTES = """.note { float: footnote; font-size: 8pt; footnote-display: block }
.note::footnote-call { content: counter(footnote); vertical-align: super; font-size: 7pt;
  line-height: 0 }
.note::footnote-marker { content: counter(footnote) " " }"""

LAYOUTS: dict[str, str] = {
    "indents": LETTER + INDENTED,
    "indents, hyphens, heads": LETTER + INDENTED + HYPHENS + HEAD + NUMBERED,
    "gaps": LETTER + GAPS,
    "gaps, justified, page numbers": LETTER + GAPS + HYPHENS + NUMBERED,
    "one and a half spaced, double-sided": LETTER + DOUBLE + "body { line-height: 1.7 }"
    "p { margin: 0; text-indent: 2em }",
    "double spaced, centered title": LETTER
    + "body { line-height: 2 } h1, .by { text-align: center } p { margin: 0; text-indent: 0.5in }"
    ".by { text-indent: 0 } h1 { font-size: 11pt; font-weight: normal }" + NUMBERED,
    "two columns": LETTER + INDENTED + HYPHENS + NUMBERED
    + ".body { columns: 2; column-gap: 0.3in } h1 { font-size: 22pt }",
    "two columns, gaps, ragged": LETTER + GAPS + ".body { columns: 2; column-gap: 0.25in }" + HEAD,
    "three columns": "@page { size: Tabloid; margin: 0.6in } body { font: 10pt 'Source Serif 4' }"
    + INDENTED + HYPHENS + ".body { columns: 3; column-gap: 0.22in } h1 { font-size: 30pt }",
    "small pages, sans, bold title": "@page { size: 5.5in 8.5in; margin: 0.7in 0.6in }"
    "body { font: 10.5pt 'Source Sans 3' } h1 { font-size: 13pt }" + GAPS + NUMBERED,
    "drop cap": LETTER + INDENTED
    + ".cap { float: left; font-size: 40pt; line-height: 0.85; padding-right: 3pt }",
}  # fmt: skip


Dress = Callable[[int, str], str]


def pdf(essay: Known, style: str, dress: Dress | None = None) -> bytes:
    """An essay as a PDF. `dress` gives a paragraph's HTML, by its number from 0 and its text."""
    import logging

    import weasyprint

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    dress = dress or (lambda _, text: html.escape(text))
    capital = ".cap" in style
    body = "".join(
        f"<p{' class=first' if n == 0 else ''}>"
        + (
            f"<span class=cap>{text[0]}</span>{dress(n, text[1:])}"
            if capital and n == 0
            else dress(n, text)
        )
        + "</p>"
        for n, text in enumerate(essay.paragraphs)
    )
    page = (
        f'<html lang="en-US"><style>{style}</style><h1>{html.escape(essay.title)}</h1>'
        f'<p class="by">{html.escape(essay.byline)}</p><div class="body">{body}</div></html>'
    )
    made = weasyprint.HTML(string=page).write_pdf()
    assert isinstance(made, bytes)
    return made


COLUMNS = ".body { columns: 2; column-gap: 0.3in }"
BASES = {
    "indents": LETTER + INDENTED + NUMBERED,
    "gaps": LETTER + GAPS + HYPHENS + HEAD,
    "columns": LETTER + INDENTED + HYPHENS + COLUMNS,
}
SMALL = "figure { margin: 1em 0 } figcaption { font-size: 8.5pt } h2 { font-size: 13pt }"
QUOTE = "blockquote { margin: 1em 2em; font-size: 10.5pt } blockquote p { text-indent: 0 }"


def note(n: int, text: str) -> str:
    about = f"Note {n}: where the figures come from, and more of that kind. See page {n + 3}."
    return html.escape(text) + (f"<span class=note>{about}</span>" if n % 2 == 0 else "")


def figure(n: int, text: str) -> str:
    drawing = "<svg width=200 height=80><rect width=200 height=80 fill=gray /></svg>"
    caption = "<figcaption>Figure 2. A drawing of the place, by a reader.</figcaption>"
    after = f"</p><figure>{drawing}{caption}</figure><p>" if n == 1 else ""
    return html.escape(text) + after


def heading(n: int, text: str) -> str:
    before = "</p><h2>The Other Side of Things</h2><p class=first>" if n in (2, 4) else ""
    return before + html.escape(text)


def bold_heading(n: int, text: str) -> str:
    before = "</p><p class=first><b>The Other Side</b></p><p class=first>" if n in (2, 4) else ""
    return before + html.escape(text)


def quotation(n: int, text: str) -> str:
    body = html.escape(text)
    return f"</p><blockquote><p>{body}</p></blockquote><p>" if n == 3 else body


def styled(_: int, text: str) -> str:
    return html.escape(text).replace(" the ", " <i>the</i> ").replace(" and ", " <b>and</b> ")


DRESSED: dict[str, tuple[Dress, str, set[str]]] = {
    "footnotes": (note, NOTES, {"a footnote", "a note mark"}),
    "a figure": (figure, SMALL, {"a caption"}),
    "headings": (heading, SMALL, {"a heading"}),
    "bold headings": (bold_heading, "", {"a heading"}),
    "a quotation": (quotation, QUOTE, set()),
    "numbers": (lambda n, text: f"{n + 1}. {html.escape(text)}", "", set()),
    "styles": (styled, "", set()),
}


def check_dressed(essay: Known, name: str, base: str) -> None:
    """Assert that an essay is read whole, with this beside it, in this layout."""
    dress, style, out = DRESSED[name]
    reading, said = read(pdf(essay, BASES[base] + style, dress))
    same(reading, essay)
    assert said == []
    assert out <= {each.why for each in reading.left_out}
