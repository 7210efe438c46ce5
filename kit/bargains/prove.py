"""Proves that a debate's negotiation can be won by negotiating, for every class that it seats.

The rules follow the advice for scorable role plays in Howard Raiffa, *The Art and Science of
Negotiation* (1982): there is an agreement to find, it is not easy to find, it serves all, and
leaving the table is worth something. The bounds are ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kit.bargains.agreement import check_words
from kit.bargains.count import Figures, count
from kit.bargains.finding import Finding
from kit.bargains.game import Game, Package, game_of, is_negotiated
from kit.model.debate import Debate
from kit.model.role import Role

SMALL = 6
"""From this many roles on, an agreement may be harder to find."""
PASSING_SMALL = (0.01, 0.35)
PASSING = (0.01, 0.20)
"""The least and the largest share of all packages that may pass: below six roles, and from six."""
LOWEST_MEAN = 0.25
"""What packages that nobody improves on give each role on average, as a share of its range."""
WIDEST_GAP = 0.45
"""How far apart they may leave the best served and the worst served role."""
BEST = 100


@dataclass(slots=True)
class _At:
    """The classes that have one table: for each format, the sizes."""

    sizes: dict[str, list[int]] = field(default_factory=dict)

    def text(self) -> str:
        """In words: “12 to 36 students (summit)”."""
        return ", ".join(
            f"{_ranges(sizes)} students ({name})" for name, sizes in self.sizes.items()
        )


def prove(debate: Debate, casts: Sequence[tuple[str, int, tuple[str, ...]]]) -> Iterator[Finding]:
    """Everything that is wrong with a negotiation. The debate's own rules must hold.

    `casts` are the tables to prove it for: the format's id, the number of students, and the ids of
    the roles. A debate without issues, or without points, has nothing to prove.
    """
    if not is_negotiated(debate):
        return
    tables: dict[tuple[str, ...], _At] = {}
    for name, size, table in casts:
        tables.setdefault(table, _At()).sizes.setdefault(name, []).append(size)
    roles = {role.id: role for role in debate.roles}
    for role in debate.roles:
        yield from _check_scale(role, debate)
    for table, at in tables.items():
        game = game_of(debate, table)
        if len(game.players) < 2:
            place = debate.source.place("issues")
            yield Finding(place, f"fewer than two roles with points at {at.text()}")
            continue
        yield from _check_bound(debate, table, game)
        figures = count(game)
        yield from _check_agreement(debate, len(table), at, figures)
        yield from _check_service(debate, roles, at, figures)
        yield from _check_opponents(debate, at, game)
    together = tuple(tables)
    for role in debate.roles:
        yield from check_words(role, debate, [each for each in together if role.id in each])


def _check_scale(role: Role, debate: Debate) -> Iterator[Finding]:
    if not role.facts.points:
        if role.facts.stance not in ("undecided", "unknown"):
            yield Finding(
                role.source.place("stance"),
                f"“{role.id}” takes a side, but has no points: it votes on the merits",
                "give it points, a “never” and a value of no deal; or let it be undecided",
            )
        return
    player = game_of(debate, {role.id}).players[0]
    if player.best != BEST:
        yield Finding(
            role.source.place("points"),
            f"the best whole package of “{role.id}” is worth {player.best} points, not {BEST}",
            "all roles are measured on the same scale",
        )
    if not player.worst < player.no_deal < player.best:
        yield Finding(
            role.source.place("no_deal", "points"),
            f"no deal is worth {player.no_deal} points to “{role.id}”, whose packages are worth "
            f"{player.worst} to {player.best}",
            "no deal should be better than the worst package and worse than the best",
        )


def _check_bound(debate: Debate, table: Sequence[str], game: Game) -> Iterator[Finding]:
    scored = {player.id for player in game.players}
    for index, issue in enumerate(debate.facts.issues):
        bound = {who for option in issue.options for who in issue.binding(option)}
        for who in sorted(bound & set(table) - scored):
            yield Finding(
                debate.source.place("issues", index),
                f"“{who}” is bound by “{issue.id}”, but has no points; it is taken to say yes",
                "give it points, or bind another role",
            )


def _check_agreement(debate: Debate, roles: int, at: _At, figures: Figures) -> Iterator[Finding]:
    place = debate.source.place("issues")
    if not _two_apart(figures.clean):
        yield Finding(
            place,
            f"at {at.text()}: {len(figures.clean)} packages pass and break no red line, and no two "
            "of them differ in two issues or more",
            "let a role give more, take a “never” back, or make no deal worth less",
        )
    least, most = PASSING if roles >= SMALL else PASSING_SMALL
    if not least <= figures.share <= most:
        yield Finding(
            place,
            f"at {at.text()}: {len(figures.passing)} of {figures.packages} packages pass, "
            f"{100 * figures.share:.1f} %; with {roles} roles it should be {100 * least:g} to "
            f"{100 * most:g} %",
            "make no deal worth more to those who are bound"
            if figures.share > most
            else "make no deal worth less to those who are bound",
        )


def _check_service(
    debate: Debate, roles: Mapping[str, Role], at: _At, figures: Figures
) -> Iterator[Finding]:
    for each in figures.served:
        if each.mean < LOWEST_MEAN:
            yield Finding(
                roles[each.role].source.place("points"),
                f"at {at.text()}: the packages that nobody improves on give “{each.role}” on "
                f"average {100 * each.mean:.0f} % of its range; it should be "
                f"{100 * LOWEST_MEAN:.0f} % or more",
                "give it points for what others can agree to",
            )
    if figures.gap > WIDEST_GAP and figures.lowest and figures.highest:
        yield Finding(
            debate.source.place("issues"),
            f"at {at.text()}: the packages that nobody improves on give “{figures.highest.role}” "
            f"{100 * figures.highest.mean:.0f} % of its range and “{figures.lowest.role}” "
            f"{100 * figures.lowest.mean:.0f} %; at most {100 * WIDEST_GAP:.0f} points may lie "
            "between them",
            "no role should win or lose by being dealt",
        )


def _check_opponents(debate: Debate, at: _At, game: Game) -> Iterator[Finding]:
    opponents = [player for player in game.players if player.opposes]
    plan = game.plan
    if plan is None or not opponents:
        return
    if not any(player.no_deal > _worth(game, player.id, plan) for player in opponents):
        said = ", ".join(
            f"“{player.id}” {_worth(game, player.id, plan)} with it, {player.no_deal} with no deal"
            for player in opponents
        )
        yield Finding(
            debate.source.place("essay_plan"),
            f"at {at.text()}: no opponent is better off with no deal than with the essay’s plan: "
            f"{said}",
            "an opponent who always gains by it has no case",
        )


def _worth(game: Game, role: str, package: Package) -> int:
    """What a package is worth to a role; its worst where a red line is broken."""
    player = next(each for each in game.players if each.id == role)
    score = player.score(package)
    return player.worst if score is None else score


def _two_apart(packages: Sequence[Package]) -> bool:
    """Whether two of the packages differ in two issues or more."""
    # Whatever differs from both of the first two in one issue at most differs in the very issue in
    # which these two do; so if no pair with one of them is two apart, none is.
    return any(
        sum(one != other for one, other in zip(first, second, strict=True)) >= 2
        for first in packages[:2]
        for second in packages
    )


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in order, as ranges: “4, 6 to 9”."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
