"""Typesets what only print files hold: test pages and cards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.bind import tidy
from kit.load import Layers, load_sheets, load_styles, load_template
from kit.model.debate import Debate
from kit.model.packet import Part
from kit.model.sheets import Paper, Sheet
from kit.problems import Place, Problems
from kit.render import render_plain
from kit.typeset.cache import PartCache
from kit.typeset.typeset import Typesetter

STYLE = "print/print.css"


def typeset_plain(
    template: str,
    sheet: Sheet,
    context: Any,
    debate: Debate | None,
    paper: Paper,
    layers: Layers,
    cache: Path,
    problems: Problems,
) -> Part:
    """A template with the fields of a noun, as a PDF. Raises `BadInput`, `CannotWork`."""
    sheets = load_sheets(layers, problems)
    problems.stop_on_errors()
    assert sheets is not None
    style = load_template(STYLE, None, layers, problems)
    if style is None:
        problems.error(Place(layers.kit / "templates" / STYLE), "no such stylesheet")
    styles = load_styles(sheets, paper, layers, problems)
    html = render_plain(
        template,
        sheet,
        context,
        debate,
        lambda name, above: load_template(name, above, layers, problems),
        problems,
    )
    problems.stop_on_errors()
    assert style is not None
    assert html is not None
    typesetter = Typesetter((*styles, style), PartCache(cache / "parts"), tidy)
    texts = [] if debate is None else [debate.source, *(role.source for role in debate.roles)]
    parts = typesetter.typeset([html], texts, problems)
    problems.stop_on_errors()
    return parts[html.key]
