"""The reading level, measured against a pronouncing dictionary on the bundled briefs."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import mean

import pytest

from kit.check.balance import PROSE_BLOCKS
from kit.check.reading_level import _syllables, grade, sentences
from kit.pipeline.check import check_debate
from kit.pipeline.request import Request
from kit.problems import Problems
from tests.conftest import REPOSITORY

COUNTS = REPOSITORY / "tests" / "fixtures" / "syllables" / "counts.txt"
MOST_BIAS = 0.2
"""Of a school grade, on average; a single brief may be twice as far off."""


def dictionary() -> dict[str, int]:
    """The syllables of each word of the bundled briefs that the dictionary has."""
    found: dict[str, int] = {}
    count = 0
    for line in COUNTS.read_text("utf-8").splitlines():
        if (heading := re.fullmatch(r"(\d+):", line)) is not None:
            count = int(heading[1])
        elif not line.startswith("#"):
            found |= dict.fromkeys(line.split(), count)
    return found


def spoken(word: str, known: dict[str, int]) -> int:
    """The syllables of a word by the dictionary; by the kit where that has no such word."""
    word = word.lower().replace("’", "'")
    if word in known:
        return known[word]
    return sum(known.get(piece, _syllables(piece)) for piece in word.split("-") if piece)


def test_grades_are_as_by_the_dictionary(tmp_path: Path) -> None:
    known = dictionary()
    request = Request(
        project=REPOSITORY, debate="north-korea-deal", out=tmp_path, cache=tmp_path / "cache"
    )
    pages = check_debate(request, Problems())
    assert pages is not None
    off = []
    for text in pages.rendered.role_texts:
        blocks = [text.blocks[name] for name in PROSE_BLOCKS]
        words = [word for block in blocks for sentence in sentences(block) for word in sentence]
        by_dictionary = sum(spoken(word, known) for word in words)
        by_us = sum(_syllables(word) for word in words)
        unknown = [word for word in words if not word.isdigit() and word.lower() not in known]
        assert len(unknown) < 0.1 * len(words)
        assert grade(*blocks) > 0
        off.append(11.8 * (by_us - by_dictionary) / len(words))
    assert len(off) > 30
    assert abs(mean(off)) < MOST_BIAS
    assert max(map(abs, off)) < 2 * MOST_BIAS


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("talks", 1), ("nobody", 3), ("you", 1), ("small", 1), ("asked", 1), ("wanted", 2),
        ("takes", 1), ("wishes", 2), ("table", 2), ("agree", 2), ("agreement", 3), ("radio", 3),
        ("China’s", 2), ("president-elect", 5), ("beyond", 2), ("2016", 1), ("they’ll", 1),
    ],
)  # fmt: skip
def test_syllables_of_a_word(word: str, count: int) -> None:
    assert _syllables(word) == count
