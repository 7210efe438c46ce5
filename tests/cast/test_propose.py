"""Casting: every rule kept, the wishes as far as can be, and a clash told in full."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.cast import Wanted, changes, propose, seats_for
from kit.load import Layers, load_debate, load_formats
from kit.model.cast import Cast, Clash, Seat
from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.roster import Roster
from kit.problems import Problems
from tests.cast.support import a_class, every_way, places, seat, student
from tests.conftest import REPOSITORY

KEYS = ["Ada", "Bo", "Cy", "Di", "Eve"]
SEATS = ["red", "blue", "green"]


@st.composite
def classes(draw: st.DrawFn) -> tuple[Roster, list[Seat]]:
    """A small class with rules of every kind, and the seats there are."""
    keys = KEYS[: draw(st.integers(2, 5))]
    seats = [
        seat(name, least=draw(st.integers(0, 1)), most=draw(st.sampled_from([1, 2, 3, None])))
        for name in SEATS[: draw(st.integers(2, 3))]
    ]
    ids = [each.id for each in seats]
    others = st.lists(st.sampled_from(keys), max_size=1)
    students = [
        student(
            key,
            pinned=draw(st.sampled_from([None, None, *ids])),
            wishes=tuple(draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))),
            apart=tuple(each for each in draw(others) if each != key),
            together=tuple(each for each in draw(others) if each != key),
            absent=draw(st.booleans()) and key == keys[0],
        )
        for key in keys
    ]
    return a_class(*students), seats


@settings(max_examples=60, deadline=None)
@given(classes(), st.integers(0, 5))
def test_every_rule_is_kept_or_the_clash_is_real(
    given_class: tuple[Roster, list[Seat]], seed: int
) -> None:
    roster, seats = given_class
    ways = list(every_way(roster, seats))
    found = propose(roster, seats, seed=seed)
    if isinstance(found, Clash):
        assert ways == []
        assert found.rules
        return
    assert places(found) in ways
    assert propose(roster, seats, seed=seed) == found
    for each in seats:
        here = [seating.part for seating in found.seatings if seating.seat == each.id]
        assert sorted(here)[:1] in ([], ["lead"])
        assert here.count("lead") == min(1, len(here))
        assert here.count("understudy") == min(1, max(0, len(here) - 1))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SEATS), min_size=2, max_size=5))
def test_as_many_first_wishes_as_can_be(wishes: list[str]) -> None:
    seats = [seat(name, most=2) for name in SEATS]
    roster = a_class(
        *(student(key, wishes=(wish,)) for key, wish in zip(KEYS, wishes, strict=False))
    )
    found = propose(roster, seats)
    assert isinstance(found, Cast)
    wanted = {each.key: each.facts.wishes[0] for each in roster.students}

    def spread(way: dict[str, str]) -> int:
        sizes = [list(way.values()).count(name) for name in SEATS]
        return max(sizes) - min(sizes)

    ways = list(every_way(roster, seats))
    even = min(map(spread, ways))
    best = max(
        sum(way[key] == wish for key, wish in wanted.items()) for way in ways if spread(way) == even
    )
    assert sum(places(found)[key] == wish for key, wish in wanted.items()) == best


def test_a_clash_names_the_rules_and_no_more() -> None:
    roster = a_class(
        student("Ana", pinned="red", apart=("Ben",)),
        student("Ben", pinned="red"),
        student("Cem", pinned="blue", wishes=("green",)),
    )
    found = propose(roster, [seat("red"), seat("blue"), seat("green")])
    assert isinstance(found, Clash)
    assert set(found.rules) == {
        "Ana is pinned to Red", "Ben is pinned to Red", "Ana and Ben are to be apart",
    }  # fmt: skip
    for fewer in (
        {"pinned": None},
        {"apart": ()},
    ):
        facts = dataclasses.replace(roster.students[0].facts, **fewer)
        mended = dataclasses.replace(roster.students[0], facts=facts)
        easier = a_class(mended, *roster.students[1:])
        assert isinstance(propose(easier, [seat("red"), seat("blue"), seat("green")]), Cast)


def test_a_full_seat_is_part_of_a_clash() -> None:
    pinned = [student(key, pinned="red") for key in KEYS[:3]]
    found = propose(a_class(*pinned), [seat("red", most=2), seat("blue")])
    assert isinstance(found, Clash)
    assert "Red takes at most 2" in found.rules


def test_nobody_plays_a_role_again() -> None:
    roster = a_class(*(student(key) for key in KEYS[:4]))
    seats = [seat("red", 1, 2), seat("blue", 1, 2)]
    first = propose(roster, seats)
    assert isinstance(first, Cast)
    second = propose(roster, seats, earlier=[first])
    assert isinstance(second, Cast)
    assert all(places(first)[key] != places(second)[key] for key in KEYS[:4])
    third = propose(roster, seats, earlier=[first, second])
    assert isinstance(third, Clash)
    assert any("has played" in rule for rule in third.rules)


def test_late_changes_move_as_few_as_can_be() -> None:
    keys = [f"S{number}" for number in range(12)]
    roster = a_class(*(student(key) for key in keys))
    seats = [seat(name, 2, 6) for name in SEATS]
    before = propose(roster, seats, seed=4)
    assert isinstance(before, Cast)
    lead = next(each for each in before.seatings if each.part == "lead")
    away = a_class(
        *(student(each.key, absent=each.key == lead.student) for each in roster.students)
    )
    after = propose(away, seats, seed=4, previous=before)
    assert isinstance(after, Cast)
    moved = [key for key in places(after) if places(after)[key] != places(before)[key]]
    assert moved == []
    understudy = next(
        each.student
        for each in before.seatings
        if each.seat == lead.seat and each.part == "understudy"
    )
    assert next(each.part for each in after.seatings if each.student == understudy) == "lead"
    said = changes(before, after, seats, away)
    assert f"{lead.student} is absent; was lead, {lead.seat.title()}" in said
    assert f"{understudy} is now lead, {lead.seat.title()}, for {lead.student}" in said
    back = propose(roster, seats, seed=4, previous=after)
    assert isinstance(back, Cast)
    assert all(places(back)[key] == places(before)[key] for key in keys if key != lead.student)


@pytest.fixture(scope="module")
def bundled() -> tuple[Debate, dict[str, Format]]:
    layers = Layers.of(REPOSITORY)
    debate = load_debate("north-korea-deal", layers, Problems())
    assert debate is not None
    return debate, {each.id: each for each in load_formats(layers, Problems())}


@pytest.mark.parametrize("format_id", ["summit", "short-council"])
def test_any_class_has_seats_and_even_sides(
    bundled: tuple[Debate, dict[str, Format]], format_id: str
) -> None:
    debate, formats = bundled
    for size in (*range(2, 41), 60, 1000):
        seats = seats_for(debate, formats[format_id], size)
        found = propose(a_class(*(student(f"S{number}") for number in range(size))), seats)
        assert isinstance(found, Cast), size
        assert len(found.seatings) == size
        stances = {each.id: each.stance for each in seats}
        sides = [stances[each.seat] for each in found.seatings]
        assert abs(sides.count("support") - sides.count("oppose")) <= 1, size


def test_roles_join_by_rank_and_when_they_are_wanted(
    bundled: tuple[Debate, dict[str, Format]],
) -> None:
    debate, formats = bundled
    summit = formats["summit"]
    assert [each.id for each in seats_for(debate, summit, 9)] == [
        "direct-talks", "china-pressure", "north-korea", "china", "chair",
    ]  # fmt: skip
    wanted = Wanted({"japan", "press"})
    larger = [each.id for each in seats_for(debate, summit, 20, wanted)]
    # A role with the id of a duty takes its place.
    assert [each for each in larger if each in ("japan", "press", "chair")] == [
        "japan", "press", "chair",
    ]  # fmt: skip
    assert next(seat for seat in seats_for(debate, summit, 27, wanted)).most == 4


def test_partners_of_the_last_debate_are_parted() -> None:
    roster = a_class(*(student(f"S{number}") for number in range(6)))
    seats = [seat(name, 2, 2) for name in SEATS]
    first = propose(roster, seats)
    assert isinstance(first, Cast)
    second = propose(roster, seats, earlier=[first])
    assert isinstance(second, Cast)
    for one in roster.students:
        for other in roster.students:
            if one.key != other.key and places(first)[one.key] == places(first)[other.key]:
                assert places(second)[one.key] != places(second)[other.key]


def test_a_large_class_with_a_long_history_is_seated_and_told(
    bundled: tuple[Debate, dict[str, Format]],
) -> None:
    debate, formats = bundled
    roster = a_class(*(student(f"S{number}") for number in range(40)))
    seats = seats_for(debate, formats["summit"], 40)
    history: list[Cast] = []
    for seed in range(4):
        found = propose(roster, seats, seed=seed, earlier=history)
        assert isinstance(found, Cast)
        earlier = [places(cast)[key] for cast in history for key in places(found)]
        assert len(earlier) == 40 * len(history)
        assert all(
            places(found)[key] != places(cast)[key] for cast in history for key in places(found)
        )
        history.append(found)
    assert any("too large to part them all" in note for note in history[-1].notes)
