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

    `seated` are the ids that the class has seats for; None stands for every role of the
    cast. `extra` are roles that sit there in any case, extensions among them. Raises
    `BadUsage` for one that there is not.
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
