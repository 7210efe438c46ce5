"""The rules of a cast: each in a teacher's words, and as constraints of an integer program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kit.model.cast import Cast, Seat
from kit.model.roster import Student

Constraint = tuple[float, float, Mapping[int, int]]
"""A lower bound, an upper bound, and the coefficients of the sum between: variable to weight."""
INFINITY = float("inf")


@dataclass(frozen=True, slots=True)
class Variables:
    """The numbers of the program's variables.

    `place[student key, seat id]` is 1 if that student has that seat; `others[seat id]`
    counts the students there who have no rules or wishes of their own.
    """

    place: Mapping[tuple[str, str], int]
    others: Mapping[str, int]

    def size(self, seat: str, students: Sequence[Student]) -> dict[int, int]:
        """The sum that is the number of students in a seat: variable to weight."""
        counted = {self.place[student.key, seat]: 1 for student in students}
        return counted | {self.others[seat]: 1}


@dataclass(frozen=True, slots=True)
class CastRule:
    """One rule, in words and as constraints. `size` marks a bound of the format or of a role."""

    words: str
    constraints: tuple[Constraint, ...]
    size: bool = False


def rules_of(
    students: Sequence[Student],
    seats: Sequence[Seat],
    earlier: Sequence[Cast],
    at: Variables,
) -> Iterator[CastRule]:
    """Yield every rule that a cast of these students must keep.

    `students` are those with variables of their own; `earlier` are casts of earlier debates,
    whose roles nobody gets again.
    """
    names = {student.key: student.key for student in students}
    titles = {seat.plays: seat.name for seat in seats}
    for seat in seats:
        size = at.size(seat.id, students)
        name = f"{seat.name} ({seat.where})" if seat.where else seat.name
        if seat.least:
            yield CastRule(
                f"{name} needs at least {seat.least}", ((seat.least, INFINITY, size),), True
            )
        if seat.most is not None:
            yield CastRule(f"{name} takes at most {seat.most}", ((0, seat.most, size),), True)
    for student in students:
        if student.facts.pinned is not None:
            # Without a seat for the role, the sum is empty and cannot be 1: the rule clashes.
            constraint = {
                at.place[student.key, seat.id]: 1
                for seat in seats
                if seat.plays == student.facts.pinned
            }
            title = titles.get(student.facts.pinned, student.facts.pinned)
            yield CastRule(f"{student.key} is pinned to {title}", ((1, 1, constraint),))
    groups = [
        [seat.id for seat in seats if seat.delegation == name] for name in _delegations(seats)
    ]
    for one, other in _pairs(students, "apart", names):
        constraints = [
            (
                0.0,
                1.0,
                {at.place[key, seat]: 1 for key in (one, other) for seat in group},
            )
            for group in groups
        ]
        yield CastRule(f"{one} and {other} are to be apart", tuple(constraints))
    for one, other in _pairs(students, "together", names):
        constraints = [
            (0.0, 0.0, {at.place[one, seat.id]: 1, at.place[other, seat.id]: -1}) for seat in seats
        ]
        yield CastRule(f"{one} and {other} are to be together", tuple(constraints))
    played = {(each.student, each.seat) for cast in earlier for each in cast.seatings}
    # Sorted, because the order of a set of texts differs from run to run.
    for key, seat_id in sorted(played):
        again = (
            {at.place[key, seat.id]: 1 for seat in seats if seat.plays == seat_id}
            if key in names
            else {}
        )
        if again:
            yield CastRule(f"{key} has played {titles[seat_id]} before", ((0, 0, again),))


def _delegations(seats: Sequence[Seat]) -> list[str]:
    return list(dict.fromkeys(seat.delegation for seat in seats))


def _pairs(
    students: Sequence[Student], field: str, names: Mapping[str, str]
) -> list[tuple[str, str]]:
    """The pairs of present students that a fact (“apart” or “together”) names, each pair once."""
    found: dict[tuple[str, str], None] = {}
    for student in students:
        for other in getattr(student.facts, field):
            if other in names and other != student.key:
                first, second = sorted((student.key, other))
                found.setdefault((first, second))
    return list(found)
