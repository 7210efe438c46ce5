"""Ink and margins, measured on pages whose ink and margins are known."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf

from kit.model.printing import PageRef
from kit.preflight.ink import ink_of
from kit.printing.imposition.copier import row, total
from kit.printing.imposition.measure import measure
from kit.printing.imposition.signatures import leaves, one_side_each
from kit.printing.imposition.sources import Sources


def drawn(path: Path, *pages: str) -> Path:
    pdf = Pdf.new()
    for content in pages:
        page = Dictionary(
            Type=Name.Page, MediaBox=[0, 0, 400, 600], Contents=pdf.make_stream(content.encode()),
            Resources=Dictionary(),
        )  # fmt: skip
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.save(path)
    return path


BLACK = "0 g 100 200 100 300 re f"
GREY = "0.5 g 0 0 400 600 re f"


def test_ink_and_box_of_known_pages(tmp_path: Path) -> None:
    path = drawn(tmp_path / "drawn.pdf", BLACK, GREY, "")
    found = measure({bytes([at]): PageRef(path, at) for at in range(3)})
    black, grey, blank = (found[bytes([at])] for at in range(3))
    assert black.ink == pytest.approx(100 * 300 / (400 * 600), abs=0.005)
    assert black.content == pytest.approx((100, 200, 200, 500), abs=2)
    assert grey.ink == pytest.approx(0.5, abs=0.01)
    assert blank.ink == 0
    assert blank.content is None


def test_the_plan_counts_paper_sides_and_ink(tmp_path: Path) -> None:
    path = drawn(tmp_path / "drawn.pdf", BLACK, GREY, "0 g 0 0 1 1 re f")
    with Sources() as sources:
        refs = sources.pages(path)
        keys = [sources.key(ref) for ref in refs]
        measured = measure(dict(zip(keys, refs, strict=True)))
    whole = sum(measured[key].ink for key in keys)
    plain = row("three", leaves(3, "duplex"), keys, 5, measured, 1.0)
    assert (plain.copies, plain.sides, plain.duplex, plain.simplex) == (5, 15, 10, 15)
    assert plain.ink == pytest.approx(whole / 3)
    single = row("three", one_side_each(leaves(3, "duplex")), keys, 5, measured, 1.0)
    assert (single.sides, single.duplex, single.simplex) == (15, 10, 15)
    half = row("three", leaves(3, "2-up"), keys, 1, measured, 0.5**0.5)
    assert (half.sides, half.duplex, half.simplex) == (2, 1, 2)
    assert half.ink == pytest.approx(whole / 2 / 2)
    both = total([plain, half])
    assert (both.copies, both.sides, both.duplex, both.simplex) == (6, 17, 11, 17)
    assert both.ink == pytest.approx((plain.ink * 15 + half.ink * 2) / 17)


def test_the_ground_of_a_page_is_no_content_and_no_ink(tmp_path: Path) -> None:
    cream = "0.98 0.96 0.89 rg 0 0 400 600 re f "
    path = drawn(tmp_path / "drawn.pdf", cream + BLACK, cream, BLACK)
    found = measure({bytes([at]): PageRef(path, at) for at in range(3)})
    dark, blank, white = (found[bytes([at])] for at in range(3))
    assert dark.content == white.content
    assert dark.ink == pytest.approx(white.ink, abs=0.002)
    assert (blank.ink, blank.content) == (0, None)


def test_hairlines_count_as_much_as_they_print(tmp_path: Path) -> None:
    rules = "0 G 0.5 w " + " ".join(f"0 {y} m 400 {y} l S" for y in range(4, 600, 8))
    path = drawn(tmp_path / "drawn.pdf", rules)
    ink = measure({b"": PageRef(path, 0)})[b""].ink
    assert ink == pytest.approx(0.5 / 8, rel=0.45), "drawn at 0.5 pixels a point it is four times"
    assert ink_of(path.read_bytes()) == (ink,)
