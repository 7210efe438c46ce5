"""PDFs of an essay in the layouts that papers, word processors and websites give it."""

from __future__ import annotations

import html
from collections.abc import Callable

from tests.load.reading.essays import Known

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


def pdf(essay: Known, style: str, dress: Callable[[int, str], str] | None = None) -> bytes:
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
