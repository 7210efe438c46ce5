"""The stakeholder map as numbers: whatever roles want, on a map or as a ring, nothing crosses."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.drawings import LOOKS, draw_wants
from kit.model.debate import Want
from kit.model.diagram import Arrow, Look, Rect
from kit.model.map_drawing import WantsDrawing
from kit.model.public import PublicRole
from kit.model.region import DebateMap, MapMargin, MapRole, Outline

NAMES = (
    "Town council",
    "Merchants",
    "Friends of the Alder",
    "Bus company",
    "Us",
    "Deterrence planners",
)


def role(number: int) -> PublicRole:
    return PublicRole(
        id=f"role-{number}", number=number, name=f"Role {number}",
        short=NAMES[number % len(NAMES)], delegation="", line="", mentioned=(),
        emblem="kit:emblem/x" if number % 2 else None, extension=False,
    )  # fmt: skip


@st.composite
def maps(draw: st.DrawFn, count: int) -> DebateMap | None:
    """A map with some of the roles anywhere on it, and others in its margin; or none."""
    if draw(st.booleans()):
        return None
    spots = st.tuples(st.floats(0, 100), st.floats(0, 60))
    on_map = draw(st.integers(1, count))
    rest = tuple(f"role-{number}" for number in range(on_map + 1, count + 1))
    return DebateMap(
        title="Anywhere",
        region=(0, 0, 100, 60),
        roles=tuple(
            MapRole(role=f"role-{number}", at=draw(spots)) for number in range(1, on_map + 1)
        ),
        margins=(MapMargin(title="Elsewhere in the world", roles=rest),) if rest else (),
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[DebateMap | None, list[PublicRole], list[Want]]:
    count = draw(st.integers(2, 18))
    roles = [role(number) for number in range(1, count + 1)]
    pairs = st.tuples(st.sampled_from(roles), st.sampled_from(roles))
    wanted = draw(st.lists(pairs.filter(lambda pair: pair[0] != pair[1]), min_size=1, max_size=20))
    said = st.sampled_from(["a bus", "no treaty before the program stops [inference]", "x " * 30])
    wants = [Want(who=one.id, whom=other.id, what=draw(said)) for one, other in wanted]
    return draw(maps(count)), roles, wants


def curve(arrow: Arrow) -> list[tuple[float, float]]:
    points = []
    for step in range(41):
        t = step / 40
        x, y = (
            (1 - t) ** 2 * arrow.start[axis]
            + 2 * t * (1 - t) * arrow.bend[axis]
            + t * t * arrow.end[axis]
            for axis in (0, 1)
        )
        points.append((x, y))
    return points


def inside(point: tuple[float, float], box: Rect, by: float = 0.0) -> bool:
    x, y = point
    return box.x + by < x < box.x + box.width - by and box.y + by < y < box.y + box.height - by


def apart(one: Rect, other: Rect) -> bool:
    return (
        one.x + one.width <= other.x + 0.01
        or other.x + other.width <= one.x + 0.01
        or one.y + one.height <= other.y + 0.01
        or other.y + other.height <= one.y + 0.01
    )


def must_be_clear(drawn: WantsDrawing) -> None:
    """Nothing on a drawing meets anything else, or leaves it."""
    cards = [*drawn.cards, *(card for margin in drawn.margins for card in margin.cards)]
    solid = [card.box for card in cards] + [line.words.box for line in drawn.lines]
    for one, other in itertools.combinations(solid, 2):
        assert apart(one, other)
    for box in solid:
        assert box.x >= -0.01
        assert box.x + box.width <= drawn.width + 0.01
        assert box.y >= -0.01
        assert box.y + box.height <= drawn.height + 0.01
    curves = [curve(line.arrow) for line in drawn.lines]
    for line, way in zip(drawn.lines, curves, strict=True):
        for card in cards:
            assert not any(inside(point, card.box, 0.3) for point in way[2:-2])
        for beside in drawn.lines:
            if beside is not line:
                assert not any(inside(point, beside.words.box) for point in way)
    for way, another in itertools.combinations(curves, 2):
        assert min((x - u) ** 2 + (y - v) ** 2 for x, y in way for u, v in another) > 0.3


@settings(max_examples=25)
@given(cases(), st.sampled_from(LOOKS))
def test_nothing_crosses_and_nothing_is_lost(
    case: tuple[DebateMap | None, list[PublicRole], list[Want]], look: Look
) -> None:
    drawn_map, roles, wants = case
    drawn = draw_wants(tuple(wants), tuple(roles), drawn_map, Outline(), look)
    must_be_clear(drawn)
    assert len(drawn.lines) <= 6
    assert sum(len(row.wishes) for row in drawn.rest) + len(drawn.lines) == len(set(wants))
    assert sum(len(row.wishes) for row in drawn.all) == len(set(wants))


def test_roles_that_are_not_at_the_table_are_on_no_map() -> None:
    wants = (Want(who="role-1", whom="role-2", what="a"), Want(who="role-1", whom="x", what="b"))
    drawn_map = DebateMap(
        title="Here",
        region=(0, 0, 10, 10),
        roles=(MapRole(role="role-1", at=(2, 2)), MapRole(role="x", at=(8, 8))),
    )
    drawn = draw_wants(wants, (role(1), role(2)), drawn_map, Outline(), LOOKS[0])
    assert [card.role for card in drawn.cards] == ["role-1"]
    # A role without a place stands below the map, so that what it wants can be drawn.
    assert [card.role for card in drawn.margins[0].cards] == ["role-2"]
    assert [line.what for line in drawn.lines] == ["a"]
    assert drawn.rest == ()


def test_the_strongest_wants_come_first_and_one_for_each_pair() -> None:
    roles = tuple(role(number) for number in range(1, 9))
    wants = tuple(
        Want(who=one.id, whom=other.id, what=f"thing {number}")
        for number, (one, other) in enumerate(
            [(roles[0], roles[4]), (roles[4], roles[0]), (roles[1], roles[2])], start=1
        )
    )
    drawn = draw_wants(wants, roles, None, Outline(), LOOKS[0])
    assert [line.what for line in drawn.lines] == ["thing 1", "thing 3"]
    assert [wish.what for row in drawn.rest for wish in row.wishes] == ["thing 2"]


def test_a_ring_without_wants_shows_everyone_for_students_to_draw_the_lines() -> None:
    roles = tuple(role(number) for number in range(1, 19))
    for look in LOOKS:
        drawn = draw_wants((), roles, None, Outline(), look)
        must_be_clear(drawn)
        assert [card.number for card in drawn.cards] == list(range(1, 19))
        assert drawn.lines == ()
        assert drawn.rest == ()
