"""Which roles sit at the table, and what that changes on the sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.load import Layers, load_debate
from kit.model.debate import Debate
from kit.packets import at_table
from kit.problems import BadUsage, Problems
from tests.conftest import REPOSITORY, edit
from tests.render.support import plan_for


@pytest.fixture(scope="module")
def bundled() -> Debate:
    found = load_debate("north-korea-deal", Layers.of(REPOSITORY), Problems())
    assert found is not None
    return found


def test_a_small_class_uses_the_first_ranks(bundled: Debate) -> None:
    four = at_table(bundled, 4, ())
    assert {role.id for role in four} == {"direct-talks", "china-pressure", "north-korea", "china"}
    six = at_table(bundled, 6, ())
    assert [role.number for role in six] == [1, 2, 3, 4, 5, 6]
    assert len(at_table(bundled, 40, ())) == len(at_table(bundled, None, ())) == 14


@pytest.mark.parametrize("size", range(4, 41))
def test_the_sides_are_even_at_every_size(bundled: Debate, size: int) -> None:
    stances = [role.facts.stance for role in at_table(bundled, size, ())]
    assert abs(stances.count("support") - stances.count("oppose")) <= 1


def test_extensions_join_when_asked(bundled: Debate) -> None:
    assert not any(role.extension for role in at_table(bundled, None, ()))
    table = at_table(bundled, 6, ("press",))
    assert [role.id for role in table if role.extension] == ["press"]
    assert [role.number for role in table][-1] == 18
    with pytest.raises(BadUsage, match="there is no role “pres”"):
        at_table(bundled, 6, ("pres",))


def test_sheets_list_only_the_roles_at_the_table(project: Path) -> None:
    _, plan = plan_for(project, Problems(), students=2)
    assert [packet.path for packet in plan.roles][:2] == [
        "roles/01-students.pdf", "roles/02-parents.pdf",
    ]  # fmt: skip
    contexts = [order.context for order in plan.sheets]
    assert all(len(context.roles) == 2 for context in contexts)


def test_questions_go_to_roles_that_are_there(project: Path, role_file: Path) -> None:
    edit(role_file, "ask: [students, bus-company]", "ask: [bus-company, students]")
    _, plan = plan_for(project, Problems(), students=2)
    (order,) = [each for each in plan.sheets if each.key == ("prepare", "parents", "standard")]
    assert [role.id for role in order.context.ask] == ["students"]  # type: ignore[attr-defined]
