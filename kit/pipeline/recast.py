"""A cast for `debate-kit cast`: a new one, or a saved one after late changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from kit.cast import changes
from kit.load import Layers, load_debate, load_formats, load_plan, planned, profile_ids
from kit.model.cast import Cast
from kit.model.roster import Roster, Student
from kit.pipeline.casting import RosterSource, Seated, choose_format, load_class, seat, seat_class
from kit.problems import BadUsage, Place, Problems, did_you_mean


@dataclass(frozen=True, slots=True)
class Changes:
    """What a teacher says has changed, by students' names."""

    absent: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    swap: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NewCast:
    """The cast there is now, and in words what changed against the one before."""

    debate: str
    seated: Seated
    changes: tuple[str, ...]


def new_cast(
    layers: Layers,
    debate_id: str,
    source: RosterSource,
    wanted: Changes,
    format_id: str | None,
    extra: tuple[str, ...],
    problems: Problems,
) -> NewCast | None:
    """Propose a cast, or bring the plan of `source` up to date; None and problems if that fails.

    Raises `BadUsage` for a debate, a format or a student that there is not.
    """
    layers = layers.for_debate(debate_id)
    debate = load_debate(debate_id, layers, problems)
    source = dataclasses.replace(source, profiles=profile_ids(layers))
    formats = load_formats(layers, problems)
    problems.stop_on_errors()
    assert debate is not None
    if source.plan is None:
        roster = load_class(source, debate, problems)
        if roster is None:
            return None
        roster = _changed(roster, wanted)
        here = sum(not student.absent for student in roster.students)
        chosen = choose_format(debate, formats, format_id, here)
        seated = seat(roster, debate, chosen, extra, source, problems)
        return None if seated is None else NewCast(debate_id, seated, ())
    alone = dataclasses.replace(source, path=None, data=None)
    before = seat_class(alone, debate, formats, format_id, extra, problems)
    if before is None:
        return None
    given = load_class(source, debate, problems) if source.has_roster else before.roster
    if given is None:
        return None
    roster = _changed(given, wanted)
    previous = _swapped(before.cast, roster, wanted)
    plan = load_plan(source.plan, problems)
    assert plan is not None
    kept = dataclasses.replace(source, seed=source.seed or planned(plan, problems)[1].seed)
    seated = seat(roster, debate, before.format, extra, kept, problems, previous)
    if seated is None:
        return None
    said = changes(before.cast, seated.cast, seated.seats, _both(before.roster, roster))
    return NewCast(debate_id, seated, said)


def _changed(roster: Roster, wanted: Changes) -> Roster:
    """The roster after late changes. Raises `BadUsage` for a name that is not in it."""
    away = {_find(name, roster) for name in wanted.absent}
    back = {_find(name, roster) for name in wanted.present}
    gone = {_find(name, roster) for name in wanted.remove}
    students = [
        dataclasses.replace(student, absent=student.key in away)
        if student.key in away | back
        else student
        for student in roster.students
        if student.key not in gone
    ]
    students = [
        dataclasses.replace(
            student,
            apart=tuple(key for key in student.apart if key not in gone),
            together=tuple(key for key in student.together if key not in gone),
        )
        for student in students
    ]
    for name in wanted.add:
        if name in {student.key for student in students}:
            raise BadUsage(f"“{name}” is in the class already", "give the new student another name")
        students.append(Student(name=name, key=name, place=Place(roster.path)))
    return dataclasses.replace(roster, students=tuple(students))


def _swapped(cast: Cast, roster: Roster, wanted: Changes) -> Cast:
    """The cast with pairs of students in each other's places."""
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
    """The key of the student of that name, in whatever case. Raises `BadUsage`."""
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
    """Everybody who is, or was, in the class."""
    there = {student.key for student in after.students}
    gone = tuple(student for student in before.students if student.key not in there)
    return dataclasses.replace(after, students=(*after.students, *gone))
