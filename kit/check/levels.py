"""Checks the easier words for weaker readers: that they are there in full, and are easier.

Whatever has a key `supported`, or one that ends in `_supported`, is a pair: what it says for all,
and the same in easier words. So are the two levels of a role's text, point by point.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Any

from kit.check.reading_level import grade, sentences
from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.levels import easier_keys
from kit.model.role import BLOCKS, LEVELS, Role, RoleText
from kit.problems import Key, Place, Problems, SourceText

A_SYLLABLE = 11.8
"""What a syllable more for each word adds to a grade; so in n words, one syllable adds an n-th.

The formula is for whole texts: in a phrase, a difference of one syllable says nothing.
"""
LEAST = 0.5
"""Grades. A smaller difference says nothing in any text."""
EASY = 4
"""How far below the lowest grade of its classes a phrase is easy for readers of the level
“supported”, whatever the other phrase is: grade 5 for grades 9 to 12."""
_POINTS = re.compile(r"\n\s*\n|^\s*(?:[-*]|\d+\.)\s+", re.MULTILINE)
_HINT = "use shorter sentences and words, or the same words for all"


def check_lists(debate: Debate, formats: Sequence[Format], problems: Problems) -> None:
    """Add an error where a list has more or fewer items in easier words than for all."""
    for source, facts in _files(debate, formats):
        for key, words, easier in _pairs(facts, ()):
            if isinstance(words, tuple) and easier and len(easier) != len(words):
                problems.error(
                    source.place(*key),
                    f"{len(easier)} items in easier words, but {len(words)} for all",
                    "one for each, in the same order",
                )


def check_levels(
    debate: Debate, formats: Sequence[Format], texts: Sequence[RoleText], problems: Problems
) -> None:
    """Add a warning for each phrase in easier words that is harder than the phrase for all.

    `formats` are those that the debate lists, `texts` the rendered blocks of its roles. It is
    checked only in English: the formula holds for no other language.
    """
    if debate.facts.language.split("-")[0] != "en":
        return
    easy = debate.facts.grades[0] - EASY
    for source, facts in _files(debate, formats):
        for key, words, easier in _pairs(facts, ()):
            if isinstance(words, tuple):
                for index, (one, other) in enumerate(zip(words, easier, strict=False)):
                    _compare(one, other, easy, source.place(*key, index), problems)
            elif easier:
                _compare(words, easier, easy, source.place(*key), problems)
    by_role = {(text.role.id, text.level): text for text in texts}
    for role in debate.roles:
        standard, supported = (by_role.get((role.id, level)) for level in LEVELS)
        if standard is not None and supported is not None:
            _check_blocks(role, standard, supported, easy, problems)


def _files(debate: Debate, formats: Sequence[Format]) -> Iterator[tuple[SourceText, object]]:
    yield debate.source, debate.facts
    for role in debate.roles:
        yield role.source, role.facts
    for each in formats:
        yield each.source, each.facts


def _pairs(value: Any, key: Key) -> Iterator[tuple[Key, Any, Any]]:
    """Yield each pair in a noun: the path of keys to the easier words, and both."""
    if isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _pairs(each, (*key, index))
    elif dataclasses.is_dataclass(value):
        for name, easier in easier_keys(value):
            yield (*key, easier), getattr(value, name), getattr(value, easier)
        for field in dataclasses.fields(value):
            yield from _pairs(getattr(value, field.name), (*key, field.name))


def _check_blocks(
    role: Role, standard: RoleText, supported: RoleText, easy: int, problems: Problems
) -> None:
    """Compare a role's two levels, point by point; what has other points is told elsewhere."""
    for block in BLOCKS:
        pair = [_points(text.blocks[block]) for text in (standard, supported)]
        if len(pair[0]) == len(pair[1]):
            for words, easier in zip(*pair, strict=True):
                _compare(words, easier, easy, _place(role, block, easier), problems)


def _points(markdown: str) -> list[str]:
    """The paragraphs and list items of a block."""
    return [point for each in _POINTS.split(markdown) if (point := " ".join(each.split()))]


def _place(role: Role, block: str, point: str) -> Place:
    """Where a point of a role's text begins; its block, if a template made it."""
    begin = point[:30].rsplit(" ", 1)[0]
    found = next(
        (body for body, text in zip(role.bodies, role.prose, strict=True) if begin in text), None
    )
    return role.block(block) if found is None else found.find(begin)


def is_harder(words: str, easier: str, easy: float = 5) -> bool:
    """Whether a phrase that is to be easier than `words` is harder instead.

    Up to the reading grade `easy` it never is.
    """
    count = sum(len(sentence) for sentence in sentences(easier))
    if not count or words == easier:
        return False
    before, after = _grade(words), _grade(easier)
    return after > easy and after - before > max(LEAST, A_SYLLABLE / count)


def _grade(words: str) -> float:
    return round(grade(words), 1)


def _compare(words: str | None, easier: str, easy: int, place: Place, problems: Problems) -> None:
    # What is not written for all readers has nothing to be easier than.
    if words is not None and is_harder(words, easier, easy):
        begin = " ".join([word for sentence in sentences(easier) for word in sentence][:6])
        problems.warn(
            place,
            f"the easier words “{begin} …” read at grade {_grade(easier)}, those for all at "
            f"{_grade(words)} (Flesch–Kincaid)",
            _HINT,
        )
