"""The names of pages that are laid out anew: those of the standard pages they hold."""

from __future__ import annotations

import re
from itertools import pairwise

import pypdfium2
from hypothesis import given
from hypothesis import strategies as st

from kit.problems import SourceText
from kit.typeset.engine import Engine
from kit.typeset.job import Job
from kit.typeset.page_names import OF_PAGES, turns
from tests.conftest import REPOSITORY

FOOT = f'string(number) "." counter(page) {OF_PAGES}'
PARAGRAPHS = "".join(f"<p>{f'w{number}x ' * 60}</p>" for number in range(10, 34))
HTML = f'<body data-number="7" data-foot="f">{PARAGRAPHS}</body>'


def engine(size: int) -> Engine:
    style = (
        f"@page {{ size: 120mm 160mm; @bottom-right {{ content: {FOOT} }} }}"
        f"body {{ string-set: number attr(data-number); font: {size}pt/1.3 serif }}"
    )
    return Engine([SourceText(REPOSITORY / "x.css", style)])


def test_every_large_page_belongs_to_the_page_that_its_words_stand_on() -> None:
    small, large = engine(10), engine(17)
    first = small.typeset(Job(HTML, {}))
    assert first.pages > 2
    second = large.typeset(Job(HTML, {}, None, first.firsts))
    assert second.pages == len(second.turns) > first.pages
    spans = [span(turn) for turn in second.turns]
    assert {page for start, end in spans for page in range(start, end + 1)} == set(
        range(1, first.pages + 1)
    )
    assert any(start < end for start, end in spans)
    assert large.typeset(Job(HTML, {}, None, (0,))).turns == ("1",) * second.pages
    where = places_of(first.pdf), places_of(second.pdf)
    for paragraph, stands in where[0].items():
        covered = [spans[page] for page in where[1][paragraph]]
        for page in stands:
            assert any(start <= page + 1 <= end for start, end in covered), paragraph
    for page, (start, end) in enumerate(spans):
        foot = f"{start}" if start == end else f"{start}–{end}"
        said = pypdfium2.PdfDocument(second.pdf)[page].get_textpage().get_text_range()
        assert f"7.{foot} · page {page + 1} of {second.pages}" in said


def test_a_layout_like_the_standard_goes_by_plain_numbers_and_is_not_laid_out_again() -> None:
    small = engine(10)
    first = small.typeset(Job(HTML, {}))
    again = small.typeset(Job(HTML, {}, None, first.firsts))
    assert again.turns == ()
    assert again.pdf == first.pdf


def test_fewer_pages_than_the_standard_name_all_of_its_pages() -> None:
    first = engine(14).typeset(Job(HTML, {}))
    second = engine(9).typeset(Job(HTML, {}, None, first.firsts))
    assert second.pages < first.pages
    spans = [span(turn) for turn in second.turns]
    assert (spans[0][0], spans[-1][1]) == (1, first.pages)


def test_the_head_of_a_table_said_again_is_not_where_a_page_begins() -> None:
    rows = "".join(f"<tr><td>{number} {'word ' * 30}</td></tr>" for number in range(30))
    html = f'<body data-number="7"><table><thead><tr><th>Head<tbody>{rows}</table></body>'
    first = engine(10).typeset(Job(html, {}))
    assert first.pages > 2
    assert len(set(first.firsts)) == first.pages


def span(turn: str) -> tuple[int, int]:
    start, _, end = turn.partition("–")
    return int(start), int(end or start)


def places_of(pdf: bytes) -> dict[str, set[int]]:
    """The pages, from 0, on which each paragraph's words stand."""
    found: dict[str, set[int]] = {}
    for at, page in enumerate(pypdfium2.PdfDocument(pdf)):
        for word in re.findall(r"w\d+x", page.get_textpage().get_text_range()):
            found.setdefault(word, set()).add(at)
    return found


numbers = st.lists(st.integers(0, 500), min_size=1, max_size=30).map(sorted)


@given(numbers, numbers)
def test_ranges_name_all_standard_pages_and_touch(own: list[int], plain: list[int]) -> None:
    stretches = list(zip(own, [*own[1:], own[-1] + 9], strict=True))
    spans = [span(turn) for turn in turns(stretches, plain)]
    assert len(spans) == len(own)
    assert (spans[0][0], spans[-1][1]) == (1, len(plain))
    assert all(start <= end for start, end in spans)
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start <= end + 1
    for (begins, ends), (start, end) in zip(stretches, spans, strict=True):
        for page, place in enumerate(plain, start=1):
            if begins < place <= ends:
                assert start <= page <= end
