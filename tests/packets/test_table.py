"""Which roles sit at the table, and what that changes on the sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.load import Layers, load_debate
from kit.model.context import ForEveryone, ForRole
from kit.model.debate import Debate
from kit.packets import at_table
from kit.problems import BadUsage, Problems
from tests.conftest import REPOSITORY, edit
from tests.render.support import packets_for
from tests.tools.listed import role_number


@pytest.fixture(scope="module")
def bundled() -> Debate:
    found = load_debate("north-korea-deal", Layers.of(REPOSITORY), Problems())
    assert found is not None
    return found


def test_the_table_is_in_the_order_of_the_numbers(bundled: Debate) -> None:
    four = at_table(bundled, {"north-korea", "china", "direct-talks"}, ("decision-team",))
    assert [role.id for role in four] == ["decision-team", "direct-talks", "north-korea", "china"]
    assert [role.number for role in four] == [role_number(role.id) for role in four]
    assert [role.id for role in at_table(bundled, None, ())] == list(bundled.facts.cast)


def test_extensions_join_when_asked(bundled: Debate) -> None:
    assert not any(role.extension for role in at_table(bundled, None, ()))
    table = at_table(bundled, {"china"}, ("press",))
    assert [role.id for role in table if role.extension] == ["press"]
    assert table[-1].id == "press"
    assert table[-1].number > len(bundled.facts.cast)
    with pytest.raises(BadUsage, match="there is no role “pres”"):
        at_table(bundled, None, ("pres",))


def test_sheets_list_only_the_roles_at_the_table(project: Path) -> None:
    _, packet_set = packets_for(project, Problems(), seated=("students", "parents"))
    assert [packet.path for packet in packet_set.roles][:2] == [
        "roles/01-students.pdf", "roles/02-parents.pdf",
    ]  # fmt: skip
    for instance in packet_set.sheets:
        assert isinstance(instance.context, ForEveryone)
        assert len(instance.context.roles) == 2


def test_questions_go_to_roles_that_are_there(project: Path, role_file: Path) -> None:
    edit(role_file, "ask: [students, bus-company]", "ask: [bus-company, students]")
    _, packet_set = packets_for(project, Problems(), seated=("students", "parents"))
    (instance,) = [
        each for each in packet_set.sheets if each.key == ("prepare", "parents", "standard")
    ]
    assert isinstance(instance.context, ForRole)
    assert [role.id for role in instance.context.ask] == ["students"]
