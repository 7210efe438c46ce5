"""Who sits at which table of a room, and the words on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from kit.model.cast import Placed, Seat
from kit.model.procedure import Spot

MOST_SHOWN = 8
"""Names at a table; of more students the rest is counted."""


@dataclass(frozen=True, slots=True)
class Group:
    """Those who sit together: what their table is called, and the words on it."""

    label: str
    lines: tuple[str, ...]
    students: int
    where: str = ""


def is_for_all(spot: Spot) -> bool:
    """Whether all sit here who have no place of their own; a mere sign is for nobody."""
    return not spot.seats and spot.sign is None


def groups_at(
    spot: Spot, seats: Sequence[Seat], placed: Sequence[Placed], names: Mapping[str, str]
) -> tuple[Group, ...]:
    """Those who sit at the tables of a spot, table by table."""
    here = [seat for seat in seats if is_for_all(spot) or seat.place in spot.seats]
    here.sort(key=lambda seat: seat.table)
    together: dict[tuple[str, int], list[Seat]] = {}
    for seat in here:
        key = {"role": seat.id, "place": seat.place, "table": ""}[spot.by]
        table = seat.table if spot.by != "place" else 0
        together.setdefault((key, table), []).append(seat)
    order = {name: index for index, name in enumerate(names)}
    sitting: dict[str, list[tuple[int, Placed]]] = {}
    for index, each in enumerate(placed):
        sitting.setdefault(each.seat.id, []).append((index, each))
    found = []
    for some in together.values():
        ids = {seat.id for seat in some}
        own = sorted((each for name in ids for each in sitting.get(name, ())), key=itemgetter(0))
        students = sorted(
            (each for _, each in own),
            key=lambda each: (order.get(each.seat.place, 0), each.part == "member"),
        )
        found.append(_group(spot, some, students, names))
    if placed:
        found = [group for group in found if group.students]
    if spot.half is not None:
        middle = (len(found) + 1) // 2
        found = found[:middle] if spot.half == "first" else found[middle:]
    return tuple(found)


def _group(
    spot: Spot, seats: Sequence[Seat], students: Sequence[Placed], names: Mapping[str, str]
) -> Group:
    first = seats[0]
    if spot.by == "role":
        label = first.name
        words = [_line(each, each.task) for each in students]
    else:
        label = names.get(first.place, first.name) if spot.by == "place" else first.where
        label = (label or names.get(first.place, first.name)).capitalize()
        words = [_line(each, each.task or _part(each.seat, seats, names)) for each in students]
        words = words or [names.get(seat.plays, seat.name) for seat in seats]
    if len(words) > MOST_SHOWN:
        words = [*words[:MOST_SHOWN], f"and {len(words) - MOST_SHOWN} more"]
    return Group(label, tuple(words), len(students), first.where if spot.by == "role" else "")


def _part(seat: Seat, seats: Sequence[Seat], names: Mapping[str, str]) -> str:
    """What tells those in a seat from the others at their table: the side, or else the role."""
    if len({each.table for each in seats}) == 1 and len({each.place for each in seats}) > 1:
        return names.get(seat.place, seat.name)
    return names.get(seat.plays, seat.name) if len(seats) > 1 else ""


def _line(each: Placed, what: str) -> str:
    return f"{each.for_teacher} · {what}" if what else each.for_teacher
