"""What comes before typesetting: plan what everybody gets, and render it.

files → debate, formats, sheets → packets → HTML
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.packet import HtmlSheet, Part, Plan, SheetKey
from kit.model.profile import Profile, ProfileFacts
from kit.model.sheets import SheetSet
from kit.packets import with_copies, with_fillable
from kit.pipeline.casting import Seated
from kit.pipeline.planning import plan_build
from kit.pipeline.request import Request
from kit.problems import Problems, SourceText
from kit.render import Renderer


@dataclass(frozen=True, slots=True)
class Prepared:
    """A checked and rendered debate: what `build` typesets, and `check` stops at.

    `pages` are all sheets, those that count among them with nothing to count yet; `styles`
    are the stylesheets of each print profile, `relaid` those profiles that break pages anew,
    `limits` what each profile demands of its pages. `texts` are the files that the pages'
    words come from; `formats` are the debate's, `sheets` all that are listed, `profiles` all
    that there are, used or not. `fillable` are the sheets that get form fields, in profiles
    of their own (`boxed`).
    """

    plan: Plan
    pages: tuple[HtmlSheet, ...]
    styles: Mapping[str, tuple[SourceText, ...]]
    relaid: frozenset[str]
    limits: Mapping[str, ProfileFacts]
    texts: tuple[SourceText, ...]
    debate: Debate
    formats: tuple[Format, ...]
    sheets: SheetSet
    profiles: tuple[Profile, ...]
    seated: Seated | None
    renderer: Renderer
    fillable: tuple[HtmlSheet, ...] = ()

    def counted(self, parts: Mapping[SheetKey, Part]) -> tuple[HtmlSheet, ...]:
        """The sheets that count, now that all others are typeset."""
        return self.renderer.render(with_copies(self.plan, parts))


def prepare(request: Request, problems: Problems, *, all_roles: bool = False) -> Prepared:
    """Load, check, plan and render; all but typesetting. `all_roles` seats every extension.

    Raises `BadInput` with every problem if some are errors, `BadUsage` if the
    request itself does not fit.
    """
    planned = plan_build(request, problems, all_roles=all_roles)
    plan, renderer = planned.plan, planned.renderer
    pages = renderer.render(plan.sheets)
    problems.stop_on_errors()
    fillable: tuple[HtmlSheet, ...] = ()
    if request.fillable:
        from kit.typeset.answers import has_answers

        printed = (page for page in pages if page.sheet.audience != "teacher")
        plan, fillable = with_fillable(
            plan, pages, {page.key for page in printed if has_answers(page.html)}
        )
    return Prepared(
        plan,
        pages,
        planned.styles,
        planned.relaid,
        planned.limits,
        planned.texts,
        planned.debate,
        planned.formats,
        planned.sheets,
        planned.profiles,
        planned.seated,
        renderer,
        fillable,
    )
