"""The debrief page after a negotiation: what each role got, and what could have been."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kit.bargains import is_negotiated, tally
from kit.bind import Binder
from kit.model.bargains import Tally
from kit.model.context import Face, ForEveryone
from kit.model.noun import noun
from kit.model.packet import Entry, Packet
from kit.model.public import PublicDebate
from kit.model.sheets import Sheet
from kit.pipeline.build import assemble
from kit.pipeline.packets import Assembly
from kit.pipeline.request import Request
from kit.printing.print_sheets import PrintPage, render_page, typeset_page
from kit.problems import BadUsage, Problems

FILE = "debrief.pdf"
TEMPLATE = "print/tally.html.j2"
TITLE = "What was agreed, and what was not"


@noun
class ForTally:
    """What the debrief page may print."""

    language: str
    sheet: Face
    section: str
    debate: PublicDebate
    tally: Tally


def assemble_negotiation(request: Request, problems: Problems) -> Assembly:
    """The debate and its table. Raises `BadInput`, and `BadUsage` for a debate without issues."""
    assembly = assemble(request, problems)
    problems.stop_on_errors()
    table = assembly.table.roles
    if not is_negotiated(assembly.inputs.debate):
        raise BadUsage(
            f"the debate “{request.debate}” has no issues with points to count",
            "“issues” in debate.yaml and “points” in its roles make a negotiation",
        )
    if sum(role.facts.no_deal is not None for role in table) < 2:
        raise BadUsage("fewer than two roles at this table have points")
    return assembly


def make_tally(
    request: Request, assembly: Assembly, outcome: Mapping[str, str], problems: Problems
) -> tuple[Path, Tally]:
    """Write the debrief page, and give its path and what it says.

    `outcome` has an option for each issue that was settled. Raises `BadInput` and `CannotWork`.
    """
    debate = assembly.inputs.debate
    found = tally(debate, tuple(role.id for role in assembly.table.roles), outcome)
    contexts = (each.context for each in assembly.packets.sheets)
    public = next(each for each in contexts if isinstance(each, ForEveryone))
    sheet = Sheet(id="tally", title=TITLE, audience="everyone")
    context = ForTally(
        language=public.language,
        sheet=Face(id=sheet.id, number="1", title=TITLE),
        section="Debrief",
        debate=public.debate,
        tally=found,
    )
    page = PrintPage(TEMPLATE, sheet, context)
    rendered = render_page(page, debate, request.paper, request.layers, problems)
    part = typeset_page(rendered, debate, request.cache, problems)
    key = rendered.sheet.key
    path = request.folder / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    packet = Packet(
        FILE, TITLE, debate.facts.title, public.language, (Entry("Debrief", TITLE, "", key),)
    )
    Binder({key: part}, {}).bind(packet, path)
    return path, found
