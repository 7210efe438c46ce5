"""Estimates how hard a text is to read, as a U.S. school grade.

This is the Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom, 1975, Research
Branch Report 8-75): 0.39 × words per sentence + 11.8 × syllables per word − 15.59. Syllables are
estimated as the places where Pyphen's English dictionary allows a hyphen, plus one.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyphen

MARKS = re.compile(r"\[(?:inference|source[^\]]*)\]|\(?¶\s?\d+(?:\s?[-–]\s?\d+)?(?:, ?¶\d+)*\)?")
_ITEMS = re.compile(r"\n\s*(?:[-*]|\d+\.)\s+|\n\s*\n")
_ENDS = re.compile(r"(?<=[.!?])[”\"’)]*\s+")
_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ’'-]*|\d+")


@functools.cache
def sentences(markdown: str) -> tuple[tuple[str, ...], ...]:
    """The words of each sentence in a Markdown text, without ¶ and source marks.

    The end of a list item or of a paragraph ends a sentence.
    """
    plain = re.sub(r"[*_`#]", "", MARKS.sub("", markdown))
    found: list[list[str]] = []
    for item in _ITEMS.split(f"\n{plain}"):
        found += [_WORD.findall(sentence) for sentence in _ENDS.split(" ".join(item.split()))]
    return tuple(tuple(words) for words in found if words)


def grade(*texts: str) -> float:
    """The school grade of English Markdown texts taken together; 0 if they have no words."""
    split = [sentence for text in texts for sentence in sentences(text)]
    words = [word for sentence in split for word in sentence]
    if not words:
        return 0.0
    spoken = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(split) + 11.8 * spoken / len(words) - 15.59


@functools.cache
def _syllables(word: str) -> int:
    if word.isdigit():
        return 1
    return sum(
        len(_dictionary().positions(piece.lower())) + 1
        for piece in re.split(r"[-’']", word)
        if piece
    )


@functools.cache
def _dictionary() -> pyphen.Pyphen:
    import pyphen

    return pyphen.Pyphen(lang="en_US", left=1, right=1)
