"""Students who are all to be apart from one another: each needs a table of their own."""

from __future__ import annotations

from collections.abc import Sequence

from kit.model.cast import Seat
from kit.model.roster import Student


def too_many_apart(
    students: Sequence[Student], seats: Sequence[Seat]
) -> tuple[Student, ...] | None:
    """Students who are mutually apart and more than there are tables; None if none are found.

    The search is greedy: from each student on, those with the most to be apart from come first. It
    takes no time in a class, and finds every class that was told to be all apart; what it misses is
    left to the solver, which is exact and takes seconds to say so.
    """
    tables = len({seat.delegation for seat in seats})
    here = {student.key: student for student in students}
    apart: dict[str, set[str]] = {key: set() for key in here}
    for student in students:
        for other in student.facts.apart:
            if other in here and other != student.key:
                apart[student.key].add(other)
                apart[other].add(student.key)
    order = sorted(here, key=lambda key: -len(apart[key]))
    for start in order:
        if len(apart[start]) < tables:
            break
        group = [start]
        common = set(apart[start])
        while common:
            following = max(sorted(common), key=lambda key: len(apart[key] & common))
            group.append(following)
            common &= apart[following]
        if len(group) > tables:
            return tuple(here[key] for key in here if key in group)
    return None
