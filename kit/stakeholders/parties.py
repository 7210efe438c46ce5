"""Groups of mentions that name the same one, joined only where the text gives evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kit.stakeholders.mention import Mention
from kit.stakeholders.words import kind_of, singular


@dataclass(eq=False, slots=True)
class Party:
    """Somebody in the essay: all mentions that are known to be of the same one.

    `heads` are the nouns that “the …” can mean them by: “council”, “firm”. `spoken` are the
    places in `mentions` that name somebody who speaks for them.
    """

    mentions: list[Mention] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    spoken: list[Mention] = field(default_factory=list)
    perhaps: list[Party] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Whether a mention is a name."""
        return any(each.is_name for each in self.mentions)

    @property
    def names(self) -> list[tuple[str, ...]]:
        """Its names, each as words in small letters, without a title."""
        return list(dict.fromkeys(name_key(each) for each in self.mentions if each.is_name))

    def name(self) -> str:
        """What to call it: its fullest name, or the words that are used most."""
        named = [each for each in self.mentions if each.is_name]
        if named:
            full = max(named, key=lambda each: (len(each.words.split()), not each.title))
            return full.words
        count = Counter((bool(each.modifiers), each.plural, each.words) for each in self.mentions)
        best = max(count, key=lambda each: (each[0], count[each], each[1]))
        place = next((each.of for each in self.mentions if each.of and each.words == best[2]), "")
        return best[2] + (f" {place}" if place else "")


class Parties:
    """All parties; joining two moves the mentions of one into the other."""

    def __init__(self) -> None:
        self.all: list[Party] = []
        self._of: dict[Mention, Party] = {}

    def __iter__(self) -> Iterator[Party]:
        return iter(self.all)

    def add(self, mentions: Sequence[Mention]) -> Party:
        """A new party of some mentions."""
        party = Party(list(mentions), {each.head for each in mentions if each.head})
        self.all.append(party)
        for each in mentions:
            self._of[each] = party
        return party

    def of(self, mention: Mention) -> Party:
        """The party that a mention is of."""
        return self._of[mention]

    def join(self, one: Party, other: Party) -> Party:
        """Make two parties one; gives the first."""
        if one is other:
            return one
        one.mentions = sorted({*one.mentions, *other.mentions}, key=lambda m: (m.sentence, m.start))
        one.heads |= other.heads
        one.spoken += other.spoken
        one.perhaps += other.perhaps
        for each in other.mentions:
            self._of[each] = one
        for party in self.all:
            party.perhaps = [one if each is other else each for each in party.perhaps]
        self.all.remove(other)
        return one

    def speak(self, speaker: Party, party: Party) -> None:
        """Make a party's mentions those of one that it speaks for."""
        if speaker is party:
            return
        own = list(speaker.mentions)
        heads = set(party.heads)
        self.join(party, speaker)
        party.heads = heads | {each.head for each in own if each.is_name and each.title}
        party.spoken += own

    def move(self, mention: Mention, party: Party) -> None:
        """Give one mention to another party."""
        before = self._of[mention]
        if before is party:
            return
        before.mentions.remove(mention)
        if not before.mentions:
            self.all.remove(before)
            for each in self.all:
                each.perhaps = [other for other in each.perhaps if other is not before]
        party.mentions = sorted([*party.mentions, mention], key=lambda m: (m.sentence, m.start))
        self._of[mention] = party

    def maybe(self, one: Party, other: Party) -> None:
        """Note that two parties are perhaps the same."""
        if one is not other and other not in one.perhaps:
            one.perhaps.append(other)
            other.perhaps.append(one)


def name_key(mention: Mention) -> tuple[str, ...]:
    """A name's words in small letters, without its title."""
    words = mention.words.lower().replace("’", "'").split()
    return tuple(words[1:] if mention.title and len(words) > 1 else words)


def noun_key(mention: Mention) -> tuple[str, ...]:
    """A noun phrase's words in small letters, all in the singular."""
    return (*mention.modifiers, mention.head)


def grouped(mentions: Iterable[Mention]) -> Parties:
    """Parties of mentions that are the same word for word; case and number do not count."""
    groups: dict[tuple[str, ...], list[Mention]] = {}
    for each in mentions:
        if each.is_name:
            key = ("name", *(singular(word) if word[-1:] == "s" and each.plural else word
                             for word in name_key(each)))  # fmt: skip
        else:
            key = ("noun", *noun_key(each), "" if each.modifiers else each.of)
            if each.owner:
                key = ("owned", str(each.sentence), str(each.start))
            elif each.plural and kind_of(each.head) in ("group", "group?", "polity"):
                key = ("nouns", *key[1:])
        groups.setdefault(key, []).append(each)
    parties = Parties()
    for group in groups.values():
        parties.add(group)
    return parties
