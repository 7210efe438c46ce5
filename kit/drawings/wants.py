"""The stakeholder map: who openly wants what from whom, on the map of the debate or as a ring."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kit.drawings.cards import GAP, card, near
from kit.drawings.ground import Plane, lay_ground
from kit.drawings.look import WIDTH
from kit.drawings.margins import Group, margins
from kit.drawings.ring import in_ring
from kit.drawings.routes import Board
from kit.drawings.space import way_of
from kit.model.debate import Want
from kit.model.diagram import Look, Rect
from kit.model.map_drawing import Card, Margin, WantLine, WantsDrawing, Wish, WishRow
from kit.model.public import PublicRole
from kit.model.region import DebateMap, Outline, Spot

MOST_LINES = 6
_TRIED = 20
"""Wants for which a way is sought, the first of the list."""
_LONGEST = 60
"""Characters on a line; what says more is in the table."""
_RING = 118.0
"""The least height of a ring, in millimeters."""
_TO_DRAW = 150.0
"""That of a ring in which students draw the lines."""
_TALLEST = 166.0
"""Millimeters that a map with its margins may take: more does not fit below a large masthead."""
_MARK = re.compile(r"\s*\[(inference|source[^\]]*)\]")
ELSEWHERE = "Elsewhere"


@lru_cache(maxsize=64)
def draw_wants(
    wants: tuple[Want, ...],
    roles: tuple[PublicRole, ...],
    drawn: DebateMap | None,
    outline: Outline,
    look: Look,
) -> WantsDrawing:
    """Draw what the roles at the table want from each other.

    At most `MOST_LINES` wants are lines, at most one between two roles, in the order of the list;
    what finds no way without crossing another is in the `rest`. Where nobody has written what the
    roles want, they stand there alone, for students to draw the lines.
    """
    by_id = {role.id: role for role in roles}
    shown = [want for want in wants if want.who in by_id and want.whom in by_id]
    # In a list, two wants may be the same.
    shown = list(dict.fromkeys(shown))
    asked = [want for want in shown if len(_words(want)) <= _LONGEST]
    asked = sorted(asked, key=lambda want: want.short is None)[:_TRIED]
    boxed: tuple[Margin, ...] = ()
    if drawn is not None and drawn.roles:
        cards = _on_map(by_id, drawn, look)
        boxed = _beside(
            shown, asked[:MOST_LINES], by_id, drawn, {each.role for each in cards}, look
        )
        height = max(each.box.y + each.box.height for each in boxed) if boxed else 0.0
        height = max(height, Plane.of(drawn).frame.height) + 0.4
    else:
        named = {name for want in shown for name in (want.who, want.whom)} or by_id.keys()
        ring = [card(each, look) for each in roles if each.id in named]
        cards, height = in_ring(ring, look, _RING if shown else _TO_DRAW)
    everyone = (*cards, *(each for group in boxed for each in group.cards))
    boxes = {each.role: each.box for each in everyone}
    written = [words.box for each in boxed for words in (each.words, each.others) if words]
    whole = Rect(x=0, y=0, width=WIDTH, height=height)
    frames = [each.box for each in boxed]
    if drawn is not None and drawn.roles:
        frames.append(Plane.of(drawn).frame)
    board = Board(look, whole, [*boxes.values(), *written], frames)
    lines = _lines(asked, board, boxes, by_id)
    ground = None
    if drawn is not None and drawn.roles:
        points = [point for line in lines.values() for point in way_of(line.arrow)]
        spots = [Rect(x=x - 1.5, y=y - 1.5, width=3, height=3) for x, y in points]
        told = frozenset(by_id[each.role].short for each in cards)
        taken = [*boxes.values(), *board.labels, *spots]
        ground = lay_ground(drawn, outline, look, taken, told)
    return WantsDrawing(
        look=look,
        width=WIDTH,
        height=round(height, 2),
        ground=ground,
        margins=boxed,
        cards=cards,
        lines=tuple(lines.values()),
        rest=_rows([want for want in shown if want not in lines], by_id),
        all=_rows(shown, by_id),
    )


def _lines(
    asked: Sequence[Want],
    board: Board,
    boxes: Mapping[str, Rect],
    by_id: Mapping[str, PublicRole],
) -> dict[Want, WantLine]:
    """The lines for which there is a way, one between two roles; `boxes` are their cards."""
    lines: dict[Want, WantLine] = {}
    pairs: set[frozenset[str]] = set()
    for want in asked:
        pair = frozenset((want.who, want.whom))
        if len(lines) == MOST_LINES or pair in pairs or not pair <= boxes.keys():
            continue
        found = board.add(boxes[want.who], boxes[want.whom], _words(want))
        if found is not None:
            pairs.add(pair)
            lines[want] = WantLine(
                who=by_id[want.who].short,
                whom=by_id[want.whom].short,
                what=want.what,
                arrow=found[0],
                words=found[1],
            )
    return lines


def _on_map(by_id: Mapping[str, PublicRole], drawn: DebateMap, look: Look) -> tuple[Card, ...]:
    """The cards of the roles that have a place on the map, as far as there is room there."""
    plane = Plane.of(drawn)
    cards: list[Card] = []
    for name, at in role_spots(drawn).items():
        if name in by_id:
            taken = [each.box for each in cards]
            own = card(by_id[name], look)
            placed = near(own, look, plane.at(at), plane.frame, taken)
            if placed is not None:
                cards.append(placed)
    return tuple(cards)


def _beside(
    shown: Sequence[Want],
    asked: Sequence[Want],
    by_id: Mapping[str, PublicRole],
    drawn: DebateMap,
    on_map: set[str],
    look: Look,
) -> tuple[Margin, ...]:
    """The margins of the map, with cards for all of their roles if there is room.

    Those that a line may lead to stand first, in the order of what they have to do with on the map.
    """
    groups = [(each.title, each.roles) for each in drawn.margins]
    named = on_map | {name for _, names in groups for name in names}
    wanting = dict.fromkeys(name for want in shown for name in (want.who, want.whom))
    groups.append((ELSEWHERE, tuple(name for name in wanting if name not in named)))
    spots = role_spots(drawn)

    def order(role: PublicRole) -> tuple[bool, float]:
        ends = [
            {want.who, want.whom} - {role.id} for want in asked if role.id in (want.who, want.whom)
        ]
        xs = [spots[name][0] for pair in ends for name in pair if name in spots]
        return not ends, sum(xs) / len(xs) if xs else drawn.region[2]

    found = []
    for title, names in groups:
        here = [by_id[name] for name in names if name in by_id and name not in on_map]
        if here:
            found.append(Group(title, tuple(sorted(here, key=order))))
    top = Plane.of(drawn).frame.height + GAP
    made = margins(found, look, top)
    if made and max(each.box.y + each.box.height for each in made) > _TALLEST:
        made = margins([_fewer(group, asked) for group in found], look, top)
    return made


def _fewer(group: Group, asked: Sequence[Want]) -> Group:
    """The group with cards only for the roles that the first wants are about."""
    first = {name for want in asked for name in (want.who, want.whom)}
    return Group(
        group.title,
        tuple(role for role in group.roles if role.id in first),
        tuple(role for role in group.roles if role.id not in first),
    )


def role_spots(drawn: DebateMap) -> dict[str, Spot]:
    """Where each role is on the map; those at a place that is not there are left out."""
    places = {place.name: place.at for place in drawn.places}
    spots = {}
    for each in drawn.roles:
        at = each.at if each.at is not None else places.get(each.place or "")
        if at is not None:
            spots[each.role] = at
    return spots


def _words(want: Want) -> str:
    """What a line says: in short if the debate has that, else without the marks of sources."""
    return (want.short or _MARK.sub("", want.what)).replace(" (", "\u00a0(")


def _rows(rest: Sequence[Want], by_id: Mapping[str, PublicRole]) -> tuple[WishRow, ...]:
    """The wants that no line says, by role in the order of their numbers."""
    wishes: dict[str, list[Wish]] = {}
    for want in rest:
        wishes.setdefault(want.who, []).append(Wish(what=want.what, whom=by_id[want.whom].short))
    who = sorted(wishes, key=lambda name: by_id[name].number)
    return tuple(WishRow(who=by_id[name].short, wishes=tuple(wishes[name])) for name in who)
