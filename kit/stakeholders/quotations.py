"""Tells whose words an essay quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kit.stakeholders import grammar
from kit.stakeholders.mention import Mention
from kit.stakeholders.parties import Parties, Party
from kit.stakeholders.sentences import Sentence
from kit.stakeholders.standing import SHORTEST_QUOTATION, Standing, says

_PRONOUNS = frozenset(("she", "he", "they", "it"))


def speakers_of(
    parties: Parties, standings: Mapping[Mention, Standing], sentences: Sequence[Sentence]
) -> list[Party]:
    """The parties whose words are quoted, by name or by a pronoun: “…,” she said."""
    found = [parties.of(each) for each, what in standings.items() if what.speaks]
    for index, sentence in enumerate(sentences):
        if not _said_by_pronoun(sentence):
            continue
        before = [
            each for party in parties for each in party.mentions
            if each.sentence < index and sentences[each.sentence].paragraph == sentence.paragraph
            and (standings[each].does or standings[each].acts)
        ]  # fmt: skip
        if before:
            found.append(parties.of(max(before, key=lambda each: (each.sentence, -each.start))))
    return found


def _said_by_pronoun(sentence: Sentence) -> bool:
    if sum(token.quoted and token.is_word for token in sentence.tokens) < SHORTEST_QUOTATION:
        return False
    plain = [
        token for token in sentence.tokens
        if not token.quoted and token.lower not in grammar.HAVE | grammar.ADVERBS
    ]  # fmt: skip
    return any(
        (one.lower in _PRONOUNS and says(other.lower))
        or (other.lower in _PRONOUNS and says(one.lower))
        for one, other in pairwise(plain)
    )
