"""What the sheets of one role print that no other role's do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit.model.debate import DebateFacts, Term
from kit.model.levels import at_level
from kit.model.public import PublicRole, RoleGroup, Scores, Tasks
from kit.model.role import Level, Role
from kit.packets.people import grouped, partners_of
from kit.packets.public import scores_of, tasks

MOST_ASKED = 2
"""Roles that a sheet has room to ask."""


@dataclass(frozen=True, slots=True)
class Own:
    """What is a role's own at a reading level; `scores` and `no_deal` are for the role alone.

    The fields are those of `ForRole`, in `kit.model.context`.
    """

    others: tuple[PublicRole, ...]
    groups: tuple[RoleGroup, ...]
    ask: tuple[PublicRole, ...]
    partners: tuple[PublicRole, ...]
    words: tuple[Term, ...]
    tasks: Tasks
    scores: Scores | None
    no_deal: str | None


def own_of(
    role: Role,
    level: Level,
    roles: Mapping[str, PublicRole],
    whole: DebateFacts,
    facts: DebateFacts,
) -> Own:
    """What is a role's own at a level. `roles` are all at the table, by id, in their order.

    `whole` says what the debate is, and `facts` says it in the words of the level.
    """
    others = tuple(public for public in roles.values() if public.id != role.id)
    asked = tuple(roles[name] for name in role.facts.ask if name in roles)
    no_deal = at_level(role.facts, level).no_deal
    return Own(
        others=others,
        groups=grouped(others),
        # In a small class some of the roles it would ask are not there; any others will do,
        # since the sheet has room for two.
        ask=(*asked, *(other for other in others if other not in asked))[:MOST_ASKED],
        partners=partners_of(role, others, whole.wants),
        words=tuple(term for term in facts.glossary if term.term in role.facts.words),
        tasks=tasks(role.facts.prompts, level),
        scores=scores_of(whole, role.facts),
        no_deal=None if no_deal is None else no_deal.text,
    )
