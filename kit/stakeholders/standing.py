"""Tells what somebody does in a sentence: acts, is acted on, speaks, or is only a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.stakeholders import grammar
from kit.stakeholders.mentions import Mention
from kit.stakeholders.sentences import Sentence, Token
from kit.stakeholders.words import is_a, verb_bases

LONGEST_ASIDE = 28
"""Tokens between a subject and its verb that are looked past."""
SHORTEST_QUOTATION = 4
"""Words. Fewer are a phrase in quotation marks, not speech."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a mention does in its sentence.

    `acts` is for the subject of a verb of saying, wanting, giving or dealing; `does` for that of
    any verb; `place` for a word after “in” or “at”; `after` for one after another preposition.
    """

    acts: bool = False
    does: bool = False
    place: bool = False
    after: bool = False
    speaks: bool = False


def standing(mention: Mention, sentence: Sentence) -> Standing:
    """What a mention does in its sentence."""
    tokens = sentence.tokens
    before = _word_before(tokens, mention)
    place = before in grammar.LOCATIVE
    after = before in grammar.PREPOSITIONS
    speaks = _speaks(tokens, mention)
    if tokens[mention.end - 1].possessive:
        return Standing(place=place, after=after)
    verb = (
        None
        if after and before not in ("than", "as", "until", "since", "like")
        else _verb_of(tokens, mention.end)
    )
    acts = bool(verb) and any(is_a(base, "act") for base in verb or ())
    by_agent = before == "by"
    return Standing(acts or speaks, verb is not None or by_agent, place, after, speaks)


def _word_before(tokens: Sequence[Token], mention: Mention) -> str:
    at = mention.start - 1
    while at >= 0 and (
        tokens[at].lower in grammar.DEFINITE | grammar.INDEFINITE | grammar.POSSESSIVE
        or tokens[at].lower in grammar.QUANTIFIERS
    ):
        at -= 1
    return tokens[at].lower if at >= 0 else ""


def _verb_of(tokens: Sequence[Token], at: int) -> tuple[str, ...] | None:
    """The verb whose subject ends before a place: its possible base forms; None without one."""
    at = _past_aside(tokens, at)
    auxiliary = False
    limit = at + 6
    while at < min(len(tokens), limit):
        word = tokens[at].lower
        if word in grammar.AUXILIARIES or (auxiliary and word == "to"):
            auxiliary = True
        elif word.endswith("ly") or word in grammar.CONJUNCTIONS - {"and", "or", "that"}:
            pass
        else:
            bases = tuple(verb_bases(word)) if tokens[at].is_word else ()
            if bases and not (word.endswith("ing") and not auxiliary):
                return bases
            return () if auxiliary else None
        at += 1
    return () if auxiliary else None


def _past_aside(tokens: Sequence[Token], at: int) -> int:
    """The place after what may stand between a subject and its verb."""
    if at < len(tokens) and tokens[at].lower in ("who", "that", "which"):
        return at + 1
    if at < len(tokens) and tokens[at].lower in grammar.PREPOSITIONS:
        for place in range(at + 1, min(len(tokens), at + 8)):
            word = tokens[place].lower
            if word in grammar.AUXILIARIES or not tokens[place].is_word:
                return _past_aside(tokens, place) if tokens[place].text == "," else place
            if (
                any(is_a(base, "act") for base in verb_bases(word))
                and place > at + 1
                and (tokens[place - 1].lower not in grammar.FUNCTION)
            ):
                return place
        return at
    if at + 1 < len(tokens) and tokens[at].text in (",", "—", "–", "("):
        if tokens[at + 1].lower == "who":
            return at + 2
        for place in range(at + 1, min(len(tokens), at + LONGEST_ASIDE)):
            if tokens[place].text in (",", "—", "–", ")"):
                return place + 1
    return at


def _speaks(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether words of theirs are quoted in the sentence: “…,” said X; X told Y: “…”."""
    words = [token for token in tokens if token.quoted and token.is_word]
    if len(words) < SHORTEST_QUOTATION or tokens[mention.start].quoted:
        return False
    at = mention.end
    if at < len(tokens) and tokens[at].text == ",":
        at = _past_aside(tokens, at)
    after = next((token.lower for token in tokens[at : at + 1]), "")
    start = mention.start - 1
    while (
        start >= 0
        and tokens[start].is_word
        and (
            tokens[start].possessive
            or tokens[start].lower in grammar.DEFINITE | grammar.INDEFINITE | grammar.POSSESSIVE
        )
    ):
        start -= 1
    before = tokens[start].lower if start >= 0 else ""
    return says(after) or says(before) or (after == "of" and says(_verb_word(tokens, at)))


def _verb_word(tokens: Sequence[Token], at: int) -> str:
    for token in tokens[at : at + 8]:
        if says(token.lower):
            return token.lower
    return ""


def says(word: str) -> bool:
    """Whether a word is a form of a verb of saying."""
    return any(base in grammar.SAYING for base in verb_bases(word))
