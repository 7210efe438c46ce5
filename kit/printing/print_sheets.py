"""Typesets what only print files hold: test pages and cards."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.bind import normalize
from kit.load import Layers, load_sheets, load_styles, load_template
from kit.model.debate import Debate
from kit.model.packet import HtmlSheet, Part
from kit.model.sheets import Paper, Sheet
from kit.problems import Place, Problems, SourceText
from kit.render import render_plain
from kit.typeset.cache import PartCache
from kit.typeset.typeset import StyleSet, Typesetter

STYLE = "print/print.css"


@dataclass(frozen=True, slots=True)
class PrintPage:
    """A page that only a print file holds: its template, and the noun with its fields."""

    template: str
    sheet: Sheet
    context: Any


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page that only a print file holds, and the stylesheets it is laid out with."""

    sheet: HtmlSheet
    styles: tuple[SourceText, ...]

    @property
    def digest(self) -> str:
        """The hash of what it is made from: its words, pictures and styles."""
        whole = hashlib.sha256(self.sheet.html.encode())
        for address, data in sorted(self.sheet.files.items()):
            whole.update(address.encode() + hashlib.sha256(data).digest())
        for style in self.styles:
            whole.update(hashlib.sha256(style.text.encode()).digest())
        return whole.hexdigest()


def render_page(
    page: PrintPage,
    debate: Debate | None,
    paper: Paper,
    layers: Layers,
    problems: Problems,
) -> Rendered:
    """A page to be typeset, in the styles for a paper. Raises `BadInput`."""
    sheets = load_sheets(layers, problems)
    problems.stop_on_errors()
    assert sheets is not None
    style = load_template(STYLE, None, layers, problems)
    if style is None:
        problems.error(Place(layers.kit / "templates" / STYLE), "no such stylesheet")
    styles = load_styles(sheets, paper, layers, problems)
    html = render_plain(
        page.template,
        page.sheet,
        page.context,
        debate,
        lambda name, above: load_template(name, above, layers, problems),
        problems,
    )
    problems.stop_on_errors()
    assert style is not None
    assert html is not None
    return Rendered(html, (*styles, style))


def typeset_page(
    rendered: Rendered, debate: Debate | None, cache: Path, problems: Problems
) -> Part:
    """A rendered page as a PDF. Raises `BadInput`, `CannotWork`."""
    typesetter = Typesetter(StyleSet(rendered.styles), PartCache(cache / "parts"), normalize)
    texts = [] if debate is None else [debate.source, *(role.source for role in debate.roles)]
    parts = typesetter.typeset([rendered.sheet], texts, problems)
    problems.stop_on_errors()
    return parts[rendered.sheet.key]
