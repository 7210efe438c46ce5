"""How many students roles need where they are dealt to, and whether places hold too many roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product

from kit.cast.deal import Dealt
from kit.cast.notes import SIDES
from kit.cast.tables import Layout
from kit.model.places import FormatSeats


def needed(dealt: Sequence[Dealt], seats: FormatSeats, layout: Layout) -> int:
    """How many students these roles need at least."""
    found = 0
    held = Counter((each.place.id, each.table) for each in dealt)
    for place, table in product(seats.all_places, range(1, layout.tables + 1)):
        here = held[place.id, table]
        least = here * (place.each or seats.each).min
        if place.students is not None and (here or place.do is not None):
            least = max(place.students.min, here)
        found += least
    return found + _to_even(dealt, seats)


def _to_even(dealt: Sequence[Dealt], seats: FormatSeats) -> int:
    """How many more students the weaker side needs, if each role has as few as it can."""
    sides = Counter[int]()
    for each in dealt:
        least = (each.place.each or seats.each).min
        sides[SIDES.get(each.place.side or each.role.facts.stance, 0)] += least
    return max(0, abs(sides[1] - sides[-1]) - 1)


def is_crowded(dealt: Sequence[Dealt]) -> bool:
    """Whether a place of a table has more roles than it takes."""
    held = Counter((each.place.id, each.table) for each in dealt)
    most = {each.place.id: each.place.roles.max for each in dealt}
    return any(count > most[place] for (place, _), count in held.items())
