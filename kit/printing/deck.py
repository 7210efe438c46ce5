"""What cards a debate has, what they are made from, and whether that has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.load import Layers
from kit.model.context import ForEveryone
from kit.model.debate import Debate
from kit.model.packet import PacketSet
from kit.model.printing import ForCards
from kit.model.public import PublicRole
from kit.model.sheets import Paper, Sheet
from kit.pipeline.build import assemble
from kit.printing.finished import Finished
from kit.printing.print_sheets import PrintPage, Rendered, render_page
from kit.printing.rebuild_request import rebuild_request
from kit.printing.request import PrintRequest
from kit.problems import BadInput, BadUsage, Problems


@dataclass(frozen=True, slots=True)
class CardKind:
    """One sort of card: its size in mm, whether it has a back, and whether it is folded."""

    id: str
    title: str
    size: tuple[float, float]
    backs: bool = False
    folded: bool = False


KINDS = (
    CardKind("ballots", "Ballots", (94, 129)),
    CardKind("time-cards", "Time cards", (94, 129)),
    CardKind("role-cards", "Role cards", (94, 64), backs=True),
    CardKind("name-tents", "Name tents", (188, 129), folded=True),
)
BY_ROLE = frozenset({"role-cards", "name-tents"})


@dataclass(frozen=True, slots=True)
class Deck:
    """The debate whose cards these are, and what everyone may know of it."""

    debate: Debate
    context: ForEveryone
    paper: Paper
    layers: Layers

    @classmethod
    def of(cls, debate: Debate, packets: PacketSet, paper: Paper, layers: Layers) -> Deck:
        """The cards of a debate whose packets these are."""
        contexts = (each.context for each in packets.sheets)
        public = next(each for each in contexts if isinstance(each, ForEveryone))
        return cls(debate, public, paper, layers)

    def render(self, kind: CardKind, roles: Sequence[PublicRole], problems: Problems) -> Rendered:
        """One kind of card; for these roles, if they are by role. Raises `BadInput`."""
        cards = ForCards(
            language=self.context.language,
            kind=kind.id,
            title=kind.title,
            debate=self.context.debate,
            roles=tuple(roles) if kind.id in BY_ROLE else self.context.roles,
            vote=self.context.vote,
            procedure=self.context.procedure,
        )
        sheet = Sheet(id=kind.id, title=kind.title, audience="everyone")
        page = PrintPage(f"print/cards/{kind.id}.html.j2", sheet, cards)
        return render_page(page, self.debate, self.paper, self.layers, problems)


def made_from(kind: CardKind, roles: Sequence[PublicRole]) -> str:
    """What cards are made from, as a manifest names it: the kind, and whose they are."""
    return "/".join((kind.id, *(role.id for role in roles if kind.id in BY_ROLE)))


def cards_now(
    request: PrintRequest, finished: Finished, before: Mapping[str, str]
) -> Mapping[str, str]:
    """What cards that were made `before` would be made from now: names and hashes.

    Both are `PrintFile.inputs`. Cards that no longer exist are left out. While the debate
    has errors, nothing is known about its cards, and all stay as they were.
    """
    kinds = {kind.id: kind for kind in KINDS}
    problems = Problems()
    found = {}
    try:
        assembly = assemble(rebuild_request(request, finished), problems)
        problems.stop_on_errors()
        deck = Deck.of(assembly.inputs.debate, assembly.packets, finished.paper, request.layers)
        table = {role.id: role for role in deck.context.roles}
        for name in before:
            kind, *roles = name.split("/")
            if kind in kinds and table.keys() >= set(roles):
                some = [table[role] for role in roles]
                found[name] = deck.render(kinds[kind], some, problems).digest
    except (BadInput, BadUsage):
        return before
    return found
