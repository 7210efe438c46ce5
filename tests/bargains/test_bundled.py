"""What the bundled negotiation is meant to teach holds for every class."""

from __future__ import annotations

import itertools

import pytest

from kit.bargains.count import count
from kit.bargains.game import Game, Package, game_of
from kit.cast import tables_for
from kit.load import Layers, load_formats
from kit.model.debate import Debate
from kit.problems import Problems
from tests.tools.listed import KIT, bundled

DEBATE, ROAD = bundled(), bundled("river-road")
SIZES = (4, 6, 8, 12, 20, 28, 36)


def at(ref: str) -> tuple[int, int]:
    """The indexes of an issue and of its option."""
    issue, _, option = ref.partition(".")
    ids = [each.id for each in DEBATE.facts.issues]
    options = [each.id for each in DEBATE.facts.issues[ids.index(issue)].options]
    return ids.index(issue), options.index(option)


def games(debate: Debate) -> dict[tuple[str, ...], Game]:
    """The negotiation at every table of a debate, in its formats that negotiate."""
    formats = [
        each
        for each in load_formats(Layers.of(KIT), Problems())
        if each.facts.negotiates and each.id in debate.facts.formats
    ]
    tables = {
        table
        for each, size in itertools.product(formats, SIZES)
        if each.facts.students.min <= size <= each.facts.students.max
        for table in tables_for(debate, each, size)
    }
    return {table: game_of(debate, table) for table in sorted(tables)}


GAMES = games(DEBATE)
ROAD_GAMES = games(ROAD)


def with_option(package: Package, ref: str) -> Package:
    issue, option = at(ref)
    return (*package[:issue], option, *package[issue + 1 :])


@pytest.mark.parametrize("table", GAMES, ids=len)
def test_a_halt_has_the_price_that_the_north_named(table: tuple[str, ...]) -> None:
    """In 2016 it offered to stop tests if the exercises stopped: as planned, there is no halt."""
    tests, none = at("tests.now")
    exercises, planned = at("exercises.now")
    figures = count(GAMES[table])
    halts = [each for each in figures.passing if each[tests] != none]
    assert halts
    assert [each for each in halts if each[exercises] == planned] == []


@pytest.mark.parametrize("table", GAMES, ids=len)
def test_the_essays_plan_lacks_that_price(table: tuple[str, ...]) -> None:
    game = GAMES[table]
    assert game.plan is not None
    assert not game.passes(game.plan)
    if "decision-team" in table:
        assert game.passes(with_option(game.plan, "exercises.smaller"))


@pytest.mark.parametrize("game", [*GAMES.values(), *ROAD_GAMES.values()])
def test_there_is_a_package_that_is_better_for_all(game: Game) -> None:
    """Also for those who oppose the essay's plan, and need a package of another kind."""
    assert any(
        all(player.accepts(package) for player in game.players) for package in count(game).clean
    )


@pytest.mark.parametrize("table", ROAD_GAMES, ids=len)
def test_nobody_settles_the_road_over_the_heads_of_those_it_is_about(
    table: tuple[str, ...],
) -> None:
    """No package passes that leaves the road open, and yet tells when its gate closes."""
    road = [each.id for each in ROAD.facts.issues].index("road")
    passing = count(ROAD_GAMES[table]).passing
    assert passing
    assert [package for package in passing if package[road] == 0] == []
