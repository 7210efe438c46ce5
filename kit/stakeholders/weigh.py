"""Says how central a party is to an essay: by what it does, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kit.stakeholders import grammar
from kit.stakeholders.mentions import Mention
from kit.stakeholders.parties import Party
from kit.stakeholders.sentences import Sentence
from kit.stakeholders.standing import Standing
from kit.stakeholders.words import is_a, kind_of


def weight(
    party: Party, standings: Mapping[Mention, Standing], sentences: Sequence[Sentence]
) -> float:
    """How central a party is: the sum over its mentions, more if they are spread."""
    total = sum(_mention_weight(each, standings[each]) for each in party.mentions)
    spread = len({sentences[each.sentence].paragraph for each in party.mentions})
    own = [each for each in party.mentions if each not in party.spoken]
    if own and all(_says_little(each) for each in own):
        total *= 0.3
    return total * (0.8 + 0.2 * spread)


def _mention_weight(mention: Mention, what: Standing) -> float:
    base = _kind_weight(mention)
    if what.speaks:
        return base + 2.5
    if what.acts:
        return base + 2
    if what.does:
        return base + 1
    if what.place:
        return base * 0.3
    return base


def _kind_weight(mention: Mention) -> float:
    kind = kind_of(mention.head) if mention.head else ""
    if mention.is_name:
        if mention.title or kind in ("group", "group?", "person"):
            return 1.0
        return 0.3 if is_a(mention.head, "place") else 0.5
    if mention.owner in ("my", "your") or (kind == "kin" and mention.owner):
        return -1.0
    if mention.article in grammar.INDEFINITE and not mention.plural:
        return 0.2
    if kind.endswith("?"):
        return 0.4
    if kind == "polity":
        return 0.5
    return 1.0


def _says_little(mention: Mention) -> bool:
    return not mention.is_name and mention.head in grammar.GENERIC and not mention.modifiers
