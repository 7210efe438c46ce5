"""Joins nouns with names and with each other: appositions, shared head nouns, owners."""

from __future__ import annotations

from collections.abc import Sequence

from kit.stakeholders import grammar
from kit.stakeholders.mentions import Mention
from kit.stakeholders.names import is_person
from kit.stakeholders.parties import Parties, Party, noun_key
from kit.stakeholders.sentences import Sentence, Token
from kit.stakeholders.words import kind_of, verb_bases

SPEAKS_FOR = frozenset(("lead", "head", "chair", "run", "represent", "speak", "found", "direct"))


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
        apart = [each for each in between if each.lower() not in _ARTICLES]
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
    return [
        (one, other)
        for one, other in zip(mentions, mentions[1:], strict=False)
        if one.sentence == other.sentence and other.start - one.end <= MOST_BETWEEN
    ]


MOST_BETWEEN = 4
"""Tokens between two words that stand in apposition."""


def _agree(noun: Mention, name: Mention) -> bool:
    """Whether a noun can describe a name: one person to a person, a body to a body."""
    person = kind_of(noun.head) in ("person", "person?", "kin")
    if person and noun.plural:
        return False
    looks_person = is_person(tuple(name.words.lower().split()), [name])
    return person == looks_person or (not person and len(name.words.split()) == 1)


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
            if not mention.modifiers and party in parties.all:
                _resolve(parties, party, mention)


def _join_modified(parties: Parties, party: Party, mention: Mention) -> None:
    key = noun_key(mention)
    fitting = [
        each for each in parties
        if each is not party and any(
            tuple(name[-len(key) :]) == key and len(name) > len(key) for name in each.names
        )
    ]  # fmt: skip
    if len(fitting) != 1 and mention.article == "the" and not mention.plural:
        # “the town council”, where the only other council is “Alder Falls Council”.
        fitting = [each for each in parties if each.named and mention.head in each.heads
                   and kind_of(mention.head) in ("group", "group?")]  # fmt: skip
        if len(fitting) == 1:
            parties.maybe(party, fitting[0])
        return
    if len(fitting) == 1:
        parties.join(fitting[0], party)


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
        if len(same) == 1 or near:
            parties.move(mention, nearest)
            return
    if len(same) == 1 and (mention.plural or mention.article == "the"):
        parties.move(mention, same[0])
        return
    for each in same:
        parties.maybe(party, each)


NEAR = 3
"""Sentences back to which “the council” means the council named last."""


def _may_mean(mention: Mention, party: Party) -> bool:
    if mention.owner or mention.article in grammar.INDEFINITE:
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


def join_speakers(parties: Parties, sentences: Sequence[Sentence]) -> None:
    """Give those who speak for a body to it: its president, its members, who leads it."""
    mentions = sorted(
        (mention for party in parties for mention in party.mentions),
        key=lambda each: (each.sentence, each.start),
    )
    for index, mention in enumerate(mentions):
        if kind_of(mention.head) not in ("person", "person?") and not mention.is_name:
            continue
        owner = _owner(parties, mentions[:index], mention, sentences)
        if owner is not None and _is_body(owner):
            parties.speak(parties.of(mention), owner)


def _owner(
    parties: Parties, before: Sequence[Mention], mention: Mention, sentences: Sequence[Sentence]
) -> Party | None:
    tokens = sentences[mention.sentence].tokens
    if mention.owner and not mention.is_name:
        if mention.owner in ("its", "their"):
            return _body_before(parties, before, mention)
        near = [each for each in before if each.sentence == mention.sentence
                and each.end == mention.start]  # fmt: skip
        return parties.of(near[0]) if near else None
    after = _led(tokens, mention)
    if after is None:
        return None
    found = [
        each for party in parties for each in party.mentions
        if each.sentence == mention.sentence and after <= each.start <= after + 2
    ]  # fmt: skip
    return parties.of(found[0]) if found else None


def _led(tokens: Sequence[Token], mention: Mention) -> int | None:
    """The place of the body in “Denise Abara, who leads the local”, “a spokeswoman for Mercy”."""
    if mention.plural:
        return None
    at = mention.end
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at + 2 < len(tokens) and tokens[at].lower == "who":
        at += 1
        if SPEAKS_FOR & set(verb_bases(tokens[at].lower)):
            return at + 2 if tokens[at + 1].lower == "for" else at + 1
        return None
    if at + 2 < len(tokens) and tokens[at].lower in ("for", "of") and not mention.is_name:
        return at + 1
    if (
        at + 2 < len(tokens)
        and tokens[at + 1].lower == "for"
        and "speak" in set(verb_bases(tokens[at].lower))
    ):
        return at + 2
    return None


def _body_before(parties: Parties, before: Sequence[Mention], mention: Mention) -> Party | None:
    """The body that “its” or “their” points to: the one that was named last as a body."""
    for each in reversed(before):
        if mention.sentence - each.sentence > 1:
            return None
        party = parties.of(each)
        if _is_body(party) and party is not parties.of(mention):
            return party
    return None


def _is_body(party: Party) -> bool:
    """Whether a party is an organization, which others can speak for."""
    return any(kind_of(head) in ("group", "group?") for head in party.heads)
