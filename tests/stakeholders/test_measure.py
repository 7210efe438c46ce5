"""How well stakeholders are found in essays whose stakeholders are known."""

from __future__ import annotations

import pytest

from kit.stakeholders import stakeholders
from tests.tools.stakeholders import FIXTURES, GOALS, Counts, lists, measure, read


@pytest.fixture(scope="module")
def pooled() -> Counts:
    total = Counts()
    for path in lists([FIXTURES]):
        paragraphs, known = read(path)
        total += measure(stakeholders(paragraphs), known)
    return total


@pytest.mark.parametrize("figure", GOALS)
def test_the_goal_is_met_over_all_essays(pooled: Counts, figure: str) -> None:
    assert pooled.shares[figure] >= GOALS[figure], pooled


def test_lists_are_short_enough_to_read(pooled: Counts) -> None:
    assert pooled.rows <= 2.5 * pooled.known


def test_the_measure_counts_what_is_missing_and_what_is_wrong() -> None:
    paragraphs, known = read(FIXTURES / "river-road.gold.yaml")
    nobody = measure([], known).shares
    assert nobody["recall of core"] == nobody["recall of all"] == nobody["first N"] == 0
    # The people of one essay are not in another one.
    other, _ = read(FIXTURES / "the-dam.gold.yaml")
    wrong = measure(stakeholders(other), known).shares
    assert wrong["recall of core"] < 0.5
    assert wrong["¶ precision"] < 0.5
    # A stakeholder who is found twice counts once.
    rows = stakeholders(paragraphs)
    twice = measure([rows[0]] * len(known), known)
    assert twice.first_right == len(known)
    assert (twice.found, twice.first_once) == (1, 1)
