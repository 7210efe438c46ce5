"""Shows who sits where in a class of some size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.cli.session import Session

if TYPE_CHECKING:
    from kit.model.agenda import Room
    from kit.model.cast import Seat
    from kit.model.format import Format


def show_seating(
    session: Session, chosen: Format, students: int, debate: str, tables: int | None
) -> Room:
    """Show a table of places, with the roles of a debate there; gives the room that they make."""
    from kit.cast import Wanted, room_of, seats_for
    from kit.cli.report import table
    from kit.load import load_debate
    from kit.pipeline.class_size import tables_of
    from kit.problems import Problems

    problems = Problems()
    found = load_debate(debate, session.layers.for_debate(debate), problems)
    problems.stop_on_errors()
    assert found is not None, "what cannot be loaded is a problem"
    asked = tables_of(tables, chosen, students)
    seats = seats_for(found, chosen, students, Wanted(tables=asked))
    names = {} if chosen.facts.seats is None else chosen.facts.seats.names
    rows = [("where", "who, and how many students")]
    groups: dict[tuple[int, str], list[Seat]] = {}
    for seat in seats:
        groups.setdefault((seat.table, seat.place), []).append(seat)
    for (_, place), here in sorted(groups.items(), key=lambda group: group[0][0]):
        name = names.get(place, "")
        who = (f"{'' if seat.name == name else seat.name + ' '}{_count(seat)}" for seat in here)
        rows.append((f"{here[0].where} {name}".strip(), ", ".join(who)))
    click.echo(f"{students} students")
    click.echo(table(rows))
    return room_of(seats, students)


def _count(seat: Seat) -> str:
    if seat.most is None:
        return f"{seat.least}+"
    return str(seat.least) if seat.least == seat.most else f"{seat.least}–{seat.most}"
