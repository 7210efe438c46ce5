"""Whom a role has most to do with."""

from __future__ import annotations

from collections.abc import Sequence

from kit.model.debate import Want
from kit.model.public import PublicRole
from kit.model.role import Role

MOST_PARTNERS = 4
"""Roles that a note-catcher gives much room to."""


def partners_of(
    role: Role, others: tuple[PublicRole, ...], wants: Sequence[Want]
) -> tuple[PublicRole, ...]:
    """The few of the `others` that a role has most to do with, the nearest first.

    Whom it asks comes first, then those it wants something of, then those who want something of
    it; others fill up the places.
    """
    ranked = [*role.facts.ask]
    ranked += [want.whom for want in wants if want.who == role.id]
    ranked += [want.who for want in wants if want.whom == role.id]
    by_id = {other.id: other for other in others}
    near = [by_id[name] for name in dict.fromkeys(ranked) if name in by_id]
    rest = [other for other in others if other not in near]
    return tuple((*near, *rest)[:MOST_PARTNERS])
