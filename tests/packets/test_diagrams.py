"""The maps: everything on the paper, nothing on top of anything else."""

from __future__ import annotations

import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.load import Layers, load_debate
from kit.model.debate import Want
from kit.model.diagram import Node
from kit.model.essay import ArgumentMap, Claim, Reason
from kit.model.public import PublicRole
from kit.packets.diagrams import draw_argument, draw_wants
from kit.problems import Problems
from tests.conftest import REPOSITORY


def role(number: int) -> PublicRole:
    return PublicRole(
        id=f"role-{number}", number=number, name=f"Role {number}", short=f"R{number}",
        delegation="", line="", mentioned=(), emblem=None, extension=False,
    )  # fmt: skip


@given(st.integers(1, 5), st.booleans())
def test_argument_boxes_do_not_overlap(count: int, with_fallback: bool) -> None:
    claim = Claim(text="So it is.", cites=(1,))
    reason = Reason(reason="Because.", cites=(2,), objection="But.", answer="Still.")
    drawn = draw_argument(
        ArgumentMap(
            claim=claim, reasons=(reason,) * count, fallback=claim if with_fallback else None
        )
    )
    assert len(drawn.boxes) == 1 + 3 * count + with_fallback
    for box in drawn.boxes:
        assert box.x >= 0
        assert box.x + box.width <= drawn.width
        assert box.y + box.height <= drawn.height + 0.01 <= 216
        for other in drawn.boxes:
            if other is not box:
                apart = (
                    box.x + box.width <= other.x
                    or other.x + other.width <= box.x
                    or box.y + box.height <= other.y
                    or other.y + other.height <= box.y
                )
                assert apart
    for arrow in drawn.arrows:
        assert arrow.head[0] != arrow.start


@given(st.data(), st.integers(2, 18))
def test_the_map_of_wants_holds_all_that_is_wanted(data: st.DataObject, count: int) -> None:
    roles = [role(number) for number in range(1, count + 1)]
    pairs = st.tuples(st.sampled_from(roles), st.sampled_from(roles)).filter(
        lambda pair: pair[0] != pair[1]
    )
    wanted = data.draw(st.lists(pairs, min_size=1, max_size=20))
    drawn = draw_wants(
        [Want(who=who.id, whom=other.id, what="this") for who, other in wanted], roles
    )
    assert drawn is not None
    assert [each.number for each in drawn.arrows] == list(range(1, len(wanted) + 1))
    assert {node.label for node in drawn.nodes} == {
        f"{each.number} · {each.short}" for pair in wanted for each in pair
    }
    for node in drawn.nodes:
        assert 0 <= node.x <= drawn.width - node.width
        assert 0 <= node.y <= drawn.height - node.height
        for other in drawn.nodes:
            if other is not node:
                assert abs(node.x - other.x) >= node.width or abs(node.y - other.y) >= 11
    for each in drawn.arrows:
        assert math.dist(each.arrow.start, each.arrow.head[0]) > 1


def test_wants_of_roles_that_are_not_there_are_left_out() -> None:
    wants = [Want(who="role-1", whom="role-2", what="a"), Want(who="role-1", whom="x", what="b")]
    drawn = draw_wants(wants, [role(1), role(2)])
    assert drawn is not None
    assert [each.what for each in drawn.arrows] == ["a"]
    assert draw_wants(wants[1:], [role(1), role(2)]) is None


@pytest.mark.parametrize("size", [4, 6, 7, 9, 14, 18])
def test_no_arrow_or_number_of_the_bundled_map_is_hidden(size: int) -> None:
    debate = load_debate("north-korea-deal", Layers.of(REPOSITORY), Problems())
    assert debate is not None
    ranked = sorted(debate.roles, key=lambda each: each.facts.rank)[:size]
    table = [role(each.number) for each in debate.roles if each in ranked]
    by_number = {each.number: each.id for each in debate.roles}
    table = [dataclasses.replace(each, id=by_number[each.number]) for each in table]
    drawn = draw_wants(debate.facts.wants, table)
    assert drawn is not None

    def inside(point: tuple[float, float], node: Node, by: float) -> bool:
        x, y = point
        return (
            node.x - by < x < node.x + node.width + by
            and node.y - by < y < node.y + node.height + by
        )

    for each in drawn.arrows:
        assert not [node for node in drawn.nodes if inside(each.label, node, 2)], each.number
        start, bend, end = each.arrow.start, each.arrow.bend, each.arrow.end
        for step in range(1, 20):
            t = step / 20
            point = (
                (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bend[0] + t * t * end[0],
                (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * bend[1] + t * t * end[1],
            )
            assert not [node for node in drawn.nodes if inside(point, node, -0.3)], each.number
        for other in drawn.arrows:
            if other.number != each.number:
                assert math.dist(each.label, other.label) > 4.5
