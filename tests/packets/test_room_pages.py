"""A room that is higher than a page is drawn on several, and nobody is lost between them."""

from __future__ import annotations

import math
import re
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.model.diagram import Oval, SeatingTable
from kit.model.sheets import Paper
from kit.packets.room.pages import FIRST, WHOLE, pages_of
from tests.tools.class_pages import ClassPages

HEIGHTS = st.lists(st.tuples(st.floats(10, 60), st.integers(1, 4), st.booleans()), max_size=30)


def table(left: float, top: float, tall: float, *, sign: bool) -> SeatingTable:
    chairs = () if sign else ((left + 10, top + tall - 1.2),)
    return SeatingTable(
        x=left, y=top, width=20, height=tall - 3.4 * (not sign), label="", chairs=chairs, sign=sign
    )


@given(HEIGHTS)
def test_rows_stay_whole_and_in_order(rows: list[tuple[float, int, bool]]) -> None:
    tables: list[SeatingTable] = []
    top = 0.0
    for tall, count, signed in rows:
        if signed:
            tables.append(table(0, top, 6, sign=True))
            top += 8
        tables += [table(25.0 * at, top, tall, sign=False) for at in range(count)]
        top += tall + 3.4
    found = pages_of(100, top, tables, ())
    assert sum(len(page.tables) for page in found) == len(tables)
    assert [len(page.tables) for page in found if not page.tables] == [0] * (not tables)
    if top > WHOLE:
        assert max(page.height for page in found) <= WHOLE
        assert found[0].height <= FIRST
    for page in found:
        for each in page.tables:
            assert each.y >= 0
            assert max([each.y + each.height, *(y for _, y in each.chairs)]) <= page.height + 0.02
        assert not page.tables or not page.tables[-1].sign


def test_a_ring_is_not_cut() -> None:
    tables = [table(0, top, 20, sign=False) for top in (0, 30, 60, 150, 180, 210, 240)]
    ring = Oval(x=50, y=100, across=40, down=70, chairs=((50, 30.5),))
    first, second = pages_of(100, 260, tables, [ring])
    assert [each.y for each in first.tables] == [0]
    assert [each.y for each in second.ovals] == [70]
    assert second.ovals[0].chairs == ((50, 0.5),)
    assert len(second.tables) == 6


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_everybody_of_a_class_too_large_is_on_the_plan(tmp_path: Path, paper: Paper) -> None:
    pages = ClassPages("summit", 80, None, tmp_path, paper)
    found = pypdf.PdfReader(BytesIO(pages.pdf("teacher-seating"))).pages
    seen: set[str] = set()

    def look(text: str, page: list[float], own: list[float], *_: object) -> None:
        # The lower edge of the paper is at 0, and the foot of the page right above it.
        if own[4] * page[1] + own[5] * page[3] + page[5] > 45:
            seen.update(re.findall(r"Student \d+", text))

    for each in found:
        each.extract_text(visitor_text=look)
    assert seen == {f"Student {number}" for number in range(80)}
    assert len(found) == 2


@pytest.mark.parametrize("length", [20, 30, 75])
def test_names_without_a_break_are_not_cut_at_the_edge_of_a_table(
    tmp_path: Path, length: int
) -> None:
    pages = ClassPages("summit", 27, None, tmp_path, called=("Lamwgobyr" * 9)[:length])
    with pypdfium2.PdfDocument(pages.pdf("teacher-seating")) as document:
        page, scale = document[0], 2
        drawn = page.render(scale=scale, grayscale=True).to_numpy()
        words = page.get_textpage()
        tall = page.get_height()
        cut = []
        for index in range(words.count_chars()):
            if not (letter := words.get_text_range(index, 1)).strip():
                continue
            left, bottom, right, top = words.get_charbox(index)
            rows = slice(int((tall - top) * scale), math.ceil((tall - bottom) * scale))
            if drawn[rows, int(left * scale) : math.ceil(right * scale)].min() > 160:
                cut.append(letter)
    assert cut == []
