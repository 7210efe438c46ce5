"""Who is at the table: the roles alone, or a class with its cast."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from kit.cast import (
    Wanted,
    check_size,
    class_cast,
    format_of_saved,
    ids_by_name,
    plain_name,
    room_of,
    seat_class,
    seat_saved,
    seats_for,
    with_facts_of,
)
from kit.model.agenda import Room
from kit.model.cast import CastOptions, ClassCast, Seat, Seated
from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.packet import TEACHER
from kit.model.role import Role
from kit.packets import at_table
from kit.pipeline.class_size import format_for, tables_of, wanted_roles
from kit.pipeline.inputs import ClassInputs, Inputs
from kit.pipeline.request import Request
from kit.pipeline.stand_ins import stand_ins_for
from kit.problems import BadUsage, Problems, did_you_mean

ENOUGH = 2
"""Students for each role, in a class that is not known."""


@dataclass(frozen=True, slots=True)
class Table:
    """The roles that take part, and the format they play.

    `seats` are all seats, and `room` what they mean for the length of phases. With a class,
    `seated` says who sits where, as it is saved; `cast` says the same as packets print it.
    """

    roles: tuple[Role, ...]
    format: Format
    seats: tuple[Seat, ...]
    room: Room
    seated: Seated | None = None
    cast: ClassCast | None = None


def seat(inputs: Inputs, request: Request, problems: Problems, *, all_roles: bool = False) -> Table:
    """Decide who is at the table; with `all_roles`, every extension as well.

    Raises `BadInput` for a class that cannot be seated, and `BadUsage` for a role, a format or
    a student that does not exist.
    """
    debate = inputs.debate
    if not inputs.usual_formats:
        problems.stop_on_errors()
    extra: Sequence[str] = debate.facts.extensions
    if not all_roles:
        names = {role.id for role in debate.roles}
        extra = wanted_roles(request.extra, debate)
        extra = (*extra, *(only for only in request.only if only in names))
    if request.source.is_given:
        seated = seat_students(inputs, request, problems)
        problems.stop_on_errors()
        assert seated is not None, "a class that cannot be seated is a problem"
        stand_ins = stand_ins_for(seated.roster, inputs, problems)
        cast = class_cast(seated, request.source.order, inputs.students.code_names, stand_ins)
        roles = at_table(debate, _roles_of(seated.seats), extra)
        room = room_of(seated.seats, len(seated.cast.seatings))
        table = Table(roles, seated.format, seated.seats, room, seated, cast)
    else:
        chosen = format_for(inputs, request, request.students, problems)
        table = table_without_class(debate, chosen, request, extra)
    return table


def seat_students(inputs: ClassInputs, request: Request, problems: Problems) -> Seated | None:
    """Seat the class as the saved cast has it, or newly without one; None and problems if not.

    With a saved cast and a class list, seats are those of the cast and facts those of the list.
    Raises `BadUsage` for a format that does not exist or is not the saved cast's.
    """
    students, debate = inputs.students, inputs.debate
    if request.source.plan is not None:
        if students.saved is None:
            return None
        chosen = format_of_saved(students.saved, debate, inputs.formats, request.format)
        before = len(problems.errors)
        extra = wanted_roles(request.extra, debate)
        seated = seat_saved(students.saved, debate, chosen, extra, inputs.profiles, problems)
        if seated is not None:
            check_size(chosen, inputs.formats, len(seated.cast.seatings), problems)
        if request.source.has_roster:
            if students.roster is None:
                return None
            roster = with_facts_of(students.roster, students.saved.roster, problems)
            seated = None if seated is None else dataclasses.replace(seated, roster=roster)
        if seated is not None:
            here = sum(not student.facts.absent for student in seated.roster.students)
            check_size(chosen, inputs.formats, here, problems)
        return seated if len(problems.errors) == before else None
    if students.roster is None:
        return None
    here = sum(not student.facts.absent for student in students.roster.students)
    chosen = format_for(inputs, request, here, problems)
    options = CastOptions(
        request.source.seed,
        wanted_roles(request.extra, debate),
        students.earlier,
        tables=tables_of(request.tables, chosen, here),
    )
    return seat_class(students.roster, debate, chosen, options, problems)


def table_without_class(
    debate: Debate, chosen: Format, request: Request, extra: Sequence[str]
) -> Table:
    """The table when at most the size of the class is known: else every role of the cast is there.

    The class is then taken to be as large as that needs.
    """
    roles = at_table(debate, None, extra)
    students = request.students
    if students is None:
        size = chosen.facts.students
        students = min(max(size.min, ENOUGH * len(roles)), size.max)
        extra = tuple(role.id for role in roles)
    tables = tables_of(request.tables, chosen, students)
    seats = seats_for(debate, chosen, students, Wanted(extra, tables))
    if request.students is not None:
        roles = at_table(debate, _roles_of(seats), extra)
    return Table(roles, chosen, seats, room_of(seats, request.students))


def _roles_of(seats: Sequence[Seat]) -> set[str]:
    """The ids of the roles that have a seat; a duty may have the id of a role."""
    return {seat.plays for seat in seats if seat.stance is not None}


def named_roles(only: Sequence[str], debate: Debate) -> tuple[str, ...]:
    """The names with the ids of roles in place of their other names: “Parents”, “The parents”.

    What is no role stays as it is.
    """
    ids = ids_by_name(debate.roles)
    return tuple(dict.fromkeys(ids.get(plain_name(name), name) for name in only))


def named_students(only: Sequence[str], debate: Debate, table: Table) -> tuple[str, ...]:
    """The names with students and seats as they are spelled in the class, whatever the case.

    Raises `BadUsage` for a name that is neither a role nor a student, nor the teacher.
    """
    known = {role.id for role in debate.roles}
    if table.cast is not None:
        known |= {seat.plays for seat in table.cast.seats}
        known |= {
            name for each in table.cast.placed for name in (each.student.name, each.student.key)
        }
    spelled = {plain_name(each): each for each in sorted(known | {TEACHER})}
    found = []
    for name in only:
        exact = name if name in known else spelled.get(plain_name(name))
        if exact is None:
            noun = "role" if table.cast is None else "role or student"
            raise BadUsage(f"there is no {noun} “{name}”", did_you_mean(name, known))
        found.append(exact)
    return tuple(dict.fromkeys(found))
