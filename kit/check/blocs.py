"""Checks blocs: roles that share a seat see each other's private pages, which must not conflict."""

from __future__ import annotations

from itertools import combinations

from kit.model.debate import Debate
from kit.model.role import Role
from kit.problems import Problems


def check_blocs(debate: Debate, problems: Problems) -> None:
    """Add an error for two roles of a bloc that cannot both get their way, and for lone blocs.

    They conflict if one is for what is proposed and the other against it, or if one may never
    agree to the option of an issue that is worth the most to the other.
    """
    blocs: dict[str, list[Role]] = {}
    for role in debate.roles:
        if role.facts.bloc is not None:
            blocs.setdefault(role.facts.bloc, []).append(role)
    for bloc, roles in blocs.items():
        if len(roles) == 1:
            problems.warn(
                roles[0].source.place("bloc"),
                f"no other role is in the bloc “{bloc}”",
                "name it in the role that is to share the seat, or remove the line",
            )
        for one, other in combinations(roles, 2):
            if (why := _conflict(one, other) or _conflict(other, one)) is not None:
                problems.error(
                    other.source.place("bloc"),
                    f"“{one.id}” and “{other.id}” cannot share a seat: {why}",
                    "their private pages conflict; put them into different blocs",
                )


def _conflict(one: Role, other: Role) -> str | None:
    if (one.facts.stance, other.facts.stance) == ("support", "oppose"):
        return f"“{one.id}” is for what is proposed, and “{other.id}” against it"
    for issue, points in one.facts.points.items():
        best = max(points, key=lambda option: points[option], default=None)
        if best is not None and f"{issue}.{best}" in other.facts.never:
            return (
                f"“{issue}.{best}” is the best for “{one.id}”, and “{other.id}” never agrees to it"
            )
    return None
