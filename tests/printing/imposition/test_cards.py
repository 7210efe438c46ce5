"""Cards on paper: where they stand, where to cut, and whether backs lie behind fronts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.model.printing import MM, Leaf, Turn
from kit.printing.imposition.grid import Grid, grid
from kit.printing.imposition.lay import Press
from kit.printing.imposition.sources import Sources
from tests.printing.imposition.support import A4, LETTER, numbered, read

CARD = (94 * MM, 64 * MM)
TURNS: list[Turn] = ["long", "short"]
PAPERS = pytest.mark.parametrize("paper", [A4, LETTER], ids=["a4", "letter"])


@PAPERS
@pytest.mark.parametrize(
    ("millimetres", "shape"), [((94, 129), (2, 2)), ((94, 64), (2, 4)), ((188, 129), (1, 2))]
)
def test_how_many_fit(paper, millimetres, shape) -> None:
    found = grid(paper, (millimetres[0] * MM, millimetres[1] * MM))
    assert (found.columns, found.rows) == shape


@given(width=st.floats(20, 190), height=st.floats(20, 250), paper=st.sampled_from([A4, LETTER]))
def test_no_mark_touches_a_card_or_comes_near_the_edge(width, height, paper) -> None:
    try:
        found = grid(paper, (width * MM, height * MM))
    except ValueError:
        return
    left, _, _, top = found.cell(0)
    _, bottom, right, _ = found.cell(found.cells - 1)
    for fold in (False, True):
        for x0, y0, x1, y1 in found.marks(fold=fold):
            assert 5 * MM <= min(x0, x1) <= max(x0, x1) <= paper[0] - 5 * MM
            assert 5 * MM <= min(y0, y1) <= max(y0, y1) <= paper[1] - 5 * MM
            beside = max(x0, x1) < left - MM or min(x0, x1) > right + MM
            above_or_below = max(y0, y1) < bottom - MM or min(y0, y1) > top + MM
            assert beside or above_or_below


def test_there_is_a_mark_at_either_end_of_every_cut() -> None:
    found = grid(A4, CARD)
    lines = found.marks()
    cuts_down = {round(x0, 3) for x0, _, x1, _ in lines if x0 == x1}
    edges = {round(found.cell(index)[side], 3) for index in range(8) for side in (0, 2)}
    assert cuts_down == edges
    cuts_across = {round(y0, 3) for _, y0, _, y1 in lines if y0 == y1}
    assert cuts_across == {
        round(found.cell(index)[side], 3) for index in range(8) for side in (1, 3)
    }
    assert len(lines) == 2 * (len(cuts_down) + len(cuts_across))


def test_fold_marks_are_half_way_down_each_card() -> None:
    found = Grid(A4, (188 * MM, 129 * MM), 1, 2)
    middles = {round((found.cell(at)[1] + found.cell(at)[3]) / 2, 3) for at in (0, 1)}
    assert {round(y0, 3) for _, y0, _, _ in found.marks(fold=True)} == middles


@given(columns=st.integers(1, 5), rows=st.integers(1, 5), turn=st.sampled_from(TURNS))
def test_backs_are_mirrored_and_each_is_somewhere(columns: int, rows: int, turn: Turn) -> None:
    found = Grid(A4, (50.0, 40.0), columns, rows)
    backs = [found.back(index, turn) for index in range(found.cells)]
    assert sorted(backs) == list(range(found.cells))
    assert [found.back(back, turn) for back in backs] == list(range(found.cells))


def sheet(tmp_path: Path, paper, turn: Turn):
    """A sheet of eight cards: fronts f1 … and backs b1 … of the same positions on their card."""
    fronts = numbered(tmp_path / "fronts.pdf", 8, CARD, "f")
    backs = numbered(tmp_path / "backs.pdf", 8, CARD, "b")
    with Sources() as sources:
        pages = (*sources.pages(fronts), *sources.pages(backs))
        press = Press(sources, turn, 1.0)
        leaf = Leaf(tuple(range(1, 9)), tuple(range(9, 17)))
        press.add_cards(leaf, pages, grid(paper, CARD))
        press.save(tmp_path / "cards.pdf", "Cards", "en", both_sides=True)
    return read(tmp_path / "cards.pdf")


@PAPERS
def test_backs_lie_behind_their_fronts_turned_on_the_long_edge(tmp_path: Path, paper) -> None:
    """Seen through the paper, what is at x on the back is at the width less x on the front."""
    front, back = sheet(tmp_path, paper, "long")
    cells = grid(paper, CARD)
    for index in range(8):
        left, bottom, right, top = cells.cell(index)
        (there,) = [word for word in front.words if word.text == f"f{index + 1}"]
        (behind,) = [word for word in back.words if word.text == f"b{index + 1}"]
        assert left < there.x < right
        assert left < paper[0] - behind.x < right
        assert bottom < behind.y < top
        # As high on the card as on the front, so it is the right way up.
        assert behind.y == pytest.approx(there.y, abs=1.5)


@PAPERS
def test_backs_lie_behind_their_fronts_turned_on_the_short_edge(tmp_path: Path, paper) -> None:
    """Here what is at y on the back is at the height less y on the front."""
    front, back = sheet(tmp_path, paper, "short")
    cells = grid(paper, CARD)
    for index in range(8):
        left, bottom, right, top = cells.cell(index)
        (there,) = [word for word in front.words if word.text == f"f{index + 1}"]
        (behind,) = [word for word in back.words if word.text == f"b{index + 1}"]
        assert left < behind.x < right
        assert bottom < paper[1] - behind.y < top
        assert paper[1] - behind.y == pytest.approx(there.y, abs=1.5)
