"""Games worked out by hand, and a second, naive counting of games that nobody worked out."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kit.bargains.count import count
from kit.bargains.game import Game, Package, Player

NOBODY: frozenset[int] = frozenset()


def player(
    name: str,
    points: tuple[tuple[int | None, ...], ...],
    no_deal: int,
    binds: tuple[frozenset[int], ...],
) -> Player:
    return Player(name, points, no_deal, binds)


# A seller and a buyer: a price (as now, low, high) and a warranty (none, two years). The seller
# does both, the buyer pays.
#
#              price             warranty          no deal
#   seller     –, 20, 70         30, 0              50
#   buyer      –, 60, 20          0, 40             40
#
# low+none: seller 50, buyer 60     no better than no deal for the seller
# low+two:  seller 20               no
# high+none: seller 100, buyer 20   no for the buyer
# high+two: seller 70, buyer 60     passes, and alone does
SALE = Game(
    sizes=(3, 2),
    now=(0, 0),
    plan=None,
    players=(
        player("seller", ((0, 20, 70), (30, 0)), 50, (frozenset({1, 2}), frozenset({1}))),
        player("buyer", ((0, 60, 20), (0, 40)), 40, (frozenset({1, 2}), NOBODY)),
    ),
    closed=(NOBODY, NOBODY),
)


def test_a_sale_that_has_one_agreement() -> None:
    figures = count(SALE)
    assert figures.packages == 6
    assert figures.passing == ((2, 1),)
    assert figures.clean == figures.efficient == ((2, 1),)
    assert figures.share == 1 / 6
    # The seller's packages are worth 0 to 100, the buyer's 0 to 100.
    assert [(each.role, each.mean) for each in figures.served] == [("seller", 0.7), ("buyer", 0.6)]
    assert abs(figures.gap - 0.1) < 1e-9


def test_a_role_that_is_not_bound_vetoes_nothing() -> None:
    """A neighbor who hates every sale: what passes stays, but breaks a red line."""
    neighbor = player("neighbor", ((50, None, None), (50, 0)), 60, (NOBODY, NOBODY))
    game = Game(SALE.sizes, SALE.now, None, (*SALE.players, neighbor), SALE.closed)
    figures = count(game)
    assert figures.passing == ((2, 1),)
    assert figures.clean == ()
    lowest = figures.lowest
    assert lowest is not None
    # A broken red line counts as the worst package.
    assert (lowest.role, lowest.mean) == ("neighbor", 0.0)


def test_a_red_line_of_a_bound_role_is_a_no() -> None:
    seller = player("seller", ((0, 20, None), (30, 0)), 0, SALE.players[0].binds)
    game = Game(SALE.sizes, SALE.now, None, (seller, SALE.players[1]), SALE.closed)
    # For the seller all is well that is not at the high price: low without a warranty gives 50
    # and 60, low with one 20 and 100; a warranty alone binds the seller, and gives nothing.
    assert count(game).passing == ((1, 0), (1, 1))


def test_what_nobody_at_the_table_can_do_is_no_package() -> None:
    game = Game(SALE.sizes, SALE.now, None, SALE.players, (NOBODY, frozenset({1})))
    figures = count(game)
    assert figures.packages == 3
    assert figures.passing == ()
    assert figures.served == ()
    assert figures.gap == 0


def test_packages_that_another_improves_on_are_not_efficient() -> None:
    """Two roles that both gain by the second option of each issue: only one package is left."""
    both = ((0, 50), (0, 50))
    bound = (frozenset({1}), frozenset({1}))
    game = Game((2, 2), (0, 0), None, (player("a", both, 10, bound), player("b", both, 10, bound)),
                (NOBODY, NOBODY))  # fmt: skip
    figures = count(game)
    assert figures.passing == ((0, 1), (1, 0), (1, 1))
    assert figures.efficient == ((1, 1),)


@st.composite
def games(draw: st.DrawFn) -> Game:
    sizes = tuple(draw(st.lists(st.integers(2, 4), min_size=2, max_size=3)))
    some = [st.frozensets(st.integers(0, size - 1)) for size in sizes]
    now = tuple(draw(st.integers(0, size - 1)) for size in sizes)
    players = tuple(
        Player(
            f"p{number}",
            tuple(
                tuple(draw(st.one_of(st.none(), st.integers(0, 9))) for _ in range(size))
                for size in sizes
            ),
            draw(st.integers(0, 20)),
            tuple(draw(each) for each in some),
        )
        for number in range(draw(st.integers(1, 3)))
    )
    closed = tuple(draw(each) - {at} for each, at in zip(some, now, strict=True))
    return Game(sizes, now, None, players, closed)


def naive_score(player: Player, package: Package) -> int | None:
    points = [options[at] for options, at in zip(player.points, package, strict=True)]
    return None if None in points else sum(each for each in points if each is not None)


def naive_worst(player: Player) -> int:
    return sum(
        min((each for each in some if each is not None), default=0) for some in player.points
    )


@given(games())
def test_counting_agrees_with_a_naive_counting(game: Game) -> None:
    passing, clean = [], []
    possible = 0
    for package in itertools.product(*(range(size) for size in game.sizes)):
        if any(package[at] in game.closed[at] for at in range(len(package))):
            continue
        possible += 1
        agreed = package != game.now
        broken = False
        for each in game.players:
            score = naive_score(each, package)
            broken = broken or score is None
            if any(package[at] in each.binds[at] for at in range(len(package))):
                agreed = agreed and score is not None and score > each.no_deal
        if agreed:
            passing.append(package)
            clean += [] if broken else [package]

    def worth(package: Package) -> list[int]:
        scores = [naive_score(each, package) for each in game.players]
        return [
            naive_worst(each) if score is None else score
            for each, score in zip(game.players, scores, strict=True)
        ]

    def beats(one: Package, other: Package) -> bool:
        pairs = list(zip(worth(one), worth(other), strict=True))
        return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)

    efficient = [one for one in passing if not any(beats(other, one) for other in passing)]
    figures = count(game)
    assert figures.packages == possible
    assert list(figures.passing) == passing
    assert list(figures.clean) == clean
    assert list(figures.efficient) == efficient
    for at, served in enumerate(figures.served):
        width = game.players[at].best - game.players[at].worst
        mean = sum(worth(package)[at] for package in efficient) / len(efficient)
        expected = (mean - naive_worst(game.players[at])) / width if width else 1
        assert abs(served.mean - expected) < 1e-9
