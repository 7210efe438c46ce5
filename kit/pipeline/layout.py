"""Turns pages into parts: typeset, counted, and measured as the copier will see them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from kit.bind import normalize
from kit.model.packet import Part, SheetKey
from kit.model.profile import ProfileFacts
from kit.model.progress import Report
from kit.pipeline.pages import Pages
from kit.pipeline.request import Request
from kit.pipeline.standing import standing_sheets
from kit.preflight import Preflight, add_findings
from kit.problems import Problems
from kit.publish import Stood
from kit.typeset.profiles import ProfileTypesetter


def typesetter_for(request: Request, *, ink: bool = False) -> ProfileTypesetter:
    """The typesetter of a build; its parts are normalized for binding and measured by preflight.

    With `ink`, that of sheets for students is measured, too.
    """
    return ProfileTypesetter(request.cache, normalize, _preflight, request.jobs, ink=ink)


def lay_out(
    pages: Pages,
    request: Request,
    problems: Problems,
    report: Report,
    stood: Mapping[str, Stood] = MappingProxyType({}),
) -> dict[SheetKey, Part]:
    """Typeset every sheet into a part, and add everything that is wrong with its pages.

    Sheets that count the pages of others, such as the copier plan, are typeset last, with those
    that hold students' names: these have no pages where all packets that hold them are among
    `stood`. A sheet that breaks a limit has no part, and a problem that stops no build. Raises
    `BadInput` and `CannotWork`.
    """
    counts = any(sheet.sheet.counts for sheet in pages.packets.sheets)
    typesetter = typesetter_for(request, ink=counts)
    setup = pages.assembly.setup
    plain = [page for page in pages.sheets if not page.sheet.counts]
    shared = [page for page in plain if not page.named]
    parts = typesetter.typeset(shared, setup, problems, partial(report, "Typesetting sheet"))
    parts |= typesetter.typeset(
        pages.fillable, setup, problems, partial(report, "Typesetting form")
    )
    counted = () if problems.stopping else pages.counted(parts, problems)
    last = [*(page for page in plain if page.named), *counted]
    keys = {key: part.key for key, part in parts.items()} | dict(typesetter.keys(last, setup))
    standing = standing_sheets(pages.packets, keys, stood)
    named = partial(report, "Typesetting sheet")
    parts |= typesetter.typeset(last, setup, problems, named, standing)
    problems.stop_on_errors(strict=request.strict)
    add_findings(
        [page for page in (*plain, *counted) if page.key in parts],
        parts,
        pages.assembly.inputs.debate.roles,
        pages.rendered.templates,
        request.paper,
        problems,
    )
    problems.stop_on_errors(strict=request.strict)
    return parts


def _preflight(facts: ProfileFacts) -> Preflight:
    return Preflight(facts.least, facts.printed)
