"""Joins nouns with names and with each other: appositions, shared head nouns, owners."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kit.stakeholders import grammar
from kit.stakeholders.join_names import is_person
from kit.stakeholders.mention import Mention
from kit.stakeholders.parties import Parties, Party, noun_key
from kit.stakeholders.sentences import Sentence
from kit.stakeholders.words import kind_of


def join_appositions(parties: Parties, sentences: Sequence[Sentence]) -> None:
    """Join “ClaspTight, the firm that …”; “a group, the Friends”; “Its chair, Ruth Halfmoon,”."""
    for one, other in _neighbors(parties):
        tokens = sentences[one.sentence].tokens
        between = [token.text for token in tokens[one.end : other.start]]
        first, second = parties.of(one), parties.of(other)
        if first is second or one.is_name == other.is_name:
            continue
        noun, name = (one, other) if other.is_name else (other, one)
        if not _agree(noun, name):
            continue
        owners = {token.text for token in tokens[one.end : other.start] if token.possessive}
        apart = [each for each in between if each.lower() not in _ARTICLES and each not in owners]
        closed = other.end >= len(tokens) or tokens[other.end].text in _CLOSING
        described = apart == [","] and (closed or tokens[other.end].lower in _GOING_ON)
        called = not apart and other.is_name and not one.owner and one.article == "the"
        if described or called:
            parties.of(name).heads.add(noun.head)
            parties.join(parties.of(name), parties.of(noun))


_ARTICLES = grammar.DEFINITE | grammar.INDEFINITE | grammar.POSSESSIVE
_CLOSING = frozenset((",", ".", ";", ")", "—", "–", "?", "!"))
_GOING_ON = grammar.PREPOSITIONS | {"who", "that", "which", "whose"}


def _neighbors(parties: Parties) -> list[tuple[Mention, Mention]]:
    mentions = sorted(
        (mention for party in parties for mention in party.mentions),
        key=lambda each: (each.sentence, each.start),
    )
    # In “Ada Roy, the company’s director”, the company stands between the two.
    owners = {
        (other.sentence, other.start) for other in mentions if other.owner
    }  # fmt: skip
    mentions = [each for each in mentions if (each.sentence, each.end) not in owners]
    return [
        (one, other)
        for one, other in pairwise(mentions)
        if one.sentence == other.sentence and other.start - one.end <= MOST_BETWEEN
    ]


MOST_BETWEEN = 4
"""Tokens between two words that stand in apposition."""


def _agree(noun: Mention, name: Mention) -> bool:
    """Whether a noun can describe a name: one person to a person, a body to a body."""
    if kind_of(noun.head) not in ("person", "person?", "kin"):
        return not name.title
    return not noun.plural and is_person(tuple(name.words.lower().split()), [name])


def join_nouns(parties: Parties) -> None:
    """Join noun phrases by shared head nouns: with names first, then with each other."""
    for party in [each for each in parties if not each.named]:
        if party not in parties.all:
            continue
        mention = party.mentions[0]
        if mention.modifiers:
            _join_modified(parties, party, mention)
    for party in [each for each in parties if not each.named]:
        for mention in list(party.mentions):
            if not mention.modifiers and not mention.of and party in parties.all:
                _resolve(parties, party, mention)


def _join_modified(parties: Parties, party: Party, mention: Mention) -> None:
    key = noun_key(mention)
    fitting = [
        each for each in parties
        if each is not party and any(
            tuple(name[-len(key) :]) == key and len(name) > len(key)
            for name in (*each.names, *_phrases(each))
        )
    ]  # fmt: skip
    if len(fitting) != 1 and mention.article == "the" and not mention.plural:
        # “the town council”, where the only other council is “Oak Hill Council”.
        fitting = [each for each in parties if each.named and mention.head in each.heads
                   and kind_of(mention.head) in ("group", "group?")]  # fmt: skip
        if len(fitting) == 1:
            parties.maybe(party, fitting[0])
        return
    if len(fitting) == 1:
        parties.join(fitting[0], party)


def _phrases(party: Party) -> list[tuple[str, ...]]:
    return [noun_key(each) for each in party.mentions if not each.is_name]


def _resolve(parties: Parties, party: Party, mention: Mention) -> None:
    """Give “the council”, or “nurses”, to the one party that the text can mean by it."""
    same = [
        each for each in parties
        if each is not party and mention.head in each.heads and _may_mean(mention, each)
    ]  # fmt: skip
    before = [each for each in same if _first(each) <= (mention.sentence, mention.start)]
    if mention.article == "the" and not mention.plural and before:
        nearest = max(before, key=lambda each: _last_before(each, mention))
        near = mention.sentence - _last_before(nearest, mention)[0] <= NEAR
        # “The county” is not one that the essay names once, as a place.
        polity = kind_of(mention.head) == "polity"
        often = [each for each in same if polity and len(each.mentions) > 1]
        if len(same) == 1 or near or len(often) == 1:
            parties.move(mention, nearest if len(same) == 1 or near else often[0])
            return
    known = mention.article == "the" or (mention.plural and before)
    if len(same) == 1 and known:
        parties.move(mention, same[0])
        return
    for each in same:
        parties.maybe(party, each)
    if mention.article == "the" and not mention.plural and kind_of(mention.head) == "group":
        body = _body_named_before(parties, mention)
        if body is not None:
            parties.maybe(party, body)


def _body_named_before(parties: Parties, mention: Mention) -> Party | None:
    """The name that “the tribe” may take up: the last one, in this sentence or the one before."""
    before = [
        each for party in parties for each in party.mentions
        if each.is_name and not each.title and each.head and mention.sentence - each.sentence <= 1
        and (each.sentence, each.start) < (mention.sentence, mention.start)
    ]  # fmt: skip
    last = max(before, key=lambda each: (each.sentence, each.start), default=None)
    return parties.of(last) if last else None


NEAR = 3
"""Sentences back to which “the council” means the council named last."""


def _may_mean(mention: Mention, party: Party) -> bool:
    if mention.owner or mention.article in grammar.INDEFINITE:
        return False
    if mention.head in grammar.GENERIC and (mention.plural or mention.article != "the"):
        return False
    if mention.plural and not any(each.plural for each in party.mentions):
        return False
    if (
        not mention.plural
        and kind_of(mention.head) in ("group", "group?")
        and all(each.plural for each in party.mentions if each.head == mention.head)
    ):
        return False
    if party.named:
        return not mention.plural or any(each.plural for each in party.mentions if each.is_name)
    return any(each.modifiers or each.of for each in party.mentions)


def _first(party: Party) -> tuple[int, int]:
    return party.mentions[0].sentence, party.mentions[0].start


def _last_before(party: Party, mention: Mention) -> tuple[int, int]:
    here = (mention.sentence, mention.start)
    return max(
        ((each.sentence, each.start) for each in party.mentions
         if (each.sentence, each.start) < here), default=(-1, -1),
    )  # fmt: skip
