"""Markdown: marks, escaping, and what a stranger's text may not do."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit.render.markdown import MARK, Markdown, escape_markdown

MARKDOWN = Markdown(["first", "second"], lambda name: f"kit:pack/{name}")


def words(markup: str) -> str:
    """What a reader sees of HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup)).strip()


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("so (¶4)", 'so (<span class="cite">¶4</span>)'),
        ("¶ 4 – ¶3", '<span class="cite">¶4</span> – <span class="cite">¶3</span>'),
        ("¶1-3", '<span class="cite">¶1-3</span>'),
        ("so [inference].", 'so <span class="mark">[inference]</span>.'),
        ("so [source second].", 'so <span class="mark">[S2]</span>.'),
        ("so [source: first]", 'so <span class="mark">[S1]</span>'),
        ("*so* [source third]", "<em>so</em> <span class=\"mark\">[source third]</span>"),
        ('He said "no"', "He said “no”"),
        ("it's -- so", "it’s – so"),
    ],
)  # fmt: skip
def test_marks_and_typography(text: str, markup: str) -> None:
    assert MARKDOWN.inline(text) == markup


def test_raw_html_prints_as_it_stands() -> None:
    assert "<b>" not in MARKDOWN.blocks("a <b>bold</b> <script>x</script>")
    assert words(MARKDOWN.inline("a <b>b</b>")) == "a <b>b</b>"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "smb://host/x"]
)
def test_links_lead_only_where_they_may(link: str) -> None:
    assert "href" not in MARKDOWN.inline(f"[here]({link})")
    assert "<img" not in MARKDOWN.inline(f"![here]({link})")


def test_web_links_and_images_of_the_pack_are_kept() -> None:
    assert 'href="https://example.org/"' in MARKDOWN.inline("[here](https://example.org/)")
    assert 'src="kit:pack/images/a.svg"' in MARKDOWN.inline("![A](images/a.svg)")


# Any value printed into Markdown comes out as it is, but for runs of white space, and that
# within a citation.
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60)
)
@example("¶ 4 – 6")
def test_a_printed_value_comes_out_as_it_is(value: str) -> None:
    seen = words(MARKDOWN.blocks(f"x {escape_markdown(value)} y"))
    plain = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
    expected = MARK.sub(lambda match: match[0].replace(" ", ""), " ".join(f"x {value} y".split()))
    assert seen.translate(plain).split() == expected.translate(plain).split()


def test_a_name_full_of_markdown() -> None:
    assert words(MARKDOWN.inline(f"{escape_markdown('A*b*_c_ [x](y)')}")) == "A*b*_c_ [x](y)"


def test_deep_nesting_does_no_harm() -> None:
    assert MARKDOWN.blocks("> " * 500 + "x")
    assert MARKDOWN.blocks("[" * 5000)
