"""Markdown: marks, escaping, and what a stranger's text may not do."""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit.render.markdown import MARK, Markdown, escape_markdown

MARKDOWN = Markdown(["first", "second"], lambda name: f"kit:pack/{name}")


def words(markup: str) -> str:
    """What a reader sees of HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup)).strip()


def source(number: int) -> str:
    """The mark of a source: it leads to the sheet that lists them."""
    where = f'href="kit:sheet/timeline#S{number}" title="Source {number}"'
    return f'<span class="mark"><a {where}>[S{number}]</a></span>'


INFERENCE = MARKDOWN.inline("[inference]")
"""The mark of an inference: a drawing with a title."""

TIED = '<span class="tied">'
"""A word and its mark, which are on one line."""


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("so (¶4)", 'so (<span class="cite">¶4</span>)'),
        ("¶ 4 – ¶3", '<span class="cite">¶4</span> – <span class="cite">¶3</span>'),
        ("¶1-3", '<span class="cite">¶1-3</span>'),
        ("so [inference].", f"{TIED}so {INFERENCE}</span>."),
        ("so [source second].", f"{TIED}so {source(2)}</span>."),
        ("so [source: first]", f"{TIED}so {source(1)}</span>"),
        ("*so* [source third]", "<em>so</em> <span class=\"mark\">[source third]</span>"),
        ('He said "no"', "He said “no”"),
        ("it's -- so", "it’s – so"),
    ],
)  # fmt: skip
def test_marks_and_typography(text: str, markup: str) -> None:
    assert MARKDOWN.inline(text) == markup


def test_an_inference_is_drawn_and_has_its_word_as_alternative_text() -> None:
    svg = ET.fromstring(INFERENCE)
    assert svg.tag == "{http://www.w3.org/2000/svg}svg"
    assert [each.text for each in svg.iter() if each.text] == ["inference"]


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
    assert 'href="mailto:a@b.org"' in MARKDOWN.inline("[me](mailto:a@b.org)")
    assert 'src="kit:pack/images/a.svg"' in MARKDOWN.inline("![A](images/a.svg)")


def test_the_address_of_a_link_can_be_read_on_paper() -> None:
    assert words(MARKDOWN.inline("[here](https://a.org/b), *so*")) == "here (https://a.org/b), so"
    for said in ("<https://a.org/b>", "https://a.org/b", "[a.org/b](https://a.org/b)"):
        assert words(MARKDOWN.inline(f"{said}.")).count("a.org/b") == 1


@pytest.mark.parametrize("after", ["", ".", ", and", ")", " or", "; x", "”", ".” So"])
def test_an_address_in_running_text_is_a_link_and_nothing_around_it(after: str) -> None:
    markup = MARKDOWN.inline(f"See https://a.org/b--c_d(e)?f=1&g{after}")
    assert '<a href="https://a.org/b--c_d(e)?f=1&amp;g" class="bare">' in markup
    assert words(markup) == f"See https://a.org/b--c_d(e)?f=1&g{after}"


@pytest.mark.parametrize(
    "said", ["a.org", "www.a.org", "me@a.org", "kit:sheet/x", "file:///etc/x", "//a.org"]
)
def test_nothing_else_in_running_text_becomes_a_link(said: str) -> None:
    assert "<a" not in MARKDOWN.inline(f"See {said} and")


def test_a_mark_within_a_link_is_no_link_of_its_own() -> None:
    assert MARKDOWN.inline("[see [source first]](https://a.org/)").count("<a ") == 1


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


def ruled(count: int, ask: str = "") -> str:
    """So many ruled lines, with the question that they are for."""
    asked = f'<p class="ask">{ask}</p>\n' if ask else ""
    lines = '<div class="line"></div>' * count
    return f'<div class="prompt">{asked}<div class="lines">{lines}</div></div>'


def plain_markup(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", str(MARKDOWN.blocks(text)))


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("What?\n\n[lines 3]", ruled(3, "What?")),
        ("What?\n\n\n  [lines 20]  ", ruled(20, "What?")),
        ("[lines 1]", ruled(1)),
        ("A.\n\nWhat?\n\n[lines 2]\n\nB.", f"<p>A.</p>{ruled(2, 'What?')}<p>B.</p>"),
        ("What?\n\n[lines 1]\n\n[lines 1]", ruled(1, "What?") + ruled(1)),
        ("- What?\n\n  [lines 2]\n- B", f"<ul><li>{ruled(2, 'What?')}</li><li><p>B</p></li></ul>"),
        ("- A\n\n[lines 2]", f"<ul><li>A</li></ul>{ruled(2)}"),
    ],
)
def test_a_paragraph_of_lines_is_ruled_below_its_question(text: str, markup: str) -> None:
    assert plain_markup(text) == markup.replace("\n", "")


@pytest.mark.parametrize(
    "text", ["[lines 0]", "[lines 21]", "[lines]", "[lines two]", "Write [lines 3]", "`[lines 3]`"]
)
def test_what_only_looks_like_lines_is_printed(text: str) -> None:
    assert 'class="line"' not in str(MARKDOWN.blocks(text))
    assert words(str(MARKDOWN.blocks(text))) == text.strip("`")
