"""Which roles negotiate with one another, at every class size."""

from __future__ import annotations

from collections.abc import Iterator

from kit.cast.formats import choose_format
from kit.cast.seats import seats_for
from kit.model.debate import Debate
from kit.model.format import Format


def tables_for(debate: Debate, chosen: Format, students: int) -> tuple[tuple[str, ...], ...]:
    """The ids of the roles at each table of a class of so many students, in this format."""
    # A duty has no stance; it may have the id of a role, such as the press.
    seats = [seat for seat in seats_for(debate, chosen, students) if seat.stance is not None]
    tables = sorted({seat.table for seat in seats})
    found = [
        tuple(dict.fromkeys(seat.plays for seat in seats if seat.table == table))
        for table in tables
    ]
    if len(found) > 1 and not set(found[0]) & set(found[1]):
        # With different roles at each table, all of them agree in the plenary.
        found = [tuple(dict.fromkeys(seat.plays for seat in seats))]
    return tuple(dict.fromkeys(found))


def casts(
    debate: Debate, formats: tuple[Format, ...], sizes: range
) -> Iterator[tuple[Format, int, tuple[str, ...]]]:
    """Every table of every class size, in each of the formats.

    A size that none of them is made for is seated as a build would seat it.
    """
    for size in sizes:
        fitting = [
            each for each in formats if each.facts.students.min <= size <= each.facts.students.max
        ]
        for chosen in fitting or [choose_format(debate, formats, None, size)]:
            for table in tables_for(debate, chosen, size):
                yield chosen, size, table
