"""Checks whether the formats of a debate have a seat for each of its roles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.role import Role
from kit.problems import Problems

MOST_ROLES = 40
"""In a debate."""


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
    most = max(_roles(each) for each in listed)
    cast = sorted(
        (role for role in debate.roles if not role.extension), key=lambda role: role.facts.rank
    )
    for number, role in enumerate(cast, start=1):
        place = role.source.place("rank")
        if number > most and not place.path.is_relative_to(given):
            problems.warn(
                place,
                f"no format of this debate seats this role: it is number {number} by rank, and "
                + _each(listed, lambda each: f"{_roles(each)} roles"),
                f"lower its rank, add a format that seats {number} roles, "
                f"or ask for it with “--with {role.id}”",
            )
    for role in debate.roles:
        place = role.source.place("seats", "min")
        if _is_too_large(role, listed) and not place.path.is_relative_to(given):
            problems.warn(
                place,
                f"no format of this debate seats this role: it needs {role.facts.seats.min} "
                "students, and " + _each(listed, lambda each: f"{_most_each(each)} a role"),
                "let it need fewer, or add a format that seats more",
            )


def _roles(each: Format) -> int:
    """How many roles a format seats in the largest class that it is made for, at all tables."""
    seats = each.facts.seats
    if seats is None:
        return MOST_ROLES
    tables = 1
    if seats.tables is not None:
        tables = -(-each.facts.students.max // seats.tables.students.max)
    return seats.roles.max * tables


def _most_each(each: Format) -> int:
    """How many students can share a role, where they are the most."""
    seats = each.facts.seats
    if seats is None:
        return MOST_ROLES
    return max((place.each or seats.each).max for place in seats.all_places)


def _is_too_large(role: Role, formats: Sequence[Format]) -> bool:
    return not role.facts.absorber and all(
        role.facts.seats.min > _most_each(each) for each in formats
    )


def _each(formats: Sequence[Format], says: Callable[[Format], str]) -> str:
    """What each format seats, in words: “summit” seats 6 roles, “short-council” seats 8 roles."""
    return ", ".join(f"“{each.id}” seats {says(each)}" for each in formats)
