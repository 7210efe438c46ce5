"""Tells what an agreement was worth to each role, and what could have been agreed instead."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kit.bargains.count import count
from kit.bargains.game import Game, Package, game_of
from kit.bargains.tell import bargain_of
from kit.model.bargains import Tally
from kit.model.debate import Debate


def tally(debate: Debate, table: Collection[str], outcome: Mapping[str, str]) -> Tally:
    """What an outcome is worth to the roles at a table.

    `outcome` has the id of an option for each issue's id; issues that are not in it stay as they
    are now. All of these have to exist.
    """
    game = game_of(debate, table)
    package = tuple(
        next(
            index
            for index, option in enumerate(issue.options)
            if (option.id == outcome[issue.id] if issue.id in outcome else option.now)
        )
        for issue in debate.facts.issues
    )
    better = _better(game, package)
    return Tally(
        outcome=bargain_of(debate, game, package),
        better=None if better is None else bargain_of(debate, game, better),
    )


def _better(game: Game, package: Package) -> Package | None:
    """The package that is better for all by most, or None.

    Without an agreement, each role has its value of no deal.
    """
    before = [
        player.no_deal if package == game.now else _score(game, at, package)
        for at, player in enumerate(game.players)
    ]
    found = []
    for other in count(game).clean:
        gains = [_score(game, at, other) - had for at, had in enumerate(before)]
        if min(gains) >= 0 and sum(gains) > 0:
            found.append((min(gains), sum(gains), other))
    return max(found)[2] if found else None


def _score(game: Game, at: int, package: Package) -> int:
    player = game.players[at]
    score = player.score(package)
    return player.worst if score is None else score
