"""Tells from an essay's capitals which words are names."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from kit.stakeholders import grammar
from kit.stakeholders.sentences import Sentence, Token
from kit.stakeholders.words import (
    is_a,
    is_plural,
    kind_of,
    may_be_verb,
    singular,
    speech,
)


@dataclass(frozen=True, slots=True)
class Casing:
    """How the essay writes words: `small` are those in small letters, `capital` the names.

    `heads` are common nouns that end a name of several words: the “district” of “Irrigation
    District”, so that “the district” may mean it. `acronyms` have several capitals. `openings`
    are pairs of words with which a name such as “In Defense of Elephants” begins inside a
    sentence.
    """

    small: Set[str]
    capital: Set[str]
    heads: Set[str]
    acronyms: Set[str]
    openings: Set[tuple[str, str]]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> Casing:
        """Read it from all sentences."""
        tokens = [token for each in sentences for token in each.tokens if token.is_word]
        pairs = [pair for each in sentences for pair in pairwise(each.tokens)]
        return cls(
            {token.text for token in tokens if not token.capital},
            {token.lower for token in tokens if token.capital and not token.first}
            | {
                one.lower
                for one, two in pairs
                if one.first
                and one.capital
                and two.capital
                and is_plural(one.lower)
                and kind_of(singular(one.lower))
                and not one.possessive
            },
            {
                two.lower
                for one, two in pairs
                if one.capital
                and two.capital
                and not two.first
                and speech(two.lower)[:1] == "n"
                and not is_a(two.lower, "place")
            },
            {token.lower for token in tokens if sum(map(str.isupper, token.text)) > 1},
            {
                (one.lower, two.lower)
                for one, two in pairs
                if not one.first and one.capital and one.lower in _OPENING and two.capital
            },
        )

    def names(self, token: Token) -> bool:
        """Whether a word's capital marks a name."""
        if not token.is_word or not token.capital or is_function(token.lower):
            return token.text in ("US", "UK", "UN", "EU")
        if token.lower in grammar.TIMES:
            return False
        if not token.first:
            return True
        if any(char.isupper() for char in token.text[1:]):
            return True
        if token.lower in self.small:
            return False
        return token.lower in self.capital or not _common(token.lower)


_OPENING = grammar.PREPOSITIONS | grammar.CONJUNCTIONS | {"our", "all", "one", "no", "every"}
_ENDINGS = (
    "ly", "ing", "ness", "ment", "mental", "onal", "ical", "ial", "ual", "ous", "able", "ful",
    "less", "tion", "ive",
)  # fmt: skip
"""Endings of words that are not names; many of them are too rare to be in the list."""


def is_function(word: str) -> bool:
    """Whether a word is of a closed class, also with a contraction behind it: “we’d”."""
    return re.split("['’]", word)[0] in grammar.FUNCTION or grammar.is_number(word)


def _common(word: str) -> bool:
    base = singular(word)
    return bool(
        speech(word) or speech(base) or kind_of(base) or is_a(base, "place", "site")
        or may_be_verb(word) or word.endswith(_ENDINGS)
    )  # fmt: skip
