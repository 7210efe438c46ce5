"""The same text gives the same paragraphs, however it was saved."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.load.reading.essays import ESSAYS, Known, read, same
from tests.load.reading.files import docx_of, epub_of, html_of, markdown_of, odt_of

Made = tuple[str, bytes | str]


def wrapped(essay: Known, width: int, first: str = "", between: str = "\n\n") -> str:
    """Plain text cut at a width, with `first` before the first line of each paragraph."""
    body = between.join(
        textwrap.fill(text, width, initial_indent=first, break_on_hyphens=False)
        for text in essay.paragraphs
    )
    return f"{essay.title}\n\n{essay.byline}\n\n{body}\n"


FORMATS: dict[str, Callable[[Known], Made]] = {
    "text": lambda e: ("e.txt", "\n\n".join([e.title, e.byline, *e.paragraphs])),
    "text, a line a paragraph": lambda e: ("e.txt", "\n".join([e.title, e.byline, *e.paragraphs])),
    "text at 72": lambda e: ("e.txt", wrapped(e, 72)),
    "text at 100": lambda e: ("e.txt", wrapped(e, 100)),
    "text at 60 with indents": lambda e: ("e.txt", wrapped(e, 60, "    ", "\n")),
    "text at 72 in Windows": lambda e: ("e.txt", wrapped(e, 72).replace("\n", "\r\n")),
    "text with doubled line ends": lambda e: ("e.txt", wrapped(e, 72).replace("\n", "\r\r\n")),
    "text as mail quotes it": lambda e: ("e.txt", textwrap.indent(wrapped(e, 66), "> ", lambda _: True)),
    "Markdown": lambda e: ("e.md", markdown_of(e)),
    "Markdown at 80": lambda e: (
        "e.md",
        f"{e.title}\n=====\n\n{e.byline}\n\n"
        + "\n\n".join(textwrap.fill(text, 80, break_on_hyphens=False) for text in e.paragraphs),
    ),
    "Word": lambda e: ("e.docx", docx_of(e)),
    "OpenDocument": lambda e: ("e.odt", odt_of(e)),
    "web page": lambda e: ("e.html", f"<!doctype html><body>{html_of(e)}</body>"),
    "e-book": lambda e: ("e.epub", epub_of(e)),
    # The kind is seen in the file, so a wrong name does no harm.
    "Word, named as text": lambda e: ("e.txt", docx_of(e)),
}  # fmt: skip


@pytest.mark.parametrize("essay", ESSAYS, ids=lambda essay: essay.name)
@pytest.mark.parametrize("kind", FORMATS)
def test_every_kind_gives_the_same(kind: str, essay: Known) -> None:
    name, data = FORMATS[kind](essay)
    reading, said = read(data, name)
    same(reading, essay)
    assert said == []


WORDS = [
    "the",
    "council",
    "of",
    "a",
    "town",
    "that",
    "has",
    "a",
    "river",
    "and",
    "no",
    "bridge",
    "will",
    "vote",
    "on",
    "it",
    "in",
    "May",
    "because",
    "nobody",
    "can",
    "say",
    "who",
    "pays",
    "for",
    "well-known",
    "old",
    "things",
    "like",
    "412",
    "wooden",
    "boats",
    "or",
    "half-empty",
    "school",
    "buses",
]
sentences = st.lists(st.sampled_from(WORDS), min_size=9, max_size=20).map(
    lambda words: " ".join(words).capitalize() + "."
)
texts = st.lists(sentences, min_size=3, max_size=7).map(" ".join)


@settings(max_examples=25, deadline=None)
@given(st.lists(texts, min_size=1, max_size=5), st.integers(45, 110))
def test_any_text_gives_the_same(paragraphs: list[str], width: int) -> None:
    essay = Known("made", "A Town Without a Bridge", "By Ada Oak", tuple(paragraphs))
    for kind in ("text", "Markdown", "Word", "OpenDocument", "web page", "e-book"):
        name, data = FORMATS[kind](essay)
        same(read(data, name)[0], essay)
    same(read(wrapped(essay, width), "e.txt")[0], essay)
    same(read(wrapped(essay, width, "   ", "\n"), "e.txt")[0], essay)
