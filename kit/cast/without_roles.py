"""Seats that no role takes: those of duties, and of places that no role has come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.cast.deal import Dealt
from kit.cast.tables import Layout
from kit.model.cast import Seat
from kit.model.places import Duty, FormatSeats


def delegation_of(name: str, table: int, layout: Layout) -> str:
    """Who sits together: all of a small table, else those of one name at a table."""
    if layout.tables == 1:
        return name
    return layout.where(table) if layout.is_small else f"{name}, {layout.where(table)}"


def empty_places(dealt: Sequence[Dealt], seats: FormatSeats, layout: Layout) -> Iterator[Seat]:
    """Seats for students without a role, at places that no role has come to."""
    taken = {(each.place.id, each.table) for each in dealt}
    for table in range(1, layout.tables + 1):
        for place in seats.all_places:
            if (place.id, table) in taken or place.do is None:
                continue
            bounds = place.students
            yield Seat(
                id=place.id if table == 1 else f"{place.id}-{table}",
                name=place.name,
                delegation=delegation_of(place.id, table, layout),
                least=0 if bounds is None else bounds.min,
                most=None if bounds is None else bounds.max,
                stance=None,
                of=place.id,
                place=place.id,
                table=table,
                where=layout.where(table),
                side=place.side,
                parts=place.parts,
            )


def least_of(duty: Duty, layout: Layout) -> int:
    """How many students a duty takes at least, at all tables."""
    return duty.least * (layout.tables if duty.each_table else 1)


def duty_seats(duties: Sequence[Duty], layout: Layout, students: int, spare: int) -> Iterator[Seat]:
    """The seats of duties; `spare` are the students whom no place has a seat for."""
    for duty in duties:
        for table in range(1, layout.tables + 1 if duty.each_table else 2):
            least, most = min(duty.least, max(0, students - 1)), duty.most
            if duty.spare:
                if spare < 1:
                    continue
                least, most, spare = 1, 1, spare - 1
            where = layout.where(table) if duty.each_table else ""
            yield Seat(
                id=duty.id if table == 1 else f"{duty.id}-{table}",
                name=duty.name,
                delegation=where if layout.is_small and where else f"{duty.id} {where}".strip(),
                least=least,
                most=most,
                stance=None,
                of=duty.id,
                place=duty.id,
                table=table,
                where=where,
            )
