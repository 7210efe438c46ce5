"""Makes the cast for `debate-kit cast`: a new one, or a saved one after late changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from kit.cast import changes, check_size, seat_class, with_facts_kept, without
from kit.model.cast import Cast, CastOptions, Seated
from kit.model.roster import Roster, Student
from kit.pipeline.class_size import format_for, tables_of, wanted_roles
from kit.pipeline.inputs import ClassInputs, load_class_inputs
from kit.pipeline.request import Request
from kit.pipeline.table import seat_students
from kit.problems import BadUsage, Place, Problems, did_you_mean


@dataclass(frozen=True, slots=True)
class LateChanges:
    """The changes that a teacher asks for, as students' names.

    With `again`, everybody is seated anew, but for those who have a pinned role.
    """

    absent: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    swap: tuple[tuple[str, str], ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class NewCast:
    """The new cast, and in words what differs from the previous one."""

    seated: Seated
    changes: tuple[str, ...]


def new_cast(request: Request, wanted: LateChanges, problems: Problems) -> NewCast | None:
    """Propose a cast, or bring the saved one up to date; None and problems if that fails.

    Raises `BadInput` for files that cannot be read, and `BadUsage` for a debate, a format or a
    student that does not exist.
    """
    inputs = load_class_inputs(request, problems)
    if request.source.plan is None:
        return _proposed(inputs, request, wanted, problems)
    return _updated(inputs, request, wanted, problems)


def _proposed(
    inputs: ClassInputs, request: Request, wanted: LateChanges, problems: Problems
) -> NewCast | None:
    """A cast for a class list."""
    if inputs.students.roster is None:
        return None
    roster = _changed(inputs.students.roster, wanted)
    here = sum(not student.facts.absent for student in roster.students)
    chosen = format_for(inputs, request, here, problems)
    options = CastOptions(
        request.source.seed,
        wanted_roles(request.extra, inputs.debate),
        inputs.students.earlier,
        tables=tables_of(request.tables, chosen, here),
    )
    seated = seat_class(roster, inputs.debate, chosen, options, problems)
    return None if seated is None else NewCast(seated, ())


def _updated(
    inputs: ClassInputs, request: Request, wanted: LateChanges, problems: Problems
) -> NewCast | None:
    """The saved cast brought up to date; as few students as possible change seats."""
    # Without the class list: a list that differs is what this command is here to take in.
    alone = dataclasses.replace(request.source, path=None, data=None)
    kept = None if wanted.again else request.format
    before = seat_students(
        inputs, dataclasses.replace(request, source=alone, format=kept), problems
    )
    if before is None:
        return None
    given = before.roster
    if request.source.has_roster:
        if inputs.students.roster is None:
            return None
        given = with_facts_kept(inputs.students.roster, before.roster)
    roster = _changed(given, wanted)
    previous = _swapped(before.cast, roster, wanted)
    here = sum(not student.facts.absent for student in roster.students)
    again = wanted.again
    chosen = before.format
    if again:
        chosen = format_for(inputs, request, here, problems)
    else:
        check_size(chosen, inputs.formats, here, problems)
    options = CastOptions(
        request.source.seed or before.cast.seed + again,
        wanted_roles(request.extra, inputs.debate),
        inputs.students.earlier,
        None if again else previous,
        () if again else before.seats,
        tables_of(request.tables, chosen, here if again else len(roster.students)),
    )
    seated = seat_class(roster, inputs.debate, chosen, options, problems)
    if seated is None:
        return None
    seats = {seat.id: seat for seat in (*before.seats, *seated.seats)}
    said = changes(before.cast, seated.cast, tuple(seats.values()), _both(before.roster, roster))
    return NewCast(seated, said)


def _changed(roster: Roster, wanted: LateChanges) -> Roster:
    """The roster after late changes. Raises `BadUsage` for a name that is not in it."""
    away = {_find(name, roster) for name in wanted.absent}
    back = {_find(name, roster) for name in wanted.present}
    gone = {_find(name, roster) for name in wanted.remove}
    students = []
    for each in roster.students:
        if each.key in gone:
            continue
        student = without(each, gone)
        if each.key in away | back:
            facts = dataclasses.replace(student.facts, absent=each.key in away)
            student = dataclasses.replace(student, facts=facts)
        students.append(student)
    for name in wanted.add:
        if name in {student.key for student in students}:
            raise BadUsage(f"“{name}” is in the class already", "give the new student another name")
        students.append(Student(name=name, key=name, place=Place(roster.path)))
    return dataclasses.replace(roster, students=tuple(students))


def _swapped(cast: Cast, roster: Roster, wanted: LateChanges) -> Cast:
    """The cast after each pair of students has changed places. Raises `BadUsage`."""
    seatings = {seating.student: seating for seating in cast.seatings}
    for one, other in wanted.swap:
        first, second = _find(one, roster), _find(other, roster)
        for key in (first, second):
            if key not in seatings:
                raise BadUsage(f"“{key}” has no role to swap", "")
        seatings[first], seatings[second] = (
            dataclasses.replace(seatings[second], student=first),
            dataclasses.replace(seatings[first], student=second),
        )
    return dataclasses.replace(cast, seatings=tuple(seatings.values()))


def _find(name: str, roster: Roster) -> str:
    """The key of the student of that name; upper and lower case are the same.

    Raises `BadUsage` when no student, or more than one, has the name.
    """
    same: Callable[[str], bool] = lambda each: each.casefold() == name.casefold()  # noqa: E731
    found = [each.key for each in roster.students if same(each.key)]
    found = found or [each.key for each in roster.students if same(each.name)]
    if len(found) == 1:
        return found[0]
    keys = [each.key for each in roster.students]
    if found:
        raise BadUsage(f"there are several students “{name}”", f"name one of: {', '.join(found)}")
    raise BadUsage(f"there is no student “{name}”", did_you_mean(name, keys))


def _both(before: Roster, after: Roster) -> Roster:
    """Everybody who is or was in the class, so that changes can name those who left."""
    there = {student.key for student in after.students}
    gone = tuple(student for student in before.students if student.key not in there)
    return dataclasses.replace(after, students=(*after.students, *gone))
