"""Seats a class with a new cast for a class list."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence

from kit.cast.apart import too_many_apart
from kit.cast.notes import table_notes, wish_notes
from kit.cast.propose import propose
from kit.cast.seats import Wanted, seats_for
from kit.model.cast import CastOptions, Clash, Seated
from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.roster import Roster, Student
from kit.problems import Place, Problems

MOST_NAMED = 5
"""Students that a message names; it counts the others."""


def seat_class(
    roster: Roster, debate: Debate, chosen: Format, options: CastOptions, problems: Problems
) -> Seated | None:
    """Propose a cast for a class list; None and a problem that names the rules if they clash."""
    here = [student for student in roster.students if not student.facts.absent]
    if not here:
        problems.error(Place(roster.path), "all students are absent")
        return None
    pinned = {student.facts.pinned for student in here if student.facts.pinned is not None}
    # Roles that somebody had stay at the table, even if the class is now smaller: otherwise a
    # late change would move students who need not move.
    kept = _kept(options, debate)
    wanted = Wanted(pinned | set(options.extra), _tables(options), kept)
    seats = seats_for(debate, chosen, len(here), wanted)
    if (crowd := too_many_apart(here, seats)) is not None:
        problems.error(
            crowd[0].place,
            f"{len(crowd)} students are all to be apart from one another, and there are only "
            f"{len({seat.delegation for seat in seats})} tables: {_named(crowd)}",
            "let some of them sit together: take names out of “apart”",
        )
        return None
    cast = propose(
        roster, seats, seed=options.seed, previous=options.previous, earlier=options.earlier
    )
    if isinstance(cast, Clash):
        problems.error(
            here[0].place if len(cast.rules) == 0 else _place(roster, cast.rules),
            "these rules cannot all be kept: " + "; ".join(cast.rules),
            "change one of them",
        )
        return None
    notes = (*cast.notes, *wish_notes(here, seats, debate), *table_notes(cast, seats, chosen))
    return Seated(roster, dataclasses.replace(cast, notes=notes), seats, chosen)


def _kept(options: CastOptions, debate: Debate) -> dict[str, list[tuple[int, str | None]]]:
    """The seats of the roles that somebody had in the cast to keep."""
    if options.previous is None:
        return {}
    seats = {seat.id: seat for seat in options.seats}
    roles = {role.id for role in debate.roles}
    found: dict[str, list[tuple[int, str | None]]] = {}
    for each in options.previous.seatings:
        seat = seats.get(each.seat)
        if seat is not None and seat.plays in roles:
            found.setdefault(seat.plays, [])
            if (seat.table, seat.place) not in found[seat.plays]:
                found[seat.plays].append((seat.table, seat.place))
    return found


def _tables(options: CastOptions) -> int | None:
    if options.tables is not None or not options.seats:
        return options.tables
    return max(seat.table for seat in options.seats)


def _named(students: Sequence[Student]) -> str:
    shown = [student.key for student in students[:MOST_NAMED]]
    more = len(students) - len(shown)
    return ", ".join([*shown, *([f"and {more} more"] if more else [])])


def _place(roster: Roster, rules: Collection[str]) -> Place:
    """The place in the class list of the first student that a rule names."""
    said = " ".join(rules)
    named = (student for student in roster.students if student.name in said)
    student: Student | None = next(named, None)
    return Place(roster.path) if student is None else student.place
