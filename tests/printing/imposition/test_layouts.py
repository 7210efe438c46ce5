"""Sheets of paper with one or two pages a side: what is on them, how many, in which order."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from kit.model.printing import MM, Layout, Leaf
from kit.printing.imposition import fit
from kit.printing.imposition.lay import Press
from kit.printing.imposition.sequence import sequence
from kit.printing.imposition.signatures import leaves, one_side_each
from kit.printing.imposition.sources import Sources
from tests.printing.imposition.support import A4, LETTER, numbered, read

LAYOUTS: list[Layout] = ["duplex", "simplex", "2-up", "booklet"]


def pages_of(some: tuple[Leaf, ...]) -> list[int | None]:
    return [page for leaf in some for side in (leaf.front, leaf.back or ()) for page in side]


@given(pages=st.integers(1, 90), layout=st.sampled_from(LAYOUTS), one_sided=st.booleans())
def test_every_page_is_printed_once(pages: int, layout: Layout, one_sided: bool) -> None:
    laid = leaves(pages, layout, one_sided=one_sided)
    for some in (laid, one_side_each(laid)):
        found = [page for page in pages_of(some) if page is not None]
        assert sorted(found) == list(range(1, pages + 1))


@given(counts=st.lists(st.tuples(st.integers(1, 9), st.integers(0, 4)), max_size=6))
def test_sides_are_even_in_duplex_and_no_two_share_a_sheet(counts: list[tuple[int, int]]) -> None:
    laid = [(leaves(pages, "duplex"), copies) for pages, copies in counts]
    sheets = list(sequence(laid, collate=True, by_sheet=False))
    assert len(sheets) == sum(-(-pages // 2) * copies for pages, copies in counts)
    assert all(len(leaf.front) == 1 and leaf.back is not None for _, leaf in sheets)


@given(
    counts=st.lists(st.tuples(st.integers(1, 9), st.integers(0, 4)), max_size=6),
    collate=st.booleans(),
    by_sheet=st.booleans(),
)
def test_the_order_neither_adds_nor_loses_a_sheet(
    counts: list[tuple[int, int]], collate: bool, by_sheet: bool
) -> None:
    laid = [(leaves(pages, "duplex"), copies) for pages, copies in counts]
    found = list(sequence(laid, collate=collate, by_sheet=by_sheet))
    wanted = [
        (index, leaf)
        for index, (sheets, copies) in enumerate(laid)
        for leaf in sheets
        for _ in range(copies)
    ]
    assert sorted(found, key=repr) == sorted(wanted, key=repr)


def fronts(*counts: tuple[int, int], collate: bool = True, by_sheet: bool = False) -> list[str]:
    laid = [(leaves(pages, "duplex"), copies) for pages, copies in counts]
    found = sequence(laid, collate=collate, by_sheet=by_sheet)
    return [f"{'AB'[index]}{leaf.front[0]}" for index, leaf in found]


def test_the_orders() -> None:
    assert fronts((4, 2), (2, 1)) == ["A1", "A3", "A1", "A3", "B1"]
    assert fronts((4, 2), (2, 1), collate=False) == ["A1", "A1", "A3", "A3", "B1"]
    assert fronts((4, 2), (3, 1), by_sheet=True) == ["A1", "A1", "B1", "A3", "A3", "B3"]


@pytest.mark.parametrize("size", [A4, LETTER], ids=["a4", "letter"])
def test_duplex_prints_pages_as_they_are(tmp_path: Path, size) -> None:
    path = numbered(tmp_path / "three.pdf", 3, size)
    target = tmp_path / "printed.pdf"
    with Sources() as sources:
        press = Press(sources, "long", 1.0)
        for leaf in leaves(3, "duplex"):
            press.add(leaf, sources.pages(path))
        assert press.save(target, "Three", "en", both_sides=True) == 4
    before, after = read(path), read(target)
    assert after[:3] == before
    assert after[3].words == ()
    assert after[3].size == before[0].size
    with pypdfium2.PdfDocument(path) as old, pypdfium2.PdfDocument(target) as new:
        for number in range(3):
            drawn = [bytes(pdf[number].render(scale=1).buffer) for pdf in (old, new)]
            assert drawn[0] == drawn[1]


def test_turned_on_the_other_edge_only_backs_are_upside_down(tmp_path: Path) -> None:
    path = numbered(tmp_path / "two.pdf", 2)
    with Sources() as sources:
        press = Press(sources, "short", 1.0)
        for leaf in leaves(2, "duplex"):
            press.add(leaf, sources.pages(path))
        press.save(tmp_path / "printed.pdf", "Two", "en", both_sides=True)
    front, back = read(tmp_path / "printed.pdf")
    assert front.words[0].y > A4[1] * 0.7
    assert back.words[0].y < A4[1] * 0.3


def test_two_up_reads_from_left_to_right(tmp_path: Path) -> None:
    path = numbered(tmp_path / "six.pdf", 6)
    with Sources() as sources:
        press = Press(sources, "short", fit.HALF)
        for leaf in leaves(6, "2-up"):
            press.add(leaf, sources.pages(path))
        press.save(tmp_path / "printed.pdf", "Six", "en", both_sides=True)
    found = [side.halves for side in read(tmp_path / "printed.pdf")]
    assert found == [("1", "2"), ("3", "4"), ("5", "6"), ("", "")]


def test_what_is_folded_has_nothing_on_its_back() -> None:
    assert pages_of(leaves(3, "duplex", one_sided=True)) == [1, None, 2, None, 3, None]


def test_print_files_tell_the_printer_what_to_do(tmp_path: Path) -> None:
    path = numbered(tmp_path / "two.pdf", 2)
    for turn, duplex in (("long", "/DuplexFlipLongEdge"), ("short", "/DuplexFlipShortEdge")):
        with Sources() as sources:
            press = Press(sources, "long" if turn == "long" else "short", 1.0)
            press.add(leaves(2, "duplex")[0], sources.pages(path))
            press.save(tmp_path / "printed.pdf", "A title", "de", both_sides=True)
        reader = PdfReader(tmp_path / "printed.pdf")
        root = reader.trailer["/Root"]
        assert root["/ViewerPreferences"]["/PrintScaling"] == "/None"
        assert root["/ViewerPreferences"]["/Duplex"] == duplex
        assert root["/Lang"] == "de"
        assert reader.metadata is not None
        assert reader.metadata.title == "A title"


def test_a_page_fits_its_half_and_never_comes_near_the_edge() -> None:
    content = [(54.0, 40.0, 558.0, 750.0)]
    half = (A4[1] / 2, A4[0])
    assert fit.scale(A4, half, content) == fit.HALF
    # What stands 4 mm from the edge of the paper stays 6 mm from it at half the size.
    close = fit.scale(A4, half, [(54.0, 4 * MM, 541.0, 800.0)])
    assert close < fit.HALF
    assert half[1] / 2 - (A4[1] / 2 - 4 * MM) * close == pytest.approx(6 * MM)
    slot = (LETTER[1] / 2, LETTER[0])
    wide = fit.scale(LETTER, slot, [(20.0, 20.0, 592.0, 772.0)])
    assert slot[0] / 2 - (306 - 20) * wide == pytest.approx(6 * MM)
    usual = fit.scale(LETTER, slot, content)
    assert wide < usual <= fit.HALF
    for left, _, right, _ in content:
        assert slot[0] / 2 - max(306 - left, right - 306) * usual >= 5 * MM


def test_equal_pages_of_many_files_are_kept_once(tmp_path: Path) -> None:
    """A class's file grows by little more than what differs from student to student."""
    files = [numbered(tmp_path / f"{name}.pdf", 40) for name in range(12)]
    sizes = []
    for some in (files[:1], files):
        with Sources() as sources:
            press = Press(sources, "short", fit.HALF)
            for path in some:
                for leaf in leaves(40, "booklet"):
                    press.add(leaf, sources.pages(path))
            press.save(tmp_path / "printed.pdf", "All", "en", both_sides=True)
        sizes.append((tmp_path / "printed.pdf").stat().st_size)
    assert sizes[1] < 4 * sizes[0]


def test_more_files_than_can_be_open_are_printed_all_the_same(tmp_path: Path) -> None:
    files = [numbered(tmp_path / f"{name}.pdf", 3, prefix=f"{name}-") for name in "abcd"]
    found = []
    for most_open in (1, 100):
        with Sources(most_open) as sources:
            press = Press(sources, "short", fit.HALF)
            laid = [(leaves(3, "booklet"), 1) for _ in files]
            for index, leaf in sequence(laid, collate=True, by_sheet=True):
                press.add(leaf, sources.pages(files[index]))
            press.save(tmp_path / "printed.pdf", "All", "en", both_sides=True)
        found.append((tmp_path / "printed.pdf").read_bytes())
    assert found[0] == found[1]
    assert [side.halves for side in read(tmp_path / "printed.pdf")][4:6] == [
        ("", "c-1"), ("c-2", "c-3"),
    ]  # fmt: skip
