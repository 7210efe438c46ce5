"""Tells what somebody does in a sentence: acts, is acted on, speaks, or is only a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.stakeholders import grammar
from kit.stakeholders.mention import Mention
from kit.stakeholders.sentences import Sentence, Token
from kit.stakeholders.words import is_a, speech, verb_bases

LONGEST_ASIDE = 28
"""Tokens between a subject and its verb that are looked past."""
SHORTEST_QUOTATION = 4
"""Words. Fewer are a phrase in quotation marks, not speech."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a mention does in its sentence.

    `acts` is for the subject of a verb of saying, wanting, giving or dealing; `does` for that of
    any verb; `wills` for that of one that takes a mind, such as “offer”. `speaks` is for one whose
    words are quoted. `before` is the word that stands before it; `after` says that this is a
    preposition, and `place` that it is one such as “in”.
    """

    acts: bool = False
    does: bool = False
    place: bool = False
    after: bool = False
    speaks: bool = False
    wills: bool = False
    before: str = ""


def standing(mention: Mention, sentence: Sentence, ends: Mapping[int, int]) -> Standing:
    """What a mention does in its sentence.

    `ends` has where each mention of the sentence ends, by where it begins.
    """
    tokens = sentence.tokens
    before = _word_before(tokens, mention)
    place = before in grammar.LOCATIVE
    after = before in grammar.PREPOSITIONS
    speaks = _speaks(tokens, mention) and not (after and before not in ("by", "to"))
    if tokens[mention.end - 1].possessive:
        return Standing(place=place, after=after, before=before)
    last = _last_of_series(tokens, mention.end, ends)
    comma = int(last < len(tokens) and tokens[last].text == ",")
    relative = [token.lower for token in tokens[last + comma : last + comma + 1]]
    free = (
        not after
        or before in ("than", "as", "until", "since", "like")
        or relative in (["who"], ["which"])
    )
    verb = _verb_of(tokens, last) if free else None
    acts = bool(verb) and any(is_a(base, "act") for base in verb or ())
    by_agent = before == "by"
    wills = any(base in grammar.SAYING | grammar.WILLING for base in verb or ())
    return Standing(
        acts or speaks, verb is not None or by_agent, place, after, speaks, wills, before
    )


def _last_of_series(tokens: Sequence[Token], at: int, ends: Mapping[int, int]) -> int:
    """Where “the nurses and the union” ends, if a mention ends at a place; else that place."""
    last, joined = at, False
    limit = at + LONGEST_ASIDE
    while last < min(len(tokens), limit) and tokens[last].lower in ("and", "or", ",", "&"):
        after = last
        while after < len(tokens) and tokens[after].lower in _IN_SERIES:
            joined = joined or tokens[after].lower in ("and", "or")
            after += 1
        if after not in ends:
            break
        last = ends[after]
    # Commas alone set off an aside: “ClaspTight, the firm, …”.
    return last if joined else at


_IN_SERIES = (
    grammar.DEFINITE | grammar.INDEFINITE | grammar.POSSESSIVE | grammar.QUANTIFIERS
    | {"and", "or", ",", "&"}
)  # fmt: skip


def _word_before(tokens: Sequence[Token], mention: Mention) -> str:
    at = mention.start - 1
    while at >= 0 and (
        tokens[at].lower in grammar.DEFINITE | grammar.INDEFINITE | grammar.POSSESSIVE
        or grammar.is_number(tokens[at].lower)
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
        elif auxiliary and word in ("for", "against"):
            return ("oppose",)
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
                any(is_a(base, "act") or speech(base)[:1] == "v" for base in verb_bases(word))
                and place > at + 1
                and (tokens[place - 1].lower not in grammar.FUNCTION)
            ):
                return place
        return at
    if at + 1 < len(tokens) and tokens[at].text in (",", "—", "–", "("):
        if tokens[at + 1].lower in ("who", "which"):
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
    while at < len(tokens) and tokens[at].lower in grammar.HAVE | grammar.ADVERBS:
        at += 1
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
    # “Said the mayor” is common; in “told the mayor” she is the one who hears it.
    inverted = says(before) and "tell" not in verb_bases(before)
    return says(after) or inverted or (mention.start < BEGINNING and _introduces(tokens, at))


BEGINNING = 3
"""Tokens at the beginning of a sentence that may stand before its subject."""


def _introduces(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of saying leads to a quotation: “Dr. Roy of the survey put it so: “…””."""
    for place in range(at, len(tokens)):
        if tokens[place].quoted:
            return False
        if says(tokens[place].lower):
            return any(token.quoted for token in tokens[place : place + LONGEST_LEAD])
    return False


LONGEST_LEAD = 7
"""Tokens from a verb of saying to the quotation that it introduces."""


def says(word: str) -> bool:
    """Whether a word is a form of a verb of saying."""
    return any(base in grammar.SAYING for base in verb_bases(word))
