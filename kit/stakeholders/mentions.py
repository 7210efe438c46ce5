"""Finds all in a sentence that may name somebody."""

from __future__ import annotations

from kit.stakeholders.casing import Casing
from kit.stakeholders.mention import Mention
from kit.stakeholders.names import names_in
from kit.stakeholders.nouns import nouns_in
from kit.stakeholders.sentences import Sentence


def mentions_of(index: int, sentence: Sentence, casing: Casing) -> list[Mention]:
    """All mentions in a sentence, in order. A name inside a noun phrase is part of it."""
    names = list(names_in(index, sentence.tokens, casing))
    nouns = list(nouns_in(index, sentence.tokens, names, casing.heads))
    inside = {place for each in nouns for place in range(each.start, each.end)}
    alone = [each for each in names if each.start not in inside]
    return sorted([*alone, *nouns], key=lambda each: each.start)
