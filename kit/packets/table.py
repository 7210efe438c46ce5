"""Which roles sit at the table."""

from __future__ import annotations

from collections.abc import Sequence

from kit.model.debate import Debate, Role
from kit.problems import BadUsage, did_you_mean


def at_table(debate: Debate, students: int | None, extra: Sequence[str]) -> tuple[Role, ...]:
    """The roles that a class of so many students uses, in the order of their numbers.

    A small class uses those of the first ranks; None stands for a class that is large
    enough for all. `extra` are ids of roles that sit there in any case, extensions
    among them. Raises `BadUsage` for one that there is not.
    """
    ids = [role.id for role in debate.roles]
    unknown = next((name for name in extra if name not in ids), None)
    if unknown is not None:
        raise BadUsage(f"there is no role “{unknown}”", did_you_mean(unknown, ids))
    cast = sorted(
        (role for role in debate.roles if not role.extension), key=lambda role: role.facts.rank
    )
    seated = {role.id for role in cast[:students]} | set(extra)
    return tuple(role for role in debate.roles if role.id in seated)
