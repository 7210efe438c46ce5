"""Who is in an essay: the search from paragraphs to a list, most central first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kit.model.stakeholder import Naming, Stakeholder
from kit.stakeholders.casing import Casing
from kit.stakeholders.join_names import join_names, names_used_as_places
from kit.stakeholders.join_nouns import join_appositions, join_nouns
from kit.stakeholders.join_speakers import join_speakers
from kit.stakeholders.mention import Mention
from kit.stakeholders.mentions import mentions_of
from kit.stakeholders.parties import Parties, Party, grouped
from kit.stakeholders.quotations import speakers_of
from kit.stakeholders.sentences import Sentence, sentences_of
from kit.stakeholders.standing import Standing, standing
from kit.stakeholders.weigh import weight
from kit.stakeholders.words import kind_of

LEAST = 1.3
"""The weight from which a party is listed."""


def stakeholders(paragraphs: Sequence[str]) -> tuple[Stakeholder, ...]:
    """Who is in an essay, sorted by how central they are; its paragraphs are given in order.

    It is found without a language model, so it offers what a reader may have to correct.
    """
    sentences = [
        sentence
        for number, paragraph in enumerate(paragraphs, start=1)
        for sentence in sentences_of(paragraph, number)
    ]
    casing = Casing.of(sentences)
    mentions = [
        mention
        for index, sentence in enumerate(sentences)
        for mention in mentions_of(index, sentence, casing)
    ]
    standings = _standings(mentions, sentences)
    parties = _joined(mentions, standings, sentences)
    quoted = speakers_of(parties, standings, sentences)
    weights = {id(each): weight(each, standings, sentences) for each in parties}
    listed = [each for each in parties if weights[id(each)] >= LEAST]
    listed.sort(key=lambda each: (-weights[id(each)], each.mentions[0].sentence))
    return tuple(
        _stakeholder(each, listed, sentences, standings, quoted=each in quoted) for each in listed
    )


def _standings(
    mentions: Sequence[Mention], sentences: Sequence[Sentence]
) -> dict[Mention, Standing]:
    ends: dict[int, dict[int, int]] = defaultdict(dict)
    for each in mentions:
        ends[each.sentence][each.start] = each.end
    return {
        each: standing(each, sentences[each.sentence], ends[each.sentence]) for each in mentions
    }


def _joined(
    mentions: Sequence[Mention],
    standings: dict[Mention, Standing],
    sentences: Sequence[Sentence],
) -> Parties:
    parties = grouped(mentions)
    places = [each for each in mentions if standings[each].before == "in"]
    join_names(parties, names_used_as_places(mentions, places))
    join_appositions(parties, sentences)
    join_nouns(parties)
    join_speakers(parties, sentences)
    return parties


def _stakeholder(
    party: Party,
    listed: Sequence[Party],
    sentences: Sequence[Sentence],
    standings: Mapping[Mention, Standing],
    *,
    quoted: bool,
) -> Stakeholder:
    own = [each for each in party.mentions if each not in party.spoken]
    name = Party(own or party.mentions).name()
    named = sorted({each.sentence for each in party.mentions if not _is_where(each, standings)})
    named = named or sorted({each.sentence for each in party.mentions})
    return Stakeholder(
        name=name,
        aliases=_others(own, name),
        speakers=_others(party.spoken, name),
        paragraphs=tuple(sorted({sentences[index].paragraph for index in named})),
        quoted=quoted,
        perhaps_same=tuple(
            dict.fromkeys(
                Party([m for m in each.mentions if m not in each.spoken] or each.mentions).name()
                for each in party.perhaps if each in listed
            )
        ),
        sentences=tuple(
            Naming(sentences[index].paragraph, sentences[index].text) for index in named
        ),
    )  # fmt: skip


def _is_where(mention: Mention, standings: Mapping[Mention, Standing]) -> bool:
    """Whether it only says where, or of what kind: “in the county”, “Egyptian cotton”."""
    return mention.adjective or (
        not mention.is_name and standings[mention].place
        and kind_of(mention.head) not in ("person", "group", "kin")
    )  # fmt: skip


def _others(mentions: Sequence[Mention], name: str) -> tuple[str, ...]:
    """The other ways in which mentions read, in order; case and doubles do not count."""
    found = {each.words.casefold(): each.words for each in reversed(mentions)}
    found.pop(name.casefold(), None)
    return tuple(reversed(found.values()))
