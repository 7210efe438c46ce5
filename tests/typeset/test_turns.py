"""The names of pages that are laid out anew: those of the standard pages they belong to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kit.problems import SourceText
from kit.typeset.engine import Engine
from kit.typeset.turns import turns
from tests.conftest import REPOSITORY

PARAGRAPHS = "".join(f"<p>{number} {'word ' * 60}</p>" for number in range(24))
HTML = f'<body data-number="7" data-foot="f">{PARAGRAPHS}</body>'


def engine(size: int) -> Engine:
    style = (
        f"@page {{ size: 120mm 160mm; @bottom-right {{ content: counter(page) }} }}"
        f"body {{ string-set: number attr(data-number); font: {size}pt/1.3 serif }}"
    )
    return Engine([SourceText(REPOSITORY / "x.css", style)])


def test_every_large_page_belongs_to_the_page_that_its_words_stand_on() -> None:
    small, large = engine(10), engine(17)
    first = small.typeset(HTML, {})
    assert first.pages > 2
    assert first.turns == ()
    second = large.typeset(HTML, {}, None, first.firsts)
    assert second.pages == len(second.turns) > first.pages
    assert set(second.turns) == set(range(1, first.pages + 1))
    assert list(second.turns) == sorted(second.turns)
    assert large.typeset(HTML, {}, None, (0,)).turns == (1,) * second.pages


numbers = st.lists(st.integers(0, 500), min_size=1, max_size=30).map(sorted)


@given(numbers, numbers)
def test_turns_never_fall_and_stay_within_the_standard(own: list[int], plain: list[int]) -> None:
    found = turns(own, plain)
    assert len(found) == len(own)
    assert list(found) == sorted(found)
    assert all(1 <= turn <= len(plain) for turn in found)
    for first, turn in zip(own, found, strict=True):
        assert turn == 1 or plain[turn - 1] <= first
        assert turn == len(plain) or first < plain[turn]
