"""Tells what an agreement was worth to each role, and what could have been agreed instead."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping

from kit.bargains.count import count
from kit.bargains.game import Game, Package, game_of
from kit.bargains.tell import bargain_of
from kit.model.bargains import Bargain, Gain, Tally
from kit.model.debate import Debate

BROKEN = -1000
"""What a broken red line counts as, where roles are put in order."""


def tally(debate: Debate, table: Collection[str], outcome: Mapping[str, str]) -> Tally:
    """What an outcome is worth to the roles at a table, of which two at least have points.

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
    agreed = _bargain(debate, game, package)
    before = [
        player.worst if gain.score is None else gain.score
        for player, gain in zip(game.players, agreed.gains, strict=True)
    ]
    better = _better(game, before)
    return Tally(
        outcome=agreed,
        against=tuple(each for each in agreed.gains if each.bound and not each.accepts),
        least=min(agreed.gains, key=lambda each: BROKEN if each.gain is None else each.gain),
        most=max(agreed.gains, key=_share),
        better=None if better is None else bargain_of(debate, game, better),
        better_for_all=better is not None and min(_gains(game, better, before)) > 0,
    )


def _bargain(debate: Debate, game: Game, package: Package) -> Bargain:
    bargain = bargain_of(debate, game, package)
    if package != game.now:
        return bargain
    gains = tuple(dataclasses.replace(each, score=each.no_deal) for each in bargain.gains)
    return dataclasses.replace(bargain, gains=gains)


def _better(game: Game, before: list[int]) -> Package | None:
    """Of the packages that are worse for nobody than `before`, the one best for those least served.

    None if there is none that is better for somebody.
    """
    found = []
    for package in count(game).clean:
        gains = _gains(game, package, before)
        if min(gains) >= 0 and sum(gains) > 0:
            found.append((min(gains), sum(gains), package))
    return max(found)[2] if found else None


def _gains(game: Game, package: Package, before: list[int]) -> list[int]:
    """How much more than `before` a package gives to each role."""
    return [
        (player.worst if (score := player.score(package)) is None else score) - had
        for player, had in zip(game.players, before, strict=True)
    ]


def _share(gain: Gain) -> float:
    """The share that a role got of what it could gain over no deal."""
    return BROKEN if gain.gain is None else gain.gain / max(1, gain.best - gain.no_deal)
