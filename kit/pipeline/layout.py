"""Turns pages into parts: typeset, counted, and measured as the copier will see them."""

from __future__ import annotations

from functools import partial

from kit.bind import normalize
from kit.model.packet import Part, SheetKey
from kit.model.profile import ProfileFacts
from kit.model.progress import Report
from kit.pipeline.pages import Pages
from kit.pipeline.request import Request
from kit.preflight import Preflight, add_findings
from kit.problems import Problems
from kit.typeset.profiles import ProfileTypesetter


def typesetter_for(request: Request) -> ProfileTypesetter:
    """The typesetter of a build; its parts are normalized for binding and measured by preflight."""
    return ProfileTypesetter(request.cache, normalize, _preflight, request.jobs)


def lay_out(
    pages: Pages, request: Request, problems: Problems, report: Report
) -> dict[SheetKey, Part]:
    """Typeset every sheet into a part, and add everything that is wrong with its pages.

    Sheets that count the pages of others, such as the copier plan, are typeset last. A sheet that
    breaks a limit has no part, and a problem that stops no build. Raises `BadInput` and
    `CannotWork`.
    """
    typesetter = typesetter_for(request)
    setup = pages.assembly.setup
    plain = [page for page in pages.sheets if not page.sheet.counts]
    parts = typesetter.typeset(plain, setup, problems, partial(report, "Typesetting sheet"))
    parts |= typesetter.typeset(
        pages.fillable, setup, problems, partial(report, "Typesetting form")
    )
    problems.stop_on_errors(strict=request.strict)
    counted = pages.counted(parts, problems)
    parts |= typesetter.typeset(counted, setup, problems)
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
