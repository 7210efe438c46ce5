"""Where each reader sits, as sheets say it, and which readers get the same sheet."""

from __future__ import annotations

from kit.model.cast import Seat
from kit.model.context import YourSeat
from kit.model.meeting import Meeting


class Seating:
    """The seats of a meeting: of each role, and what its reader is told."""

    def __init__(self, meeting: Meeting) -> None:
        self.seats = meeting.seats
        self.places = {place.id: place for place in meeting.places}
        self.shorts = {role.id: role.facts.short for role in meeting.roles}
        tables = {(seat.plays, seat.table) for seat in self.seats if seat.stance is not None}
        # With different roles at each table, it matters who sits beside one.
        self.is_divided = len({role for role, _ in tables}) == len(tables) and any(
            table > 1 for _, table in tables
        )

    def of_role(self, role_id: str) -> Seat | None:
        """The first seat of a role; None if it has none."""
        return next(
            (seat for seat in self.seats if seat.plays == role_id and seat.stance is not None), None
        )

    def where(self, role_id: str) -> str:
        """Where a role sits, in words: the place and the tables, as far as there are several."""
        here = [seat for seat in self.seats if seat.plays == role_id and seat.stance is not None]
        places = [self.places[seat.place].name for seat in here if seat.place in self.places]
        several = [*(places if len(self.places) > 1 else []), *(seat.where for seat in here)]
        return ", ".join(dict.fromkeys(filter(None, several)))

    def reader(self, seat: Seat) -> str:
        """The key of the sheets for a seat: the same for all who are told the same."""
        why = "-assigned" if seat.assigned else ""
        return f"{seat.place}{why}{f'-{seat.table}' if self.is_divided else ''}"

    def yours(self, seat: Seat) -> YourSeat:
        """What a reader in this seat is told of it."""
        place = self.places.get(seat.place)
        beside = [
            self.shorts[other.plays]
            for other in self.seats
            if self.is_divided and other.table == seat.table and other.stance is not None
        ]
        return YourSeat(
            id=seat.place,
            name=seat.name if place is None else place.name,
            table=seat.where if self.is_divided else "",
            why=place.why if place is not None and seat.assigned else None,
            beside=tuple(beside),
        )
