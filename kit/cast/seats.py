"""Which seats a class has, by its size, the format, and the ranks of the roles."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from kit.cast.deal import Dealt, deal, each_once
from kit.cast.needed import is_crowded, needed
from kit.cast.tables import Layout, layout_of
from kit.cast.without_roles import delegation_of, duty_seats, empty_places, least_of
from kit.model.cast import Seat
from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.places import CountRange, Duty, FormatSeats
from kit.model.role import Role

ANY_SEATS = FormatSeats(roles=CountRange(min=1, max=40), each=CountRange(min=1, max=40))
"""The seats of a format that names none."""
Kept = Mapping[str, Sequence[tuple[int, str | None]]]
"""By the id of a role: at which tables and places it sits in a saved cast; None for any place."""


@dataclasses.dataclass(frozen=True, slots=True)
class Wanted:
    """Which roles are at the table whatever the size of the class, and how many tables there are.

    `roles` are asked for; those in `kept` have the seats of a saved cast.
    """

    roles: Collection[str] = ()
    tables: int | None = None
    kept: Kept = dataclasses.field(default_factory=dict)


def seats_for(
    debate: Debate, chosen: Format, students: int, wanted: Wanted = Wanted()
) -> tuple[Seat, ...]:
    """The seats of a class: those of roles in the order of their numbers, then the duties.

    By rank, there are as many roles as the format seats and as the number of `students` allows;
    those that are `wanted` are there in any case. If the class is too large or too small for the
    format, its bounds are relaxed evenly, so that everybody has a seat.
    """
    seats = chosen.facts.seats or ANY_SEATS
    ids = {*wanted.roles, *wanted.kept}
    forced = [role for role in _by_rank(debate) if role.id in ids]
    cast = sum(not role.extension for role in debate.roles)
    layout = layout_of(seats, students, forced, cast, wanted.tables)
    # A role may have the id of a duty; a student may be pinned to a duty.
    taken = {role.id for role in forced}
    duties = [duty for duty in seats.duties if students >= duty.since and duty.id not in taken]
    least = sum(least_of(duty, layout) for duty in duties)
    if len(forced) > students - least:
        # Roles that are asked for come before duties: then the teacher chairs.
        duties, least = [dataclasses.replace(duty, least=0) for duty in duties], 0
    new = _dealt(debate, seats, layout, forced, max(1, students - least))
    dealt = _with_kept(new, wanted.kept, seats)
    made = list(_role_seats(dealt, seats, layout))
    made = _roomy(made, seats, layout, debate, students - least)
    # Who has a role may sit among those who have none: their place stays open for these.
    taken_at_first = {(each.place.id, each.table) for each in new}
    made += empty_places(
        [each for each in dealt if (each.place.id, each.table) in taken_at_first], seats, layout
    )
    spare = students - least - sum(seat.least for seat in made)
    made = _relaxed(made, duties, layout, students)
    order = {role.id: role.number for role in debate.roles}
    made.sort(key=lambda seat: (order.get(seat.plays, 0), seat.table))
    return (*made, *duty_seats(duties, layout, students, spare))


def _by_rank(debate: Debate) -> list[Role]:
    return sorted(debate.roles, key=lambda role: (role.extension, role.facts.rank))


def _dealt(
    debate: Debate, seats: FormatSeats, layout: Layout, forced: Sequence[Role], room: int
) -> tuple[Dealt, ...]:
    """Add role after role by rank, as long as all of them have enough students."""
    found = list(forced)
    best = deal(found, seats, layout.sizes(len(found))) if found else ()
    for role in _by_rank(debate):
        if role in found or role.extension or len(found) >= layout.most_roles:
            continue
        more = sorted([*found, role], key=lambda each: (each.extension, each.facts.rank))
        tried = deal(more, seats, layout.sizes(len(more)))
        fits = needed(tried, seats, layout) <= room and not is_crowded(tried)
        # A class that is too small for the format still has roles that can speak to each other.
        few = len(more) <= seats.roles.min * layout.tables and len(tried) <= room
        if fits or few or not best:
            found, best = more, tried
    return best


def _with_kept(dealt: Sequence[Dealt], kept: Kept, seats: FormatSeats) -> tuple[Dealt, ...]:
    """The seats of a saved cast in place of those that its roles would get."""
    places = {place.id: place for place in seats.all_places}
    found = []
    for each in dealt:
        told = kept.get(each.role.id, ()) or [(each.table, None)]
        for table, place in told:
            found.append(Dealt(each.role, places.get(place or "", each.place), table))
    return each_once(found)


def _role_seats(dealt: Sequence[Dealt], seats: FormatSeats, layout: Layout) -> Iterator[Seat]:
    seen: Counter[str] = Counter()
    blocs = layout.blocs(dealt)
    together = defaultdict[tuple[str, int], list[Dealt]](list)
    for each in dealt:
        together[each.place.id, each.table].append(each)
    for each in dealt:
        role, place = each.role, each.place
        here = together[place.id, each.table]
        least, most = _bounds(each, here, layout)
        seen[role.id] += 1
        end = str(each.table) if layout.tables > 1 else place.id
        bloc = blocs.get((role.id, each.table), "")
        yield Seat(
            id=role.id if seen[role.id] == 1 else f"{role.id}-{end}",
            name=role.facts.name,
            delegation=delegation_of(bloc or role.facts.delegation, each.table, layout),
            least=least,
            most=most,
            stance=role.facts.stance,
            of=role.id,
            place=place.id,
            table=each.table,
            where=layout.where(each.table),
            side=place.side,
            assigned=each.assigned,
            bloc=bloc,
            parts=place.parts,
        )


def _bounds(each: Dealt, here: Sequence[Dealt], layout: Layout) -> tuple[int, int | None]:
    """How many students a role has at least and at most, `here` being all roles at its place."""
    place, facts = each.place, each.role.facts
    whole = place.students
    if whole is None and layout.is_small:
        # The table is all there is, and its students are counted out.
        whole = CountRange(min=layout.students[each.table - 1], max=layout.students[each.table - 1])
    if whole is not None:
        index = here.index(each)
        return _share(whole.min, len(here), index), _share(whole.max, len(here), index)
    shared = place.each or layout.seats.each
    most = None if facts.absorber else min(facts.seats.max, shared.max)
    return shared.min if most is None else min(shared.min, most), most


def _share(whole: int, parts: int, index: int) -> int:
    return max(1, whole // parts + (index < whole % parts))


def _roomy(
    made: list[Seat], seats: FormatSeats, layout: Layout, debate: Debate, students: int
) -> list[Seat]:
    """If the seats are too few, roles sit in the places for everybody else as well."""
    roles = {role.id: role for role in debate.roles}
    ids = list(dict.fromkeys(seat.plays for seat in made))
    for place in seats.all_places:
        if place.fills or place.students is not None or layout.tables > 1:
            continue
        for role_id in ids:
            room = _room(made)
            if room is None or room >= students:
                return made
            if all((seat.plays, seat.place) != (role_id, place.id) for seat in made):
                seat = next(_role_seats([Dealt(roles[role_id], place, 1)], seats, layout))
                made.append(dataclasses.replace(seat, id=f"{role_id}-{place.id}", least=0))
    return made


def _room(made: Sequence[Seat]) -> int | None:
    """How many students there are seats for; None for any number."""
    mosts = [seat.most for seat in made if seat.most is not None]
    return sum(mosts) if len(mosts) == len(made) else None


def _relaxed(made: list[Seat], duties: Sequence[Duty], layout: Layout, students: int) -> list[Seat]:
    """The seats with bounds that a class of this size can keep."""
    mosts = [duty.most for duty in duties if not duty.spare]
    spare = sum(layout.tables for duty in duties if duty.spare)
    room = _room(made)
    if room is not None and None not in mosts:
        room += spare + sum(
            (duty.most or 0) * (layout.tables if duty.each_table else 1)
            for duty in duties
            if not duty.spare
        )
        if room < students:
            # Rounded up, so that the extra seats are enough.
            share = -(-(students - room) // len(made))
            made = [
                dataclasses.replace(seat, most=None if seat.most is None else seat.most + share)
                for seat in made
            ]
    made = _with_even_sides(made, students)
    least = sum(seat.least for seat in made)
    left = students - sum(least_of(duty, layout) for duty in duties)
    if least > left:
        # One each, or, if need be, empty seats; nobody is left for a duty then.
        some = 1 if len(made) <= left else 0
        made = [dataclasses.replace(seat, least=min(seat.least, some)) for seat in made]
    return made


def _with_even_sides(made: list[Seat], students: int) -> list[Seat]:
    """The seats with room for half of the class on each side, if all of it sits on a side."""
    if not all(seat.side and seat.least != seat.most for seat in made):
        return made
    found = []
    for seat in made:
        side = [other for other in made if other.side == seat.side]
        room = _room(side)
        if room is not None and seat.most is not None and 2 * room < students:
            most = -(-(students // 2 + 1) // len(side))
            found.append(dataclasses.replace(seat, most=most))
        else:
            found.append(seat)
    return found
