"""Tells what one table could agree on, in the words of the debate."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kit.bargains.count import count
from kit.bargains.game import Game, Package, Player, game_of, is_negotiated
from kit.model.bargains import Bargain, Bargains, Choice, Gain, GainLine, Sticking, Swap, Wish
from kit.model.debate import Debate
from kit.model.issues import Option, letter_of

MOST_BARGAINS = 3
MOST_STICKING = 3
MOST_SWAPS = 4
NEVER = -10_000


def bargains_at(debate: Debate, table: Collection[str]) -> Bargains | None:
    """What the roles at a table could agree on; None if they do not negotiate."""
    if not is_negotiated(debate):
        return None
    game = game_of(debate, table)
    if len(game.players) < 2:
        return None
    figures = count(game)
    told = _Told(debate, game)
    shown = _shown(game, figures.clean)
    bargains = tuple(told.bargain(package) for package in shown)
    plan = None if game.plan is None else told.bargain(game.plan)
    every = (*bargains, *(() if plan is None else (plan,)))
    return Bargains(
        packages=figures.packages,
        passing=len(figures.passing),
        bargains=bargains,
        essay_plan=plan,
        lines=tuple(
            GainLine(role=gains[0].role, gains=gains)
            for gains in zip(*(bargain.gains for bargain in every), strict=True)
        ),
        sticking=told.sticking(),
        swaps=told.swaps(shown),
    )


def bargain_of(debate: Debate, game: Game, package: Package) -> Bargain:
    """A package in words, with what it is worth to each role."""
    return _Told(debate, game).bargain(package)


def _shown(game: Game, packages: Sequence[Package]) -> list[Package]:
    """A few packages that differ in two issues or more, the fairest first."""
    spans = [(player, max(1, player.best - player.no_deal)) for player in game.players]
    left = sorted(packages, key=lambda package: _fairness(spans, package), reverse=True)
    found: list[Package] = []
    for apart in (3, 2):
        for package in left:
            if len(found) < MOST_BARGAINS and all(
                sum(one != two for one, two in zip(package, other, strict=True)) >= apart
                for other in found
            ):
                found.append(package)
        if len(found) > 1:
            break
    return found


def _fairness(spans: Sequence[tuple[Player, int]], package: Package) -> tuple[float, float]:
    """The smallest gain over no deal of any role, as a share of what it could gain; then all.

    `spans` are the roles, each with what it could gain.
    """
    gains = [
        (score - player.no_deal) / span
        for player, span in spans
        if (score := player.score(package)) is not None
    ]
    return min(gains), sum(gains)


class _Told:
    """The words of a debate for the packages of a game."""

    def __init__(self, debate: Debate, game: Game) -> None:
        self.issues = debate.facts.issues
        self.game = game
        self.names = {role.id: role.facts.short for role in debate.roles}

    def bargain(self, package: Package) -> Bargain:
        """A package: what it changes, and what it is worth."""
        choices = tuple(
            Choice(
                letter=letter_of(at),
                title=issue.title,
                number=chosen + 1,
                short=issue.options[chosen].short,
                text=issue.options[chosen].text,
            )
            for at, (issue, chosen, now) in enumerate(
                zip(self.issues, package, self.game.now, strict=True)
            )
            if chosen != now
        )
        gains = tuple(
            Gain(
                role=self.names[player.id],
                score=player.score(package),
                no_deal=player.no_deal,
                best=player.best,
                bound=player.bound_by(package),
            )
            for player in self.game.players
        )
        return Bargain(choices=choices, gains=gains, passes=self.game.passes(package))

    def sticking(self) -> tuple[Sticking, ...]:
        """The issues over which most is at stake between roles that want different options."""
        ranked = sorted(range(len(self.issues)), key=self._tension, reverse=True)
        return tuple(
            Sticking(
                letter=letter_of(at),
                title=self.issues[at].title,
                wishes=tuple(
                    wish
                    for index, option in enumerate(self.issues[at].options)
                    if (wish := self._wish(at, index, option)).wanted or wish.never
                ),
            )
            for at in sorted(ranked[:MOST_STICKING])
        )

    def _wish(self, at: int, index: int, option: Option) -> Wish:
        players = self.game.players
        return Wish(
            number=index + 1,
            short=option.short,
            wanted=tuple(self.names[each.id] for each in players if _best(each, at) == index),
            never=tuple(self.names[each.id] for each in players if each.points[at][index] is None),
        )

    def _tension(self, at: int) -> int:
        bound = [each for each in self.game.players if each.binds[at]]
        return sum(
            min(_stake(one, at), _stake(other, at)) * (3 if _shut_out(one, other, at) else 1)
            for one in bound
            for other in self.game.players
            if _best(one, at) != _best(other, at)
        )

    def swaps(self, packages: Sequence[Package]) -> tuple[Swap, ...]:
        """Pairs of options in these packages that cost one role a little and bring another much."""
        found: dict[tuple[int, int, int, int], tuple[int, Swap]] = {}
        for package in packages:
            changed = [at for at, now in enumerate(self.game.now) if package[at] != now]
            # Only who is bound by an option can give it.
            givers = {
                at: [each for each in self.game.players if package[at] in each.binds[at]]
                for at in changed
            }
            for here in changed:
                for there in changed:
                    for one in givers[here]:
                        for other in givers[there]:
                            worth = self._swap(package, here, there, one, other)
                            if worth:
                                swap = Swap(
                                    one=self.names[one.id],
                                    gives=self._called(here, package[here]),
                                    other=self.names[other.id],
                                    returns=self._called(there, package[there]),
                                )
                                key = (here, package[here], there, package[there])
                                found[key] = max(
                                    found.get(key, (0, swap)),
                                    (worth, swap),
                                    key=lambda each: each[0],
                                )
        best = sorted(found.values(), key=lambda each: each[0], reverse=True)
        return tuple(swap for _, swap in best[:MOST_SWAPS])

    def _swap(self, package: Package, here: int, there: int, one: Player, other: Player) -> int:
        """How much the one that gains less gains, if `one` gives here and `other` there; or 0."""
        if one.id >= other.id:
            return 0
        gives, gets = self._change(one, here, package), self._change(one, there, package)
        returns, receives = self._change(other, there, package), self._change(other, here, package)
        if gives >= 0 or returns >= 0:
            return 0
        return max(0, min(gives + gets, returns + receives))

    def _change(self, player: Player, at: int, package: Package) -> int:
        """How many points one option of a package brings over what is now."""
        options = player.points[at]
        return (options[package[at]] or 0) - (options[self.game.now[at]] or 0)

    def _called(self, at: int, index: int) -> str:
        issue = self.issues[at]
        return f"{letter_of(at)}{index + 1} ({issue.title}: {issue.options[index].short})"


def _best(player: Player, at: int) -> int:
    """The option of an issue that is worth most to a role; the first of several."""
    points = [NEVER if each is None else each for each in player.points[at]]
    return points.index(max(points))


def _shut_out(one: Player, other: Player, at: int) -> bool:
    """Whether what one of two roles wants most can never be agreed to by the other."""
    return other.points[at][_best(one, at)] is None or one.points[at][_best(other, at)] is None


def _stake(player: Player, at: int) -> int:
    """What an issue is worth to a role: from its worst option to its best."""
    points = [each for each in player.points[at] if each is not None]
    return max(points) - min(points)
