"""Finds everything that is wrong with a debate, with or without typesetting it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from kit.check import (
    check_balance,
    check_lesson,
    check_levels,
    check_printed,
    check_prompts,
    check_references,
    check_same_levels,
    check_seating,
    check_sources_findable,
    check_spelling,
    check_unwritten,
)
from kit.model.context import ForEveryone
from kit.model.profile import STANDARD
from kit.model.progress import Report, silent
from kit.model.sheets import Paper
from kit.pipeline.bargains import check_bargains
from kit.pipeline.build import assemble
from kit.pipeline.packets import Assembly, packets_for
from kit.pipeline.pages import Pages, render
from kit.pipeline.request import Request
from kit.problems import BadInput, Problems, SourceText


def check_debate(request: Request, problems: Problems) -> Pages | None:
    """Add every problem that can be found without typesetting.

    Gives the rendered pages, or None if any problem is an error. Raises only `BadUsage`.
    """
    try:
        pages = _rendered(request, problems)
    except BadInput:
        return None
    from kit.typeset.letters import check_letters
    from kit.typeset.styles import check_styles

    inputs, setup = pages.assembly.inputs, pages.assembly.setup
    check_styles(_own_styles(pages, request, problems), request.limits, problems)
    check_letters(pages.sheets, setup.styles[STANDARD].styles, setup.texts, problems)
    if not problems.errors:
        # Whether a debate is fair is of interest only once it has no errors.
        own = request.layers.kit
        rendered = pages.rendered
        check_printed(inputs.sheets, rendered.printed, rendered.templates, own, problems)
        texts = (inputs.debate.source, *(role.source for role in inputs.debate.roles))
        texts += (pages.assembly.table.format.source,)
        held = {
            each.key: frozenset(face.id for face in each.context.sheets)
            for each in pages.assembly.packets.sheets
            if isinstance(each.context, ForEveryone)
        }
        check_references(pages.sheets, held, inputs.sheets, rendered.templates, texts, problems)
        check_prompts(inputs.debate, problems)
        check_sources_findable(inputs.debate, problems)
        check_seating(inputs.debate, inputs.usual_formats, own, problems)
        check_bargains(inputs, own, problems)
        check_balance(inputs.debate, rendered.role_texts, problems)
        check_spelling(inputs.debate, problems)
        check_lesson(inputs.debate, inputs.usual_formats, problems)
        check_levels(inputs.debate, inputs.usual_formats, rendered.role_texts, problems)
        check_unwritten(inputs.debate, rendered.role_texts, problems)
        check_same_levels(rendered.role_texts, problems)
    return None if problems.stopping else pages


def check_pages(
    pages: Pages,
    request: Request,
    papers: Sequence[Paper],
    problems: Problems,
    report: Report = silent,
) -> None:
    """Typeset every sheet on each of these papers, and add every problem that shows there.

    `pages` are the rendered pages of `request`, on its own paper. The cache is that of a build:
    sheets that a build has typeset are read from it, and the next build reads what is typeset
    here. Raises `CannotWork`.
    """
    from kit.pipeline.layout import lay_out

    for paper in papers:
        here = dataclasses.replace(request, paper=paper)
        try:
            ready = pages if paper == request.paper else _rendered(here, problems)
            lay_out(ready, here, problems, report)
        except BadInput:
            # All that is wrong is in `problems` already; the next paper may show more.
            continue


def _rendered(request: Request, problems: Problems) -> Pages:
    assembly = assemble(request, problems, all_roles=True)
    return render(_with_other_sets(assembly, request), problems, fillable=request.fillable)


def _with_other_sets(assembly: Assembly, request: Request) -> Assembly:
    """The same with the sheets that only other sets have, each as the first of these sets has it.

    A sheet says the same in every set, but for the sheets that it may name.
    """
    sheets = assembly.packets.sheets
    for name in assembly.inputs.sheets.facts.every_set:
        known = {each.sheet.id for each in sheets}
        asked = dataclasses.replace(request, chosen=name)
        other = packets_for(assembly.meeting, assembly.inputs, asked)
        sheets = (*sheets, *(each for each in other.sheets if each.sheet.id not in known))
    packets = dataclasses.replace(assembly.packets, sheets=sheets)
    return dataclasses.replace(assembly, packets=packets)


def _own_styles(pages: Pages, request: Request, problems: Problems) -> tuple[SourceText, ...]:
    """The teacher's own stylesheets, including those of print profiles that nobody uses yet.

    The next class list may name such a profile, so its mistakes are problems now.
    """
    own = request.layers.kit
    in_use = pages.assembly.setup.styles
    unused = {
        name: styles for name, styles in pages.assembly.inputs.styles.items() if name not in in_use
    }
    for each in unused.values():
        problems.extend(each.problems)
    found = {
        style.path: style
        for each in (*in_use.values(), *unused.values())
        for style in each.styles
        if style.path.suffix == ".css" and not style.path.is_relative_to(own)
    }
    return tuple(found.values())
