"""Changes of a cast that a teacher makes by hand: only what is asked for, and nobody else moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

from kit.model.cast import PartInSeat, Seated, Seating
from kit.model.roster import Student, StudentFacts

PARTS: tuple[PartInSeat, ...] = get_args(PartInSeat)


def moved(seated: Seated, student: str, seat: str) -> Seated:
    """The class with a student in another seat, as the last one there.

    `student` is a key of the class and `seat` the id of a seat; both have to exist. Somebody who
    was absent is present in it.
    """
    others = _others(seated, student)
    return _with_seatings(
        with_facts(seated, student, absent=False), [*others, Seating(student, seat, "member")]
    )


def swapped(seated: Seated, one: str, other: str) -> Seated:
    """The class with two students in one another's seats and parts; both have to have a seat."""
    at = {each.student: each for each in seated.cast.seatings}
    changed = {
        one: replace(at[other], student=one),
        other: replace(at[one], student=other),
    }
    seatings = tuple(changed.get(each.student, each) for each in seated.cast.seatings)
    return replace(seated, cast=replace(seated.cast, seatings=seatings))


def led(seated: Seated, student: str) -> Seated:
    """The class with a student as the lead of the seat that she has."""
    own = [each for each in seated.cast.seatings if each.student == student]
    return _with_seatings(seated, [*own, *_others(seated, student)])


def with_facts(seated: Seated, student: str, **facts: Any) -> Seated:
    """The class with other facts about a student."""
    students = tuple(
        _with(each, **facts) if each.key == student else each for each in seated.roster.students
    )
    return replace(seated, roster=replace(seated.roster, students=students))


def _others(seated: Seated, student: str) -> list[Seating]:
    """The seatings of all other students, leads first."""
    others = (each for each in seated.cast.seatings if each.student != student)
    return sorted(others, key=lambda each: PARTS.index(each.part))


def _with_seatings(seated: Seated, seatings: Sequence[Seating]) -> Seated:
    """The class with these seatings; parts follow from their order in each seat."""
    count: dict[str, int] = {}
    found = []
    for each in seatings:
        at = count.get(each.seat, 0)
        count[each.seat] = at + 1
        found.append(replace(each, part=PARTS[min(at, len(PARTS) - 1)]))
    order = [student.key for student in seated.roster.students]
    kept = tuple(sorted(found, key=lambda each: order.index(each.student)))
    return replace(seated, cast=replace(seated.cast, seatings=kept))


def _with(student: Student, **facts: Any) -> Student:
    changed: StudentFacts = replace(student.facts, **facts)
    return replace(student, facts=changed)
