"""The pipeline: load, check, plan, render, typeset, bind, publish.

files → debate, formats, sheets → packets → HTML → parts → PDFs → output/
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.check import check
from kit.load import (
    Layers,
    load_debate,
    load_formats,
    load_reading,
    load_sheets,
    load_styles,
    load_template,
)
from kit.model.debate import Debate
from kit.model.format import Agenda, Format
from kit.model.packet import HtmlSheet, Plan
from kit.model.sheets import Paper
from kit.packets import plan_packets
from kit.problems import BadInput, BadUsage, Problems, SourceText, did_you_mean
from kit.render import render
from kit.timetable import for_students, timetable


@dataclass(frozen=True, slots=True)
class Request:
    """What a build is asked for. Paths are absolute; `start` is minutes after midnight.

    `minutes` is the length of a lesson; None leaves it to the format. `only` names
    roles; none means all, with the handouts, the class file and the guide.
    """

    project: Path
    debate: str
    out: Path
    cache: Path
    paper: Paper = "letter"
    format: str | None = None
    minutes: int | None = None
    start: int | None = None
    essay: Path | None = None
    only: tuple[str, ...] = ()
    jobs: int = 1
    strict: bool = False

    @property
    def folder(self) -> Path:
        """Where the debate's files go."""
        return self.out / self.debate


@dataclass(frozen=True, slots=True)
class Prepared:
    """A checked and rendered debate: what `build` typesets, and `check` stops at.

    `texts` are the files that the pages' words come from.
    """

    plan: Plan
    pages: tuple[HtmlSheet, ...]
    styles: tuple[SourceText, ...]
    texts: tuple[SourceText, ...]


def prepare(request: Request, problems: Problems) -> Prepared:
    """Load, check, plan and render; all but typesetting.

    Raises `BadInput` with every problem if some are errors, `BadUsage` if the
    request itself does not fit.
    """
    layers = Layers.of(request.project)
    debate = load_debate(request.debate, layers, problems)
    formats = load_formats(layers, problems)
    sheets = load_sheets(layers, problems)
    styles: tuple[SourceText, ...] = ()
    reading = None
    if sheets is not None:
        styles = load_styles(sheets, request.paper, layers, problems)
    if debate is not None and request.essay is not None:
        reading = load_reading(request.essay, debate.facts.essay, problems)
    if debate is not None and sheets is not None:
        check(debate, formats, sheets, problems)
    if debate is None or sheets is None:
        problems.stop_on_errors()
        raise AssertionError("what cannot be loaded is a problem")
    if any(problem.place.path == sheets.source.path for problem in problems.errors):
        # Every sheet would repeat what is wrong with the list of them.
        problems.stop_on_errors()

    unknown = [role for role in request.only if role not in debate.facts.cast]
    if unknown:
        raise BadUsage(
            f"there is no role “{unknown[0]}”", did_you_mean(unknown[0], debate.facts.cast)
        )
    agenda = _agenda(request, debate, formats, problems)
    plan = plan_packets(
        debate,
        sheets,
        agenda=for_students(agenda),
        scripted=agenda,
        reading=() if reading is None else reading.paragraphs,
        paper=request.paper,
        only=request.only,
    )
    pages = render(
        plan.sheets, debate, lambda name: load_template(name, layers, problems), problems
    )
    problems.stop_on_errors()
    texts = [*(role.source for role in debate.roles), debate.source]
    if reading is not None:
        texts.append(reading.source)
    return Prepared(plan, pages, styles, tuple(texts))


def examine(request: Request, problems: Problems) -> None:
    """Add every problem that can be found without typesetting. Raises only `BadUsage`."""
    try:
        prepared = prepare(request, problems)
    except BadInput:
        return
    from kit.typeset.letters import check_letters
    from kit.typeset.styles import check_styles

    own = Layers.of(request.project).kit
    strangers = [style for style in prepared.styles if not style.path.is_relative_to(own)]
    check_styles(strangers, problems)
    check_letters(prepared.pages, prepared.styles, prepared.texts, problems)


def _agenda(
    request: Request, debate: Debate, formats: Sequence[Format], problems: Problems
) -> Agenda:
    """The agenda of the format asked for, or else of the debate's first."""
    by_id = {each.id: each for each in formats}
    name = request.format or debate.facts.formats[0]
    if name not in by_id:
        problems.stop_on_errors()
        raise BadUsage(f"there is no format “{name}”", did_you_mean(name, by_id))
    return timetable(
        by_id[name],
        formats,
        minutes=request.minutes,
        start=request.start,
        roles=len(debate.roles),
    )
