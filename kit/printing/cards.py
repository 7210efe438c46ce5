"""Cards to cut out: ballots, time cards, role cards, name tents."""

from __future__ import annotations

import dataclasses
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kit.model.context import ForEveryone
from kit.model.debate import Debate
from kit.model.printing import MM, Document, Leaf, PageRef, Player
from kit.model.public import PublicRole
from kit.pipeline.build import assemble
from kit.printing.deck import BY_ROLE, KINDS, CardKind, Deck, made_from
from kit.printing.imposition.copier import row
from kit.printing.imposition.grid import Grid, grid
from kit.printing.imposition.measure import measure
from kit.printing.imposition.sources import Sources
from kit.printing.print_sheets import Rendered, typeset_page
from kit.printing.rebuild_request import rebuild_request
from kit.printing.request import CopierPlan, PrintFile
from kit.printing.run import PrintRun
from kit.problems import BadUsage, Problems, did_you_mean
from kit.publish import write_whole

PAPER = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}


def plan_cards(run: PrintRun, members: Sequence[Player], problems: Problems) -> CopierPlan:
    """The cards of a debate, typeset, and how they are laid on paper.

    Raises `BadInput` and `CannotWork` as a build does, and `BadUsage` for cards or roles that do
    not exist.
    """
    request, finished = run.request, run.finished
    assembly = assemble(rebuild_request(request, finished), problems)
    problems.stop_on_errors()
    debate = assembly.inputs.debate
    deck = Deck.of(debate, assembly.packets, finished.paper, request.layers)
    table = deck.context.roles
    kinds, roles = _wanted(request.only, table)
    in_role = Counter(player.role for player in members)
    files = []
    for kind in kinds:
        rendered = deck.render(kind, roles, problems)
        wanted = _copies(kind, roles, deck.context, in_role, request.copies)
        if not wanted:
            continue
        pages = _typeset(run, kind, rendered, len(wanted), debate, problems)
        file = _file(kind, pages, wanted, PAPER[finished.paper], run.sources)
        inputs = {made_from(kind, roles): rendered.digest}
        files.append(dataclasses.replace(file, inputs=inputs))
    return CopierPlan(tuple(files), ())


def _wanted(
    only: Sequence[str], roles: Sequence[PublicRole]
) -> tuple[tuple[CardKind, ...], tuple[PublicRole, ...]]:
    """The kinds of cards and the roles asked for; all if none is named."""
    kinds, ids = {kind.id for kind in KINDS}, {role.id for role in roles}
    for name in only:
        if name not in kinds | ids:
            raise BadUsage(
                f"there are no cards “{name}”, nor a role of that name at the table",
                did_you_mean(name, kinds | ids),
            )
    some_roles = tuple(role for role in roles if role.id in only)
    some_kinds = tuple(kind for kind in KINDS if kind.id in only)
    if some_roles and not some_kinds:
        some_kinds = tuple(kind for kind in KINDS if kind.id in BY_ROLE)
    return some_kinds or KINDS, some_roles or tuple(roles)


def _typeset(
    run: PrintRun,
    kind: CardKind,
    rendered: Rendered,
    cards: int,
    debate: Debate,
    problems: Problems,
) -> tuple[PageRef, ...]:
    """The pages of a kind of so many cards, each of the card's size.

    Raises `BadInput`.
    """
    part = typeset_page(rendered, debate, run.request.cache, problems)
    path = run.scratch / kind.id
    write_whole(path, part.pdf)
    pages = run.sources.pages(path)
    if len(pages) != cards * (2 if kind.backs else 1):
        problems.error(
            debate.source.at(1),
            f"the words for the cards “{kind.title}” do not fit a card of "
            f"{kind.size[0]:g} × {kind.size[1]:g} mm",
            "shorten the names and lines of roles, or the titles of clauses",
        )
    problems.stop_on_errors()
    return pages


def _copies(
    kind: CardKind,
    roles: Sequence[PublicRole],
    context: ForEveryone,
    in_role: Mapping[str, int],
    copies: int | None,
) -> tuple[int, ...]:
    """How many of each card: role cards by the cast, ballots as the vote needs, one name tent."""
    if kind.id == "ballots":
        return tuple(copies or count for count in _ballots(context, in_role))
    if kind.id == "time-cards":
        return (copies or 1,) * len(context.procedure.cards)
    if kind.id == "role-cards":
        return tuple(copies or in_role[role.id] or 1 for role in roles)
    return (copies or 1,) * len(roles)


def _ballots(context: ForEveryone, in_role: Mapping[str, int]) -> Iterator[int]:
    """How many of each sign, of each kind of slip, and of the ballot of a negotiation."""
    voting = sum(in_role[role.id] > 0 for role in context.roles) or len(context.roles)
    if context.vote is not None:
        yield from (1 for _ in context.vote.signs)
        for slip in context.vote.slips:
            by = {"student": sum(in_role.values()) or voting, "role": voting}
            yield slip.number or by[slip.each]
    if context.procedure.negotiates:
        yield voting


def _file(
    kind: CardKind,
    pages: Sequence[PageRef],
    copies: Sequence[int],
    paper: tuple[float, float],
    sources: Sources,
) -> PrintFile:
    cells = grid(paper, (kind.size[0] * MM, kind.size[1] * MM))
    step = 2 if kind.backs else 1
    cards = [step * index + 1 for index, count in enumerate(copies) for _ in range(count)]
    leaves = tuple(
        _leaf(cards[at : at + cells.cells], cells, backs=kind.backs)
        for at in range(0, len(cards), cells.cells)
    )
    document = Document(kind.title, tuple(pages), "cards")
    keys = [sources.key(ref) for ref in pages]
    share = math.sqrt(cells.card[0] * cells.card[1] / (paper[0] * paper[1]))
    line = row(kind.title, leaves, keys, 1, measure(dict(zip(keys, pages, strict=True))), share)
    return PrintFile(
        f"cards-{kind.id}.pdf",
        ((document, leaves),),
        (dataclasses.replace(line, copies=len(cards), duplex=len(leaves)),),
        1.0,
        cells,
        folded=kind.folded,
    )


def _leaf(cards: Sequence[int], cells: Grid, *, backs: bool) -> Leaf:
    """A sheet of paper full of cards, each back behind its front."""
    blanks = (None,) * (cells.cells - len(cards))
    return Leaf((*cards, *blanks), (*(card + 1 for card in cards), *blanks) if backs else None)
