"""Turns a template that is not a sheet of a packet, such as a card, into HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound

from kit.model.debate import Debate
from kit.model.packet import HtmlSheet
from kit.model.sheets import Sheet
from kit.problems import Place, Problems
from kit.render.environment import sheet_environment
from kit.render.failures import complain
from kit.render.images import Images
from kit.render.loader import Find, SourceLoader
from kit.render.markdown import Markdown


def render_plain(
    template: str,
    sheet: Sheet,
    context: Any,
    debate: Debate | None,
    find_template: Find,
    problems: Problems,
) -> HtmlSheet | None:
    """The template below `templates/` with the fields of a noun; None and problems if it fails.

    It may show the emblems of `debate`.
    """
    images = Images((), ()) if debate is None else Images(debate.roles, debate.layers)
    loader = SourceLoader(find_template)
    sources = [] if debate is None else [source.id for source in debate.facts.sources]
    environment = sheet_environment(loader, Markdown(sources, Images.address))
    values: Mapping[str, object] = {
        field.name: getattr(context, field.name) for field in fields(context)
    }
    source = loader.source(template)
    if source is None:
        problems.error(Place(Path("templates") / template), "no such template")
        return None
    try:
        html = environment.get_template(template).render(values)
    except TemplateNotFound as failure:
        problems.error(source.find(str(failure)), f"there is no template “{failure}”")
        return None
    except Exception as failure:  # noqa: BLE001 (whatever a template does wrong is a problem)
        complain(failure, environment, loader, source, problems)
        return None
    key = (sheet.id, "", "")
    return HtmlSheet(key, sheet, html, images.used_in(html, problems), source)
