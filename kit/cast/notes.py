"""What a teacher should know about a new cast, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kit.model.cast import Cast, Seat
from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.roster import Student

WISHES = ("first", "second", "third")
SIDES = {"support": 1, "oppose": -1, "yes": 1, "no": -1}
"""Which side a seat is on, by what is argued there, or else by what its role thinks."""
MOST_FOR_NEW_PARTNERS = 30
"""Students. In a larger class, or over several debates, finding new partners takes minutes."""


def seat_notes(
    here: Sequence[Student], seats: Sequence[Seat], seat_of: Mapping[str, str]
) -> tuple[str, ...]:
    """Notes on how many students got which wish, and on uneven sides."""
    notes = []
    plays = {seat.id: seat.plays for seat in seats}
    got_role = {key: plays[seat] for key, seat in seat_of.items()}
    wishing = [student for student in here if student.facts.wishes]
    if wishing:
        granted = Counter(
            student.facts.wishes.index(got_role[student.key])
            for student in wishing
            if got_role[student.key] in student.facts.wishes
        )
        got = [
            f"{granted[place]} got their {word} wish"
            for place, word in enumerate(WISHES)
            if granted[place]
        ]
        none = len(wishing) - sum(granted[place] for place in range(len(WISHES)))
        said = ", ".join([*got, *([f"{none} none of them"] if none else [])])
        notes.append(f"of {len(wishing)} who named wishes, {said}")
    stances = {seat.id: SIDES.get(seat.side or seat.stance or "", 0) for seat in seats}
    sides = Counter(stances[seat] for seat in seat_of.values())
    if abs(sides[1] - sides[-1]) > 1:
        notes.append(
            f"the sides are uneven, {sides[1]} for and {sides[-1]} against: "
            "the rules leave no other way"
        )
    return tuple(notes)


def partner_notes(earlier: Sequence[Cast], students: int) -> tuple[str, ...]:
    """Notes on partners who may meet again; `students` is the number of those with rules."""
    if earlier and students > MOST_FOR_NEW_PARTNERS:
        return ("earlier partners may meet again: the class is too large to part them all",)
    if len(earlier) > 1:
        return ("of earlier partners, those of the last debate were kept apart where it could be",)
    return ()


def wish_notes(here: Sequence[Student], seats: Sequence[Seat], debate: Debate) -> tuple[str, ...]:
    """A note for each role that somebody wishes for and that has no seat, with the way to one."""
    there = {seat.plays for seat in seats}
    names = {role.id: role.facts.name for role in debate.roles}
    wishing: dict[str, list[str]] = {}
    for student in here:
        for wish in student.facts.wishes:
            if wish in names and wish not in there:
                wishing.setdefault(wish, []).append(student.key)
    return tuple(
        f"{names[role]} is not at the table, and {', '.join(keys)} "
        f"{'wishes' if len(keys) == 1 else 'wish'} for it: --with {role} seats it"
        for role, keys in wishing.items()
    )


def table_notes(cast: Cast, seats: Sequence[Seat], chosen: Format) -> tuple[str, ...]:
    """Notes on duties that nobody is left for, on blocs, and on tables that are too full."""
    notes = []
    taken = {seating.seat for seating in cast.seatings}
    facts = chosen.facts.seats
    duties = {} if facts is None else {duty.id: duty for duty in facts.duties}
    for seat in seats:
        duty = duties.get(seat.plays)
        if duty is not None and duty.least and seat.id not in taken:
            where = f" of {seat.where}" if seat.where else ""
            calm = [
                other.name
                for other in seats
                if other.table == seat.table and other.stance == "undecided" and other.id in taken
            ]
            or_ask = f", or ask {calm[0]}, which takes no side" if calm else ""
            notes.append(
                f"no student is left for this duty: {seat.name}{where}. Do it yourself{or_ask}"
            )
    blocs: dict[tuple[str, str], list[str]] = {}
    for seat in seats:
        if seat.bloc:
            blocs.setdefault((seat.bloc, seat.where), []).append(seat.name)
    for (_, where), names in blocs.items():
        at = f" at {where}" if where else ""
        notes.append(f"{' and '.join(names)} share a seat{at}: one of them speaks for both")
    if facts is not None and facts.tables is not None:
        for table in sorted({seat.table for seat in seats}):
            voices = {
                seat.bloc or seat.plays
                for seat in seats
                if seat.table == table and seat.stance is not None
            }
            if len(voices) > facts.tables.seats:
                notes.append(
                    f"{facts.tables.name} {table} has {len(voices)} seats, more than "
                    f"{facts.tables.seats}: ask for more with --tables"
                )
    return tuple(notes)
