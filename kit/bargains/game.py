"""A negotiation as numbers: packages of options, and what each is worth to each role.

Scorable games of this kind are those of Howard Raiffa, *The Art and Science of Negotiation* (1982).
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from kit.model.debate import Debate, DebateFacts
from kit.model.issues import MOST_PACKAGES, bound_at, can_be_given
from kit.model.role import RoleFacts

Package = tuple[int, ...]
"""One option of each issue, as its index; in the order of the issues."""


@dataclass(frozen=True, slots=True)
class Player:
    """A role that has points.

    `points` are those of each option of each issue; an option that it can never agree to has none.
    `no_deal` is what it has without an agreement. `binds` are, for each issue, the indexes of the
    options that need its yes.
    """

    id: str
    points: tuple[tuple[int | None, ...], ...]
    no_deal: int
    binds: tuple[frozenset[int], ...]
    opposes: bool = False

    def score(self, package: Package) -> int | None:
        """What a package is worth; None if it breaks a red line."""
        total = 0
        for options, choice in zip(self.points, package, strict=True):
            if (points := options[choice]) is None:
                return None
            total += points
        return total

    @property
    def best(self) -> int:
        """What its best package is worth."""
        return sum(
            max((each for each in some if each is not None), default=0) for some in self.points
        )

    @property
    def worst(self) -> int:
        """What its worst package is worth; one that breaks a red line counts as much."""
        return sum(
            min((each for each in some if each is not None), default=0) for some in self.points
        )

    def bound_by(self, package: Package) -> bool:
        """Whether a package holds an option that needs this role's yes."""
        return any(choice in some for some, choice in zip(self.binds, package, strict=True))

    def accepts(self, package: Package) -> bool:
        """Whether a package breaks no red line of the role, and is better than no deal."""
        score = self.score(package)
        return score is not None and score > self.no_deal


@dataclass(frozen=True, slots=True)
class Game:
    """The negotiation of the roles of one class, who are said to be at the table.

    `sizes` are how many options each issue has, and `now` is the package that changes nothing.
    `players` are the roles at the table that have points; `plan` is what the essay argues for.
    `closed` are, for each issue, the options that nobody at this table can carry out.
    """

    sizes: tuple[int, ...]
    now: Package
    plan: Package | None
    players: tuple[Player, ...]
    closed: tuple[frozenset[int], ...]

    @property
    def size(self) -> int:
        """How many packages there are."""
        return math.prod(self.sizes)

    def passes(self, package: Package) -> bool:
        """Whether a package changes something, and all whom it binds are there and accept it."""
        return (
            package != self.now
            and not any(choice in some for some, choice in zip(self.closed, package, strict=True))
            and all(each.accepts(package) for each in self.players if each.bound_by(package))
        )


def packages(facts: DebateFacts) -> int:
    """How many packages the issues of a debate have; 0 if there are no issues."""
    return math.prod(len(issue.options) for issue in facts.issues) if facts.issues else 0


def is_negotiated(debate: Debate) -> bool:
    """Whether a debate has issues that can be counted out, and a role with points."""
    return 0 < packages(debate.facts) <= MOST_PACKAGES and any(
        role.facts.points and role.facts.no_deal for role in debate.roles
    )


def game_of(debate: Debate, table: Collection[str]) -> Game:
    """The negotiation of the roles with these ids. The debate's own rules must hold."""
    facts = debate.facts
    issues = facts.issues
    now = tuple(next(at for at, each in enumerate(issue.options) if each.now) for issue in issues)
    at = {
        f"{issue.id}.{option.id}": (number, index)
        for number, issue in enumerate(issues)
        for index, option in enumerate(issue.options)
    }
    plan = None
    if facts.essay_plan:
        chosen = list(now)
        for ref in facts.essay_plan:
            number, index = at[ref]
            chosen[number] = index
        plan = tuple(chosen)
    bound = tuple(
        tuple(
            frozenset(bound_at(facts.signs_for, issue.binding(option), table))
            for option in issue.options
        )
        for issue in issues
    )
    players = tuple(
        Player(
            id=role.id,
            points=_points(facts, role.facts),
            no_deal=role.facts.no_deal.points,
            binds=tuple(
                frozenset(index for index, who in enumerate(options) if role.id in who)
                for options in bound
            ),
            opposes=role.facts.stance == "oppose",
        )
        for role in debate.roles
        if role.id in table and role.facts.points and role.facts.no_deal is not None
    )
    closed = tuple(
        frozenset(
            index
            for index, option in enumerate(issue.options)
            if not can_be_given(facts.signs_for, issue.binding(option), table)
        )
        for issue in issues
    )
    return Game(tuple(len(issue.options) for issue in issues), now, plan, players, closed)


def _points(facts: DebateFacts, role: RoleFacts) -> tuple[tuple[int | None, ...], ...]:
    return tuple(
        tuple(
            None
            if f"{issue.id}.{option.id}" in role.never
            else role.points.get(issue.id, {}).get(option.id, 0)
            for option in issue.options
        )
        for issue in facts.issues
    )
