"""Checks whether the formats of a debate have a seat for each of its roles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kit.model.debate import Debate
from kit.model.format import Format, FormatSeats
from kit.model.role import Role
from kit.problems import Problems


def check_seating(
    debate: Debate, formats: Sequence[Format], given: Path, problems: Problems
) -> None:
    """Add a warning for each role that none of the formats in the debate's list seats.

    A class gets roles by rank, as many as the format seats; others join only by `--with` or if
    the class list asks for them, as extensions do. There are no warnings about the kit's own
    roles, below the folder `given`: some of them are reserves on purpose.
    """
    listed = [each for each in formats if each.id in debate.facts.formats]
    seats = [each.facts.seats for each in listed if each.facts.seats is not None]
    if not seats or len(seats) < len(listed):
        # A format that says nothing about seats has one for every role.
        return
    most = max(each.roles.max for each in seats)
    cast = sorted(
        (role for role in debate.roles if not role.extension), key=lambda role: role.facts.rank
    )
    for number, role in enumerate(cast, start=1):
        place = role.source.place("rank")
        if number > most and not place.path.is_relative_to(given):
            problems.warn(
                place,
                f"no format of this debate seats this role: it is number {number} by rank, and "
                + _each(listed, lambda seats: f"{seats.roles.max} roles"),
                f"lower its rank, add a format that seats {number} roles, "
                f"or ask for it with “--with {role.id}”",
            )
    for role in debate.roles:
        place = role.source.place("seats", "min")
        if _is_too_large(role, seats) and not place.path.is_relative_to(given):
            problems.warn(
                place,
                f"no format of this debate seats this role: it needs {role.facts.seats.min} "
                "students, and " + _each(listed, lambda seats: f"{seats.each.max} a role"),
                "let it need fewer, or add a format that seats more",
            )


def _is_too_large(role: Role, seats: Sequence[FormatSeats]) -> bool:
    return not role.facts.absorber and all(role.facts.seats.min > each.each.max for each in seats)


def _each(formats: Sequence[Format], says: Callable[[FormatSeats], str]) -> str:
    """What each format seats, in words: “summit” seats 6 roles, “short-council” seats 8 roles."""
    shown = [
        f"“{each.id}” seats {says(each.facts.seats)}"
        for each in formats
        if each.facts.seats is not None
    ]
    return ", ".join(shown)
