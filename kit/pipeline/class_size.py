"""What follows from the size of a class: its format, its tables, and what to say about them."""

from __future__ import annotations

from collections.abc import Sequence

from kit.cast import check_size, choose_format, most_tables
from kit.model.agenda import Room
from kit.model.debate import Debate
from kit.model.format import Format
from kit.packets import suits
from kit.pipeline.inputs import ClassInputs
from kit.pipeline.request import Request
from kit.problems import BadUsage, Problems, did_you_mean

WHOLE_CAST = "all"
"""In place of a role that is to be at the table: every role of the cast."""


def format_for(
    inputs: ClassInputs, request: Request, students: int | None, problems: Problems
) -> Format:
    """The format for a class of so many students and for the lessons that are asked for.

    Adds a warning if it is not made for so many. Raises `BadUsage` if there is no such format.
    """
    minutes = request.times.minutes

    def fits(each: Format) -> bool:
        return suits(each, minutes, None, Room())

    chosen = choose_format(inputs.debate, inputs.formats, request.format, students, fits)
    if students is not None:
        # Where no class is given, it was asked what one of this size needs.
        asked = inputs.students.roster is None
        check_size(chosen, inputs.formats, students, problems, fits, asked=asked)
    return chosen


def tables_of(asked: int | None, chosen: Format, students: int | None) -> int | None:
    """How many tables there are to be; None leaves it to the format.

    Raises `BadUsage` for more than the format has, or than the class can fill.
    """
    if asked is None:
        return None
    seats = chosen.facts.seats
    if asked > 1 and (seats is None or seats.tables is None):
        raise BadUsage(f"the format “{chosen.id}” has one table", "leave out --tables")
    if (
        seats is not None
        and students is not None
        and asked > (most := most_tables(seats, students))
    ):
        raise BadUsage(
            f"{asked} tables are too many for {students} students: at most {most} in the format "
            f"“{chosen.id}”",
            f"ask for fewer: --tables {most}",
        )
    return asked


def wanted_roles(extra: Sequence[str], debate: Debate) -> tuple[str, ...]:
    """The ids of the roles that are asked for, with the whole cast in place of “all”.

    Raises `BadUsage` for one that does not exist.
    """
    ids = [role.id for role in debate.roles]
    unknown = next((name for name in extra if name not in (*ids, WHOLE_CAST)), None)
    if unknown is not None:
        raise BadUsage(f"there is no role “{unknown}”", did_you_mean(unknown, ids))
    cast = [role.id for role in debate.roles if not role.extension]
    found = [name for each in extra for name in (cast if each == WHOLE_CAST else [each])]
    return tuple(dict.fromkeys(found))
