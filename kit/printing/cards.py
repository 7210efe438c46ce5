"""Cards to cut out: ballots, time cards, role cards, name tents."""

from __future__ import annotations

import dataclasses
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.casting import RosterSource
from kit.imposition.copier import row
from kit.imposition.grid import Grid, grid
from kit.imposition.measure import measure
from kit.imposition.sources import Sources
from kit.model.context import ForEveryone, PublicRole
from kit.model.printing import MM, Document, ForCards, Leaf, PageRef, Player
from kit.model.sheets import Sheet
from kit.prepare import Prepared, prepare
from kit.printing.finished import Finished
from kit.printing.request import FilePlan, PrintPlan, PrintRequest
from kit.printing.typesetting import typeset_plain
from kit.problems import BadUsage, Problems, did_you_mean
from kit.request import Request

PAPER = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of card: its size in mm, whether it has a back, and whether it is folded."""

    id: str
    title: str
    size: tuple[float, float]
    backs: bool = False
    folded: bool = False


KINDS = (
    Kind("ballots", "Ballots", (94, 129)),
    Kind("time-cards", "Time cards", (94, 129)),
    Kind("role-cards", "Role cards", (94, 64), backs=True),
    Kind("name-tents", "Name tents", (188, 129), folded=True),
)
_BY_ROLE = frozenset({"role-cards", "name-tents"})


def plan_cards(
    request: PrintRequest,
    finished: Finished,
    players: Sequence[Player],
    sources: Sources,
    scratch: Path,
    problems: Problems,
) -> PrintPlan:
    """The cards of a debate, typeset into `scratch`, and how they are laid on paper.

    Raises `BadInput` and `CannotWork` as a build does, and `BadUsage` for cards or roles that
    there are not.
    """
    prepared = _prepared(request, finished, problems)
    context = next(
        order.context for order in prepared.plan.sheets if isinstance(order.context, ForEveryone)
    )
    kinds, roles = _wanted(request.only, context.roles)
    in_role = Counter(player.role for player in players)
    files = []
    for kind in kinds:
        cards = ForCards(
            language=context.language,
            kind=kind.id,
            title=kind.title,
            debate=context.debate,
            roles=roles,
        )
        pages = _typeset(request, kind, cards, prepared, finished, scratch, sources, problems)
        wanted = _copies(kind, roles, context.roles, in_role, request.copies)
        files.append(_file(kind, pages, wanted, PAPER[finished.paper], sources))
    return PrintPlan(tuple(files), (), 0)


def _prepared(request: PrintRequest, finished: Finished, problems: Problems) -> Prepared:
    """The debate as the build had it."""
    plan = request.saved_plan
    asked = Request(
        project=request.project,
        user=request.user,
        debate=request.debate,
        out=request.out,
        cache=request.cache,
        paper=finished.paper,
        format=finished.format if plan is None else None,
        minutes=finished.minutes,
        start=finished.start,
        source=RosterSource(plan=plan),
        students=finished.students,
        extra=finished.extra,
    )
    return prepare(asked, problems)


def _wanted(
    only: Sequence[str], roles: Sequence[PublicRole]
) -> tuple[tuple[Kind, ...], tuple[PublicRole, ...]]:
    """The kinds of cards and the roles asked for; all where none is named."""
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
        some_kinds = tuple(kind for kind in KINDS if kind.id in _BY_ROLE)
    return some_kinds or KINDS, some_roles or tuple(roles)


def _typeset(
    request: PrintRequest,
    kind: Kind,
    cards: ForCards,
    prepared: Prepared,
    finished: Finished,
    scratch: Path,
    sources: Sources,
    problems: Problems,
) -> tuple[PageRef, ...]:
    """The pages of a kind of card, each of the card's size. Raises `BadInput`."""
    sheet = Sheet(id=kind.id, title=kind.title, audience="everyone")
    part = typeset_plain(
        f"print/cards/{kind.id}.html.j2",
        sheet,
        cards,
        prepared.debate,
        finished.paper,
        request.layers,
        request.cache,
        problems,
    )
    path = scratch / kind.id
    path.write_bytes(part.pdf)
    pages = sources.pages(path)
    expected = {"ballots": 1, "time-cards": 4, "role-cards": 2 * len(cards.roles)}
    if len(pages) != expected.get(kind.id, len(cards.roles)):
        problems.error(
            prepared.debate.source.at(1),
            f"the words for the cards “{kind.title}” do not fit a card of "
            f"{kind.size[0]:g} × {kind.size[1]:g} mm",
            "shorten the names and lines of roles, or the titles of clauses",
        )
    problems.stop_on_errors()
    return pages


def _copies(
    kind: Kind,
    roles: Sequence[PublicRole],
    table: Sequence[PublicRole],
    in_role: Mapping[str, int],
    copies: int | None,
) -> tuple[int, ...]:
    """How many of each card: by the cast, else one a role; name tents one a role."""
    voters = sum(in_role[role.id] for role in table) or len(table)
    if kind.id == "ballots":
        return (copies or voters,)
    if kind.id == "time-cards":
        return (copies or 1,) * 4
    if kind.id == "role-cards":
        return tuple(copies or in_role[role.id] or 1 for role in roles)
    return (copies or 1,) * len(roles)


def _file(
    kind: Kind,
    pages: Sequence[PageRef],
    copies: Sequence[int],
    paper: tuple[float, float],
    sources: Sources,
) -> FilePlan:
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
    return FilePlan(
        f"cards-{kind.id}.pdf",
        ((document, leaves),),
        (dataclasses.replace(line, copies=len(cards), duplex=len(leaves)),),
        1.0,
        cells,
        folded=kind.folded,
    )


def _leaf(cards: Sequence[int], cells: Grid, *, backs: bool) -> Leaf:
    """A sheet of paper full of cards; the backs as they belong to the fronts."""
    blanks = (None,) * (cells.cells - len(cards))
    return Leaf((*cards, *blanks), (*(card + 1 for card in cards), *blanks) if backs else None)
