"""Who sits where in a debate format: places for roles, duties, tables."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Annotated, Literal

from annotated_types import Ge, MinLen

from kit.model.noun import Line, Text, noun
from kit.model.role import Stance

Side = Literal["yes", "no"]


@noun
class CountRange:
    """A range of numbers: the least and the most, both included."""

    min: Annotated[int, Ge(0)]
    max: Annotated[int, Ge(1)]


@noun
class Duty:
    """A task for students who speak for no role, such as the chair.

    It exists in classes of `since` students and more; `least` is how few students it can have;
    `most` is how many, or empty for any number; with `each_table`, every table has its own. A duty
    that is `spare` goes to students who are left over when the tables are full. `do` says in one
    line what to do; with `script`, the duty's packet has the words for each phase.
    """

    id: Line
    name: Line
    do: Text
    least: Annotated[int, Ge(0)] = 1
    most: Annotated[int, Ge(1)] | None = 1
    since: Annotated[int, Ge(1)] = 1
    each_table: bool = False
    spare: bool = False
    script: bool = False


@noun
class Place:
    """A part of the room that roles sit in, such as the panel, a side, or the floor.

    Roles of the stances that it `takes` come first, the first stance before the second; a place
    that `fills` takes roles of any stance where it has the fewest, so that such places are even.
    `roles` is how many roles sit here, at each table; `each` is how many students share one, if not
    as many as elsewhere;
    `students` is how many there are in all. `side` is the answer that is argued here, whatever a
    role thinks; `why` tells those whose role does not think so why they argue it. `parts` is what
    the students here are, in order, such as “first speaker”. If no role sits here, students
    without one do, with what `do` says; without a `do`, the place is empty.
    """

    id: Line
    name: Line
    takes: tuple[Stance, ...] = ()
    fills: bool = False
    roles: CountRange = CountRange(min=0, max=40)
    each: CountRange | None = None
    students: CountRange | None = None
    side: Side | None = None
    why: Text | None = None
    parts: tuple[Line, ...] = ()
    do: Text | None = None


@noun
class Tables:
    """How a class is divided over several tables, groups or circles, each with the same places.

    `name` is what one is called; `students` is how many it takes; there are the fewest or the
    most that this allows (`number`). `seats` is how many roles, or blocs of roles, it has at most.
    """

    name: Line = "table"
    students: CountRange
    number: Literal["fewest", "most"] = "fewest"
    seats: Annotated[int, Ge(1)] = 8


@noun
class FormatSeats:
    """Which seats a format has, for roles and for duties.

    `roles` is how many roles sit at a table, and `each` how many students share one; `places`
    divide them. Without `tables`, there is one.
    """

    roles: CountRange
    each: CountRange
    tables: Tables | None = None
    places: Annotated[tuple[Place, ...], MinLen(1)] | None = None
    duties: tuple[Duty, ...] = ()

    @property
    def all_places(self) -> tuple[Place, ...]:
        """The places; the only one, where a format does not name any."""
        places = self.places or (Place(id="table", name="The table", fills=True),)
        return tuple(
            dataclasses.replace(place, each=self.each) if place.each is None else place
            for place in places
        )

    @property
    def names(self) -> Mapping[str, str]:
        """The names of all places and duties, by their ids."""
        places = {place.id: place.name for place in self.all_places}
        return places | {duty.id: duty.name for duty in self.duties}
