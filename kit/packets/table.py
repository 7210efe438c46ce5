"""Which roles sit at the table."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kit.model.debate import Debate
from kit.model.role import Role
from kit.problems import BadUsage, did_you_mean


def at_table(
    debate: Debate, seated: Collection[str] | None, extra: Sequence[str]
) -> tuple[Role, ...]:
    """The roles that take part, in the order of their numbers.

    `seated` are the ids of the roles that the class has seats for; None means every role of
    the cast. `extra` are the ids of roles that take part in any case, including extensions.
    Raises `BadUsage` for one that does not exist.
    """
    ids = [role.id for role in debate.roles]
    unknown = next((name for name in extra if name not in ids), None)
    if unknown is not None:
        raise BadUsage(f"there is no role “{unknown}”", did_you_mean(unknown, ids))
    return tuple(
        role
        for role in debate.roles
        if role.id in extra or (not role.extension if seated is None else role.id in seated)
    )
