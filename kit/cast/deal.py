"""Deals roles to tables and places, by the rules in a format's data."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kit.model.places import CountRange, FormatSeats, Place
from kit.model.role import Role


@dataclass(frozen=True, slots=True)
class Dealt:
    """A role at a place of a table, counted from 1.

    It is `assigned` if the place argues a side that is not that of the role.
    """

    role: Role
    place: Place
    table: int

    @property
    def assigned(self) -> bool:
        """Whether the place asks those who sit here to argue what their role does not think."""
        return self.place.why is not None and self.role.facts.stance not in self.place.takes


def deal(roles: Sequence[Role], seats: FormatSeats, sizes: Sequence[int]) -> tuple[Dealt, ...]:
    """Deal roles, in the order of their ranks, to as many tables as there are `sizes`.

    A size is how many roles a table has. If the tables need more roles than there are, roles sit
    at several; if they need fewer, the last ones are left out. At each table, roles go first where
    a place takes their stance, then where there are the fewest.
    """
    places = seats.all_places
    if len(sizes) == 1:
        return tuple(Dealt(role, place, 1) for role, place in at_places(roles, places))
    found: list[Dealt] = []
    if any(place.side for place in places):
        # Sides are even over all tables, so that each role argues the same side at each.
        by_place: dict[str, list[Role]] = {place.id: [] for place in places}
        for role, place in at_places(roles, [_unbounded(place) for place in places]):
            by_place[place.id].append(role)
        for place in places:
            here = by_place[place.id] or list(roles)
            each = max(place.roles.min, sizes[0] // len(places))
            found += [
                Dealt(here[index % len(here)], place, index // each + 1)
                for index in range(len(sizes) * each)
            ]
        return each_once(found)
    for table, some in enumerate(_to_tables(roles, sizes), start=1):
        found += [Dealt(role, place, table) for role, place in at_places(some, places)]
    return tuple(found)


def each_once(dealt: Iterable[Dealt]) -> tuple[Dealt, ...]:
    """The same, but no role twice at one place of a table."""
    found = {(each.role.id, each.place.id, each.table): each for each in dealt}
    return tuple(found.values())


def at_places(roles: Sequence[Role], places: Sequence[Place]) -> list[tuple[Role, Place]]:
    """The place of each role at one table, in the order of the places and of the roles."""
    held: dict[str, list[Role]] = {place.id: [] for place in places}
    seated: set[str] = set()

    def sit(role: Role, choice: Sequence[Place]) -> None:
        if role.id in seated:
            return
        free = [place for place in choice if len(held[place.id]) < place.roles.max]
        if free:
            held[min(free, key=lambda place: len(held[place.id])).id].append(role)
            seated.add(role.id)

    # First the roles whose stance a place takes, by rank; then all others, where there are fewest.
    for number in range(max((len(place.takes) for place in places), default=0)):
        for role in roles:
            stance = (role.facts.stance,)
            sit(role, [each for each in places if each.takes[number : number + 1] == stance])
    fills = [each for each in places if each.fills]
    others = [each for each in places if not each.fills and each.roles.max > 1]
    # More roles than there is room for are there on request.
    any_number = [_unbounded(each) for each in fills or places]
    for role in roles:
        for choice in (fills, others, any_number):
            sit(role, choice)
    _fill_empty(held, places)
    rank = {role.id: index for index, role in enumerate(roles)}
    return [
        (role, place)
        for place in places
        for role in sorted(held[place.id], key=lambda role: rank[role.id])
    ]


def _fill_empty(held: dict[str, list[Role]], places: Sequence[Place]) -> None:
    """Give a place that needs roles and has too few one from the place that has the most."""
    for place in places:
        while len(held[place.id]) < place.roles.min and (place.fills or place.do is None):
            givers = [
                each
                for each in places
                if each.id != place.id
                and each.fills
                and len(held[each.id]) > max(1, len(held[place.id]) + 1, each.roles.min)
            ]
            if not givers:
                break
            giver = max(givers, key=lambda each: len(held[each.id]))
            held[place.id].append(held[giver.id].pop())


def _to_tables(roles: Sequence[Role], sizes: Sequence[int]) -> list[list[Role]]:
    """The roles of each table: each stance spread over the tables, each bloc at one.

    If there are fewer roles than seats, every role sits down before any sits a second time.
    """
    tables: list[list[Role]] = [[] for _ in sizes]
    needed = sum(sizes)
    rounds: list[Role] = []
    while len(rounds) < needed:
        some = list(roles[: needed - len(rounds)])
        rounds += sorted(some, key=lambda role: (role.facts.stance, roles.index(role)))
    there: list[set[str]] = [set() for _ in sizes]
    blocs: list[set[str]] = [set() for _ in sizes]
    room = list(sizes)
    for role in rounds:
        free = [
            index for index, left in enumerate(room) if left > 0 and role.id not in there[index]
        ]
        if free:
            # A bloc sits together; else the table that has the most room left is next.
            bloc = role.facts.bloc
            own = [] if bloc is None else [index for index in free if bloc in blocs[index]]
            chosen = max(own or free, key=room.__getitem__)
            tables[chosen].append(role)
            there[chosen].add(role.id)
            room[chosen] -= 1
            if bloc is not None:
                blocs[chosen].add(bloc)
    rank = {role.id: index for index, role in enumerate(roles)}
    return [sorted(some, key=lambda role: rank[role.id]) for some in tables]


def _unbounded(place: Place) -> Place:
    return dataclasses.replace(place, roles=CountRange(min=place.roles.min, max=40))
