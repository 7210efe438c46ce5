"""Counts out every package of a negotiation: which pass, and how well they serve each role.

Sets of packages are the bits of whole numbers, so that a rule for all packages is one operation.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from kit.bargains.game import Game, Package, Player


@dataclass(frozen=True, slots=True)
class Served:
    """How well a role is served by the packages that could be agreed.

    `mean` is what they are worth to it on average, as a share of its range: 0 is its worst
    package, 1 its best.
    """

    role: str
    mean: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted.

    `packages` are all that this table can agree on, `passing` those that pass; `clean` are those
    that break no red line of a role at the table; `efficient` are those of the passing that none
    of the others improves on: better for one role, and worse for none.
    """

    packages: int
    passing: tuple[Package, ...]
    clean: tuple[Package, ...]
    efficient: tuple[Package, ...]
    served: tuple[Served, ...]

    @property
    def share(self) -> float:
        """The share of all packages that pass."""
        return len(self.passing) / self.packages

    @property
    def lowest(self) -> Served | None:
        """The role that is served worst; None if nothing passes."""
        return min(self.served, key=lambda each: each.mean, default=None)

    @property
    def highest(self) -> Served | None:
        """The role that is served best; None if nothing passes."""
        return max(self.served, key=lambda each: each.mean, default=None)

    @property
    def gap(self) -> float:
        """How far apart the best served and the worst served role are."""
        if self.lowest is None or self.highest is None:
            return 0.0
        return self.highest.mean - self.lowest.mean


# A preview counts again whenever a file is saved, most often the same game.
@functools.lru_cache(maxsize=64)
def count(game: Game) -> Figures:
    """Count out a game."""
    every = _every(game.sizes)
    possible = ~_holding(game.closed, game.sizes) & ((1 << len(every)) - 1)
    passing = clean = possible
    worth = [_worth(player.points, player.no_deal) for player in game.players]
    for player, own in zip(game.players, worth, strict=True):
        passing &= own.accepted | ~_holding(player.binds, game.sizes)
        clean &= own.clean
    passing &= ~(1 << every.index(game.now))
    ways = _indexes(passing)
    table = [
        _row(own.scores, ways, player.worst)
        for player, own in zip(game.players, worth, strict=True)
    ]
    efficient = _efficient(table)
    return Figures(
        packages=possible.bit_count(),
        passing=tuple(every[way] for way in ways),
        clean=tuple(every[way] for way in _indexes(passing & clean)),
        efficient=tuple(every[ways[at]] for at in efficient),
        served=tuple(
            Served(player.id, _mean([row[at] for at in efficient], player))
            for player, row in zip(game.players, table, strict=True)
            if efficient
        ),
    )


@functools.lru_cache(maxsize=4)
def _every(sizes: tuple[int, ...]) -> tuple[Package, ...]:
    return tuple(itertools.product(*(range(size) for size in sizes)))


@dataclass(frozen=True, slots=True)
class _Worth:
    """What every package, in their order, is worth to a role; None where it breaks a red line.

    `accepted` is the set of those that are better than no deal, `clean` of those without a break.
    """

    scores: tuple[int | None, ...]
    accepted: int
    clean: int


@functools.lru_cache(maxsize=64)
def _worth(points: tuple[tuple[int | None, ...], ...], no_deal: int) -> _Worth:
    found: list[int | None] = [0]
    for options in points:
        found = [
            None if before is None or more is None else before + more
            for before in found
            for more in options
        ]
    return _Worth(
        tuple(found),
        _bits([score is not None and score > no_deal for score in found]),
        _bits([score is not None for score in found]),
    )


def _row(scores: Sequence[int | None], ways: Sequence[int], worst: int) -> list[int]:
    """What some packages are worth; the worst where a red line is broken."""
    found = (scores[way] for way in ways)
    return [worst if score is None else score for score in found]


def _holding(some: Sequence[frozenset[int]], sizes: Sequence[int]) -> int:
    """The set of the packages that hold one of some options of each issue."""
    found, width = 0, 1
    for options, size in zip(reversed(some), reversed(sizes), strict=True):
        whole = (1 << width) - 1
        parts = (whole if index in options else found for index in range(size))
        found = sum(part << width * index for index, part in enumerate(parts))
        width *= size
    return found


def _bits(flags: Sequence[bool]) -> int:
    """A set as a number: its bit n says whether n is in it."""
    return int("".join(map("01".__getitem__, reversed(flags))), 2)


def _indexes(bits: int) -> list[int]:
    return [at for at, bit in enumerate(reversed(f"{bits:b}")) if bit == "1"]


def _efficient(table: Sequence[Sequence[int]]) -> list[int]:
    """The packages that no other improves on, by their places in the rows of scores."""
    if not table or not table[0]:
        return list(range(len(table[0]))) if table else []
    totals = [sum(column) for column in zip(*table, strict=True)]
    at_least = [_at_least(row) for row in table]
    as_good = _at_least(totals)
    levels = sorted(as_good)
    above = {low: as_good[high] for low, high in itertools.pairwise(levels)}
    found = []
    for at, total in enumerate(totals):
        # Whatever is as good for all, and better in total, is better for one of them.
        better = above.get(total, 0)
        for row, sets in zip(table, at_least, strict=True):
            better &= sets[row[at]]
            if not better:
                break
        if not better:
            found.append(at)
    return found


def _at_least(row: Sequence[int]) -> dict[int, int]:
    """For each score in a row, the set of places with that score or more."""
    by_score: dict[int, int] = {}
    for at, score in enumerate(row):
        by_score[score] = by_score.get(score, 0) | 1 << at
    found, together = {}, 0
    for score in sorted(by_score, reverse=True):
        together |= by_score[score]
        found[score] = together
    return found


def _mean(scores: Sequence[int], player: Player) -> float:
    width = player.best - player.worst
    # A role to which all is the same gets all that it can get.
    return 1.0 if not width else (sum(scores) / len(scores) - player.worst) / width
