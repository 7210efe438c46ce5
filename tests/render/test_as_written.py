"""What a teacher writes in Markdown is what stands on the page."""

from __future__ import annotations

import pytest

from kit.render.markdown import Markdown

MARKDOWN = Markdown([], lambda name: name)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("options (a), (b) and (c)", "options (a), (b) and (c)"),
        ("§1(c), (r) and (TM)", "§1(c), (r) and (TM)"),
        ("What???? No!!!!", "What???? No!!!!"),
        ("1,, 2 +- 3", "1,, 2 +- 3"),
        ("wait ... for it", "wait … for it"),
        ("pages 3--4 --- or so", "pages 3–4 — or so"),
        ("a line ----- of hyphens, and ....", "a line ----- of hyphens, and ...."),
        ('"so"', "“so”"),
    ],
)
def test_signs(text: str, wanted: str) -> None:
    assert MARKDOWN.inline(text) == wanted


@pytest.mark.parametrize("text", ["1986. That was a year.", "1500) And so on.", "100. A hundred."])
def test_a_paragraph_that_begins_with_a_year_is_no_list(text: str) -> None:
    assert MARKDOWN.blocks(text) == f"<p>{text}</p>\n"


@pytest.mark.parametrize(("first", "before"), [(3, 2), (0, -1), (99, 98)])
def test_a_list_begins_where_it_says(first: int, before: int) -> None:
    found = MARKDOWN.blocks(f"{first}. x\n{first + 1}. y")
    assert found.startswith(f'<ol start="{first}" style="counter-reset: list-item {before}">')


def test_a_list_that_begins_with_one_needs_no_style() -> None:
    assert "style" not in MARKDOWN.blocks("1. x\n2. y")
