"""Seats a class: with a new cast for a class list, or with a saved cast as it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence

from kit.cast.apart import too_many_apart
from kit.cast.propose import propose
from kit.cast.role_names import ids_by_name, plain_name
from kit.cast.seats import seats_for
from kit.model.cast import Cast, CastOptions, Clash, Seated
from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.profile import NO_MORE, RETIRED, STANDARD
from kit.model.roster import Roster, Student
from kit.model.saved_cast import SavedCast
from kit.problems import Place, Problems, did_you_mean

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
    previous = options.previous
    kept = set() if previous is None else {seating.seat for seating in previous.seatings}
    roles = {role.id for role in debate.roles}
    # Roles that somebody had stay at the table, even if the class is now smaller: otherwise a
    # late change would move students who need not move.
    seats = seats_for(debate, chosen, len(here), pinned | (kept & roles), options.extra)
    if (crowd := too_many_apart(here, seats)) is not None:
        problems.error(
            crowd[0].place,
            f"{len(crowd)} students are all to be apart from one another, and there are only "
            f"{len({seat.delegation for seat in seats})} tables: {_named(crowd)}",
            "let some of them sit together: take names out of “apart”",
        )
        return None
    cast = propose(roster, seats, seed=options.seed, previous=previous, earlier=options.earlier)
    if isinstance(cast, Clash):
        problems.error(
            here[0].place if len(cast.rules) == 0 else _place(roster, cast.rules),
            "these rules cannot all be kept: " + "; ".join(cast.rules),
            "change one of them",
        )
        return None
    return Seated(roster, cast, seats, chosen)


def _named(students: Sequence[Student]) -> str:
    shown = [student.key for student in students[:MOST_NAMED]]
    more = len(students) - len(shown)
    return ", ".join([*shown, *([f"and {more} more"] if more else [])])


def seat_saved(
    saved: SavedCast,
    debate: Debate,
    chosen: Format,
    extra: Collection[str],
    profiles: Collection[str],
    problems: Problems,
) -> Seated | None:
    """The class of a saved cast, seated as saved; None and problems if it does not fit.

    `chosen` is the format. `extra` are the ids of roles that are at the table in any case;
    `profiles` are the ids of all print profiles.
    """
    before = len(problems.errors)
    if saved.facts.debate != debate.id:
        problems.error(
            saved.source.place("debate"),
            f"this cast is for the debate “{saved.facts.debate}”, not for “{debate.id}”",
        )
    roles = {role.id for role in debate.roles}
    count = len(saved.cast.seatings)
    seats = seats_for(debate, chosen, max(count, 2), (), tuple(extra))
    by_name = ids_by_name(debate.roles, seats)
    # A teacher who edits the plan writes “The parents” as well as “parents”.
    cast = dataclasses.replace(
        saved.cast,
        seatings=tuple(
            dataclasses.replace(each, seat=by_name.get(plain_name(each.seat), each.seat))
            for each in saved.cast.seatings
        ),
    )
    taken = {seating.seat for seating in cast.seatings}
    seats = seats_for(debate, chosen, max(count, 2), taken & roles, tuple(extra))
    known = [each.id for each in seats]
    for index, student in enumerate(saved.facts.students):
        word = student.role
        role = None if word is None else by_name.get(plain_name(word), word)
        if word is not None and not student.absent and role not in known:
            problems.error(
                saved.source.place("students", index, "role"),
                f"there is no role or duty “{word}” at this table",
                did_you_mean(word, {*known, *roles}),
            )
        if student.profile in RETIRED - set(profiles):
            place = saved.source.place("students", index, "profile")
            problems.warn(place, NO_MORE.format(student.profile), "remove the line")
        elif student.profile not in profiles:
            problems.error(
                saved.source.place("students", index, "profile"),
                f"there is no profile “{student.profile}”",
                did_you_mean(student.profile, profiles),
            )
    if len(problems.errors) > before:
        return None
    return Seated(_with_profiles(saved.roster, profiles), _with_leads(cast), seats, chosen)


def _with_profiles(roster: Roster, profiles: Collection[str]) -> Roster:
    """The class with the standard profile in place of those that there are no more."""
    students = tuple(
        dataclasses.replace(each, facts=dataclasses.replace(each.facts, profile=STANDARD))
        if each.facts.profile in RETIRED - set(profiles)
        else each
        for each in roster.students
    )
    return dataclasses.replace(roster, students=students)


def _with_leads(cast: Cast) -> Cast:
    """The cast with a lead in each seat: the first student there, if the teacher named none."""
    led = {seating.seat for seating in cast.seatings if seating.part == "lead"}
    seatings = []
    for seating in cast.seatings:
        first = seating.seat not in led
        led.add(seating.seat)
        seatings.append(dataclasses.replace(seating, part="lead") if first else seating)
    return dataclasses.replace(cast, seatings=tuple(seatings))


def _place(roster: Roster, rules: Collection[str]) -> Place:
    """The place in the class list of the first student that a rule names."""
    said = " ".join(rules)
    named = (student for student in roster.students if student.name in said)
    student: Student | None = next(named, None)
    return Place(roster.path) if student is None else student.place
