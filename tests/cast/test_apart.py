"""Students who are all to be apart, and the names that a teacher gives roles."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.cast import ids_by_name, plain_name, seat_class, seat_saved
from kit.cast.apart import too_many_apart
from kit.load import Layers, load_debate, load_formats, load_saved_cast
from kit.model.cast import CastOptions
from kit.model.debate import Debate
from kit.model.format import Format
from kit.problems import Problems, did_you_mean
from tests.cast.support import a_class, seat, student
from tests.conftest import PACKS

NAMES = [f"Student {letter}" for letter in "ABCDEFGHIJ"]
SEATS = [seat(name) for name in ("red", "blue", "green")]


def all_apart(count: int) -> list[str]:
    return NAMES[:count]


@pytest.mark.parametrize(("count", "found"), [(3, 0), (4, 4), (10, 10)])
def test_more_students_apart_than_tables_are_found(count: int, found: int) -> None:
    group = all_apart(count)
    here = [student(name, apart=tuple(set(group) - {name})) for name in group]
    here += [student(name) for name in NAMES[count:]]
    crowd = too_many_apart(here, SEATS)
    assert len(crowd or ()) == found


def test_only_one_of_two_need_name_the_other() -> None:
    here = [student(name, apart=tuple(NAMES[:number])) for number, name in enumerate(NAMES)]
    assert too_many_apart(here, SEATS) == tuple(here)


def test_a_chain_of_pairs_is_no_crowd() -> None:
    here = [student(name, apart=(NAMES[number - 1],)) for number, name in enumerate(NAMES)]
    assert too_many_apart(here, SEATS) is None


def test_seats_of_one_delegation_are_one_table() -> None:
    seats = [seat("one", delegation="x"), seat("two", delegation="x")]
    here = [student("Ada", apart=("Bo",)), student("Bo")]
    assert too_many_apart(here, seats) == tuple(here)


@pytest.fixture(scope="module")
def debate() -> Debate:
    found = load_debate("later-start", Layers.of(PACKS / "good"), Problems())
    assert found is not None
    return found


@pytest.fixture(scope="module")
def chosen() -> Format:
    return load_formats(Layers.of(PACKS / "good"), Problems())[0]


def test_the_clash_is_one_sentence(debate: Debate, chosen: Format) -> None:
    here = [student(name, apart=tuple(set(NAMES) - {name})) for name in NAMES]
    problems = Problems()
    assert seat_class(a_class(*here), debate, chosen, CastOptions(), problems) is None
    (problem,) = problems.errors
    assert problem.message.startswith("10 students are all to be apart from one another, and there")
    assert problem.message.endswith("Student E, and 5 more")


PLAN = """debate: later-start
format: {format}
students:
  - name: Ada Oak
    role: {role}
    part: lead
  - name: Bo Elm
    role: parents
    part: lead
"""


@pytest.mark.parametrize("role", ["bus-company", "Bus company", "BUS COMPANY", "bus company"])
def test_a_plan_may_name_a_role_in_words(
    role: str, debate: Debate, chosen: Format, tmp_path: Path
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN.format(format=chosen.id, role=role), "utf-8")
    problems = Problems()
    saved = load_saved_cast(path, problems)
    assert saved is not None
    seated = seat_saved(saved, debate, chosen, (), ["standard"], problems)
    assert seated is not None, tuple(problems)
    assert [each.seat for each in seated.cast.seatings] == ["bus-company", "parents"]


def test_a_role_in_a_plan_that_is_none_gets_a_hint(
    debate: Debate, chosen: Format, tmp_path: Path
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN.format(format=chosen.id, role="Company"), "utf-8")
    problems = Problems()
    saved = load_saved_cast(path, problems)
    assert saved is not None
    assert seat_saved(saved, debate, chosen, (), ["standard"], problems) is None
    assert problems.errors[0].hint == "did you mean “bus-company”?"


def test_every_role_has_its_names(debate: Debate) -> None:
    known = ids_by_name(debate.roles)
    for role in debate.roles:
        for name in (role.id, role.facts.name, role.facts.name.upper()):
            assert known[plain_name(name)] == role.id


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("kira", "did you mean “Kira Ito”?"),
        ("ITO", "did you mean “Kira Ito”?"),
        ("freeze", "did you mean “freeze-negotiators”?"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_a_part_of_a_name_is_near_it(word: str, hint: str) -> None:
    known = ["Kira Ito", "freeze-negotiators", *(f"name {number:02}" for number in range(30))]
    assert did_you_mean(word, known) == hint
