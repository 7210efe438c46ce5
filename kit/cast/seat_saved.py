"""Seats the class of a saved cast as it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence

from kit.cast.role_names import ids_by_name, plain_name
from kit.cast.seats import Wanted, seats_for
from kit.model.cast import Cast, Seat, Seated
from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.profile import NO_MORE, RETIRED, STANDARD
from kit.model.roster import Roster
from kit.model.saved_cast import SavedCast, SavedStudent
from kit.problems import Problems, did_you_mean


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
    count = max(len(saved.cast.seatings), 2)
    tables = saved.facts.tables or 1
    by_name = ids_by_name(debate.roles, seats_for(debate, chosen, count, Wanted(extra, tables)))
    # A teacher who edits the plan writes “The parents” as well as “parents”.
    told = [
        (student, by_name.get(plain_name(student.role), student.role))
        for student in saved.facts.students
        if student.role is not None and not student.absent
    ]
    kept = _kept(told, roles, tables)
    seats = seats_for(debate, chosen, count, Wanted(extra, tables, kept))
    known = {each.plays for each in seats}
    by_role: dict[str, list[Seat]] = {}
    for each in seats:
        by_role.setdefault(each.plays, []).append(each)
    at = {
        student.key or student.name: seat
        for student, role in told
        if (seat := _seat_of(student, by_role.get(role, ()))) is not None
    }
    cast = dataclasses.replace(
        saved.cast,
        seatings=tuple(
            dataclasses.replace(each, seat=at[each.student].id)
            for each in saved.cast.seatings
            if each.student in at
        ),
    )
    _check(saved, at, {*known, *roles}, profiles, problems)
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


def _check(
    saved: SavedCast,
    at: Collection[str],
    known: Collection[str],
    profiles: Collection[str],
    problems: Problems,
) -> None:
    """Add a problem for each student without a seat, of those that are known, and each profile."""
    for index, student in enumerate(saved.facts.students):
        word = student.role
        if word is not None and not student.absent and (student.key or student.name) not in at:
            problems.error(
                saved.source.place("students", index, "role"),
                f"there is no role or duty “{word}” at this table",
                did_you_mean(word, known),
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


def _kept(
    told: Sequence[tuple[SavedStudent, str]], roles: Collection[str], tables: int
) -> dict[str, list[tuple[int, str | None]]]:
    """At which tables and places roles sit, as far as the saved cast says so."""
    kept: dict[str, list[tuple[int, str | None]]] = {}
    for student, role in told:
        if role in roles:
            where = (student.table or 1, student.place)
            if where not in kept.setdefault(role, []) and (tables > 1 or student.place):
                kept[role].append(where)
    return kept


def _seat_of(student: SavedStudent, seats: Sequence[Seat]) -> Seat | None:
    """The seat of a student of a saved cast, of those that the student's role or duty has."""
    at_table = [seat for seat in seats if student.table in (None, seat.table)] or seats
    there = [seat for seat in at_table if student.place in (None, seat.place)] or at_table
    return there[0] if there else None


def _with_leads(cast: Cast) -> Cast:
    """The cast with a lead in each seat: the first student there, if the teacher named none."""
    led = {seating.seat for seating in cast.seatings if seating.part == "lead"}
    seatings = []
    for seating in cast.seatings:
        first = seating.seat not in led
        led.add(seating.seat)
        seatings.append(dataclasses.replace(seating, part="lead") if first else seating)
    return dataclasses.replace(cast, seatings=tuple(seatings))
