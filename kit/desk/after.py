"""The step “After”: what was agreed, what each role got by it, and the page for the debrief."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from kit.bargains import is_negotiated
from kit.desk.held import Held
from kit.desk.project import Project
from kit.load.outcome import wrong_choice
from kit.model.bargains import Gain
from kit.pipeline.board import board_of
from kit.pipeline.inputs import load_class_inputs
from kit.pipeline.request import Request, RosterSource
from kit.printing.tally_page import FILE, assemble_negotiation, make_tally
from kit.problems import BadUsage, Problems
from kit.publish import write_whole
from kit.render import board_page

BOARD = "board.html"


@dataclass(frozen=True, slots=True)
class OptionChoice:
    """An option of an issue, in words; with `now`, it leaves all as it is."""

    id: str
    text: str
    now: bool


@dataclass(frozen=True, slots=True)
class IssueChoice:
    """An issue, with what can be agreed on it."""

    id: str
    title: str
    options: tuple[OptionChoice, ...]


@dataclass(frozen=True, slots=True)
class AfterStep:
    """What can have been agreed; nothing in a debate without issues.

    `gains` is what each role got by the last tally of this desk, and `better` what would have been
    better. `page` is the path of the page for the debrief, and `board` where the board is
    saved; "" if there is none.
    """

    negotiated: bool
    issues: tuple[IssueChoice, ...]
    outcome: tuple[tuple[str, str], ...]
    gains: tuple[Gain, ...]
    better: str
    page: str
    board: str


def after_step(project: Project, held: Held) -> AfterStep:
    """The issues of the debate, and the last tally."""
    request = _request(project)
    alone = dataclasses.replace(request, source=RosterSource())
    debate = load_class_inputs(alone, Problems()).debate
    told = held.tally
    better = ""
    if told is not None and told.better is not None:
        choices = ", ".join(f"{each.title}: {each.short}" for each in told.better.choices)
        for_whom = "for all" if told.better_for_all else "for some, and worse for nobody"
        better = f"Better {for_whom}: {choices}."
    elif told is not None:
        better = "No package was better for some and worse for nobody."
    return AfterStep(
        negotiated=is_negotiated(debate),
        issues=tuple(
            IssueChoice(
                issue.id,
                issue.title,
                tuple(
                    OptionChoice(each.id, " ".join(each.text.split()), each.now)
                    for each in issue.options
                ),
            )
            for issue in debate.facts.issues
        ),
        outcome=tuple(held.outcome.items()),
        gains=() if told is None else told.outcome.gains,
        better=better,
        page=FILE if (request.folder / FILE).is_file() else "",
        board=str(request.folder / BOARD) if (request.folder / BOARD).is_file() else "",
    )


def tell(project: Project, held: Held, outcome: Mapping[str, str]) -> None:
    """Write the page for the debrief, as `debate-kit tally` does; what is not settled stays.

    Raises `BadUsage` for an option that does not exist, `BadInput` and `CannotWork`.
    """
    problems = Problems()
    request = _request(project)
    assembly = assemble_negotiation(request, problems)
    facts = assembly.inputs.debate.facts
    for issue, option in outcome.items():
        if (wrong := wrong_choice(issue, option, facts)) is not None:
            raise BadUsage(wrong[1], wrong[2])
    _, held.tally = make_tally(request, assembly, outcome, problems)
    held.outcome = dict(outcome)


def board(project: Project, held: Held) -> str:
    """The board for the projector as a page, for the class and the lesson as they are now.

    Raises `BadInput` and `BadUsage`.
    """
    request = project.request(held.source)
    page = board_of(request, Problems())
    return board_page(page, project.layers.kit / "templates" / "board")


def save_board(project: Project, held: Held) -> None:
    """Write the board as a file, as `debate-kit format board` does; raises as `board`."""
    path = _request(project).folder / BOARD
    page = board(project, held)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, page.encode())


def _request(project: Project) -> Request:
    """The debate at the table of the saved cast; its format is the cast's own."""
    request = project.request()
    source = RosterSource(plan=request.source.plan)
    kept = request.format if source.plan is None else None
    return dataclasses.replace(request, source=source, format=kept)
