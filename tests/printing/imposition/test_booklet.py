"""Booklets, as they come out of the printer, against tables worked out by hand.

Each line is one side of a sheet of paper as it lies flat, left and right of the fold; two lines
are a sheet, the outermost first; “-” is a blank.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.model.printing import MM
from kit.printing.imposition.lay import Press
from kit.printing.imposition.signatures import booklet, creep_shift, sizes
from kit.printing.imposition.sources import Sources
from tests.printing.imposition.support import A4, LETTER, numbered, read

BY_HAND = {
    4: ["4 1", "2 3"],
    6: ["- 1", "2 -", "6 3", "4 5"],
    8: ["8 1", "2 7", "6 3", "4 5"],
    12: ["12 1", "2 11", "10 3", "4 9", "8 5", "6 7"],
    13: ["- 1", "2 -", "- 3", "4 13", "12 5", "6 11", "10 7", "8 9"],
    16: ["16 1", "2 15", "14 3", "4 13", "12 5", "6 11", "10 7", "8 9"],
}
IN_SIGNATURES = {
    # Of 16 pages, two signatures of two sheets; of 20, three of two, two and one.
    16: ["8 1", "2 7", "6 3", "4 5", "16 9", "10 15", "14 11", "12 13"],
    20: ["8 1", "2 7", "6 3", "4 5", "16 9", "10 15", "14 11", "12 13", "20 17", "18 19"],
}


def printed(
    tmp_path: Path,
    pages: int,
    *,
    size: tuple[float, float] = A4,
    signature: int | None = None,
    creep: float = 0.0,
    turn: str = "short",
    factor: float = 0.5**0.5,
):
    with Sources() as sources:
        path = numbered(tmp_path / "pages.pdf", pages, size)
        press = Press(sources, "long" if turn == "long" else "short", factor, creep)
        for leaf in booklet(pages, signature):
            press.add(leaf, sources.pages(path))
        press.save(tmp_path / "printed.pdf", "Booklet", "en", both_sides=True)
    return read(tmp_path / "printed.pdf")


def shown(sides) -> list[str]:
    return [" ".join(each or "-" for each in side.halves) for side in sides]


@pytest.mark.parametrize("pages", BY_HAND)
@pytest.mark.parametrize("size", [A4, LETTER], ids=["a4", "letter"])
def test_a_booklet_is_laid_as_by_hand(tmp_path: Path, pages: int, size) -> None:
    sides = printed(tmp_path, pages, size=size)
    assert shown(sides) == BY_HAND[pages]
    for side in sides:
        assert side.size == pytest.approx((size[1], size[0]), abs=0.1)


@pytest.mark.parametrize("pages", IN_SIGNATURES)
def test_signatures_are_booklets_one_after_another(tmp_path: Path, pages: int) -> None:
    assert shown(printed(tmp_path, pages, signature=2)) == IN_SIGNATURES[pages]


def test_turned_on_the_long_edge_the_backs_stand_on_their_heads(tmp_path: Path) -> None:
    short = printed(tmp_path, 8)
    long = printed(tmp_path, 8, turn="long")
    for side in (0, 2):
        assert long[side] == short[side]
    for side in (1, 3):
        left, right = short[side].halves
        assert long[side].halves == (right, left)
        middle = short[side].size[1] / 2
        assert all(word.y > middle for word in short[side].words)
        assert all(word.y < middle for word in long[side].words)


def test_a4_pages_are_half_as_large_and_in_the_middle_of_their_halves(tmp_path: Path) -> None:
    for side in printed(tmp_path, 4):
        for word, slot in zip(side.words, (0, 1), strict=True):
            assert word.left == pytest.approx(side.size[0] / 2 * (slot + 0.5), abs=2)
            assert word.y == pytest.approx(0.8 * side.size[1], abs=8)


def test_creep_moves_inner_pages_towards_the_fold(tmp_path: Path) -> None:
    """Measured from where each page stands without creep: 0, 1, 2 and 3 times 0.5 mm."""
    plain = printed(tmp_path, 16)
    moved = printed(tmp_path, 16, creep=0.5)
    for number, (before, after) in enumerate(zip(plain, moved, strict=True)):
        inside = number // 2
        left, right = (
            new.left - old.left for old, new in zip(before.words, after.words, strict=True)
        )
        assert left == pytest.approx(inside * 0.5 * MM, abs=0.01)
        assert right == pytest.approx(-inside * 0.5 * MM, abs=0.01)


def test_creep_starts_anew_in_each_signature() -> None:
    assert [leaf.inside for leaf in booklet(20, 2)] == [0, 1, 0, 1, 0]
    assert creep_shift(0, 2.0, 0) == 0
    assert creep_shift(3, 2.0, 0) == 6
    assert creep_shift(3, 2.0, 1) == -6


def test_how_thick_booklets_are_parted() -> None:
    assert sizes(6) == (6,)
    assert sizes(10) == (10,)
    assert sizes(11) == (6, 5)
    assert sizes(31) == (8, 8, 8, 7)
    assert sizes(7, 3) == (3, 2, 2)
    assert sizes(0) == ()


@given(pages=st.integers(1, 200), signature=st.none() | st.integers(1, 12))
def test_every_page_stands_once_and_blanks_are_last(pages: int, signature: int | None) -> None:
    leaves = booklet(pages, signature)
    read_in_order: list[int | None] = []
    for sheets in sizes(len(leaves), signature):
        part, leaves = leaves[:sheets], leaves[sheets:]
        # Leafing through: each sheet's right front and left back, then, from the middle on, the
        # right back and the left front.
        for leaf in part:
            read_in_order += [leaf.front[1], leaf.back[0] if leaf.back else None]
        for leaf in reversed(part):
            read_in_order += [leaf.back[1] if leaf.back else None, leaf.front[0]]
    assert read_in_order[:pages] == list(range(1, pages + 1))
    assert read_in_order[pages:] == [None] * (-pages % 4)
