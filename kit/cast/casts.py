"""Which roles negotiate with one another, at every class size."""

from __future__ import annotations

from collections.abc import Iterator

from kit.cast.seats import seats_for
from kit.model.debate import Debate
from kit.model.format import Format


def cast_for(debate: Debate, chosen: Format, students: int) -> tuple[str, ...]:
    """The ids of the roles that a class of so many students has in this format.

    Those of all its tables: a large class may sit at several, but signs together.
    """
    # A duty has no stance; it may have the id of a role, such as the press.
    found = (seat.plays for seat in seats_for(debate, chosen, students) if seat.stance is not None)
    return tuple(dict.fromkeys(found))


def casts(
    debate: Debate, formats: tuple[Format, ...], sizes: range
) -> Iterator[tuple[Format, int, tuple[str, ...]]]:
    """The cast of every class size, in each of the formats.

    A size that none of them is made for is seated in the first, as a build does.
    """
    for size in sizes:
        fitting = [
            each for each in formats if each.facts.students.min <= size <= each.facts.students.max
        ]
        for chosen in fitting or formats[:1]:
            yield chosen, size, cast_for(debate, chosen, size)
