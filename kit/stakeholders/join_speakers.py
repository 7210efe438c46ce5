"""Gives those who speak for a body to it: its president, its members, who leads it."""

from __future__ import annotations

from collections.abc import Sequence

from kit.stakeholders import grammar
from kit.stakeholders.mention import Mention
from kit.stakeholders.parties import Parties, Party, noun_key
from kit.stakeholders.sentences import Sentence, Token
from kit.stakeholders.words import is_a, kind_of, verb_bases

OFFICERS = grammar.words(
    "president chair chairman chairwoman chairperson director leader head chief executive "
    "secretary spokesman spokeswoman spokesperson treasurer lawyer attorney official officer "
    "manager founder owner member board"
)
"""Nouns for those who speak for a body: “a spokeswoman for …”, “the director of …”."""
SPEAKS_FOR = frozenset(("lead", "head", "chair", "run", "represent", "speak", "found", "direct"))


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
        if owner is None or mention.head in grammar.OUTSIDERS:
            continue
        if _is_body(owner) and not (mention.is_name and _is_body(parties.of(mention))):
            parties.speak(parties.of(mention), owner)
    _join_owned(parties)


def _join_owned(parties: Parties) -> None:
    """Join “his advisers” with “advisers”, where the owner is nobody that they speak for."""
    known: dict[tuple[str, ...], Party] = {}
    for party in sorted(parties, key=lambda each: all(m.owner for m in each.mentions)):
        keys = {noun_key(each) for each in party.mentions if not each.is_name}
        if party.named or len(keys) != 1:
            continue
        key = keys.pop()
        if key in known and all(each.owner for each in party.mentions):
            parties.join(known[key], party)
        known.setdefault(key, party)


def _owner(
    parties: Parties, before: Sequence[Mention], mention: Mention, sentences: Sequence[Sentence]
) -> Party | None:
    tokens = sentences[mention.sentence].tokens
    if mention.owner and not mention.is_name:
        if mention.owner in ("its", "their", "whose"):
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
    if at + 2 < len(tokens) and tokens[at].lower in ("for", "of") and mention.head in OFFICERS:
        return at + 1
    if (
        at + 2 < len(tokens)
        and tokens[at + 1].lower == "for"
        and "speak" in set(verb_bases(tokens[at].lower))
    ):
        return at + 2
    return None


def _body_before(parties: Parties, before: Sequence[Mention], mention: Mention) -> Party | None:
    """The body that “its” or “their” points to.

    It is the one named last in the same sentence, else the one named first in that before.
    """
    near = [each for each in before if mention.sentence - each.sentence <= 1]
    near.sort(key=lambda each: (-each.sentence, -each.start if each.sentence == mention.sentence
                                else each.start))  # fmt: skip
    for each in near:
        if each.plural and mention.owner != "their" and not each.is_name:
            continue
        party = parties.of(each)
        if _is_body(party) and party is not parties.of(mention):
            named = [other for other in party.perhaps if other.named and _is_body(other)]
            return named[0] if len(named) == 1 and not party.named else party
    return None


def _is_body(party: Party) -> bool:
    """Whether a party is an organization, which others can speak for."""
    return any(
        (kind_of(head) in ("group", "group?") and head not in grammar.GENERIC)
        or (party.named and is_a(head, "body"))
        for head in party.heads
    )
