"""How many tables a class has, how many sit at each, and which roles share a seat there."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.cast.deal import Dealt
from kit.model.agenda import Room
from kit.model.cast import Seat
from kit.model.places import FormatSeats
from kit.model.role import Role

SMALL_TABLE = 8
"""Students. At a table that takes no more, all sit together, and its seats are counted out."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The tables of a class: the number of students at each, and what the format allows.

    If the roles are `divided`, each sits at one table only; else all of them sit at every table.
    """

    seats: FormatSeats
    students: tuple[int, ...]
    divided: bool = False

    @property
    def tables(self) -> int:
        """How many tables there are."""
        return len(self.students)

    @property
    def is_small(self) -> bool:
        """Whether a table is so small that all who sit there are together."""
        tables = self.seats.tables
        return tables is not None and tables.students.max <= SMALL_TABLE

    @property
    def most_roles(self) -> int:
        """How many roles there are at most, if nobody asks for more."""
        return self.seats.roles.max * self.tables

    @property
    def seats_each(self) -> int:
        """How many roles or blocs speak at a table at most."""
        tables = self.seats.tables
        return self.seats.roles.max if tables is None else tables.seats

    def sizes(self, roles: int) -> tuple[int, ...]:
        """How many roles sit at each table when so many take part."""
        if self.tables == 1:
            return (roles,)
        if self.divided:
            return tuple(split(roles, self.tables))
        most = min(roles, self.seats.roles.max)
        return tuple(min(most, students) for students in self.students)

    def where(self, table: int) -> str:
        """What a table is called, such as “table 2”; "" if there is only one."""
        tables = self.seats.tables
        return "" if tables is None or self.tables == 1 else f"{tables.name} {table}"

    def blocs(self, dealt: Sequence[Dealt]) -> Mapping[tuple[str, int], str]:
        """The blocs that share a seat, by role and table: only where there are too few seats."""
        found: dict[tuple[str, int], str] = {}
        for table in range(1, self.tables + 1):
            here = [each.role for each in dealt if each.table == table]
            if len(here) > self.seats_each:
                blocs = Counter(role.facts.bloc for role in here)
                found |= {
                    (role.id, table): role.facts.bloc
                    for role in here
                    if role.facts.bloc is not None and blocs[role.facts.bloc] > 1
                }
        return found


def layout_of(
    seats: FormatSeats, students: int, roles: Sequence[Role], cast: int, asked: int | None
) -> Layout:
    """The tables of a class of so many students at which these roles sit in any case.

    `cast` is how many roles could take part. If there are enough of them, and of students, they
    are divided over the tables. `asked` is how many tables the teacher wants.
    """
    tables = seats.tables
    count = 1
    if tables is not None and asked is not None:
        count = asked
    elif tables is not None:
        if tables.number == "most":
            count = max(1, students // tables.students.min)
        else:
            count = math.ceil(students / tables.students.max)
        voices = len({role.facts.bloc or role.id for role in roles})
        count = max(count, math.ceil(voices / tables.seats))
    duties = sum(duty.least for duty in seats.duties if duty.each_table) * count
    some = max(len(roles), min(cast, (students - duties) // seats.each.min))
    divided = count > 1 and some >= count * seats.roles.min
    return Layout(seats, tuple(split(students, count)), divided)


def most_tables(seats: FormatSeats, students: int) -> int:
    """How many tables so many students can sit at."""
    tables = seats.tables
    return 1 if tables is None else max(1, students // tables.students.min)


def split(whole: int, parts: int) -> list[int]:
    """A number in so many parts, as even as can be, the larger ones first."""
    return [whole // parts + (index < whole % parts) for index in range(parts)]


def speakers_at(seats: Sequence[Seat]) -> Mapping[str, int]:
    """How many roles or blocs speak at each place, at the table where they are the most."""
    voices: dict[str, dict[int, set[str]]] = {}
    for seat in seats:
        if seat.stance is not None:
            tables = voices.setdefault(seat.place, {})
            tables.setdefault(seat.table, set()).add(seat.bloc or seat.plays)
    return {place: max(map(len, tables.values())) for place, tables in voices.items()}


def room_of(seats: Sequence[Seat], students: int | None) -> Room:
    """The room with these seats, as far as it decides how long phases are."""
    return Room(
        students=students,
        tables=max((seat.table for seat in seats), default=1),
        speakers=speakers_at(seats),
    )
