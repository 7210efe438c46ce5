"""Says how central a party is to an essay: by what it does, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kit.stakeholders import grammar
from kit.stakeholders.mention import Mention
from kit.stakeholders.parties import Party
from kit.stakeholders.sentences import Sentence
from kit.stakeholders.standing import Standing
from kit.stakeholders.words import is_a, kind_of, looks_like_person


def weight(
    party: Party, standings: Mapping[Mention, Standing], sentences: Sequence[Sentence]
) -> float:
    """How central a party is: the sum over its mentions, more if they are spread."""
    total = sum(_mention_weight(each, standings[each]) for each in party.mentions)
    spread = len({sentences[each.sentence].paragraph for each in party.mentions})
    own = [each for each in party.mentions if each not in party.spoken]
    if own and all(_says_little(each) for each in own):
        return 0
    if own and all(_is_where(each, standings[each]) for each in own):
        return 0
    if not any(standings[each].acts for each in party.mentions) and all(
        (kind_of(each.head).endswith("?") or looks_like_person(each.head))
        and not _is_specific(each)
        for each in own
    ):
        return 0
    return total * (0.8 + 0.2 * spread)


def _mention_weight(mention: Mention, what: Standing) -> float:
    base = _kind_weight(mention)
    if mention.article in grammar.INDEFINITE and not mention.plural and not mention.is_name:
        return base + (2.5 if what.speaks else 0.8 * what.does)
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
    if mention.adjective:
        return 0.2
    if mention.is_name:
        if mention.title or kind in ("group", "group?", "person") or is_a(mention.head, "body"):
            return 1.4
        return 0.3 if is_a(mention.head, "place", "site") else 0.5
    if mention.owner in ("my", "your") or (kind == "kin" and mention.owner):
        return -1.0
    if mention.article in grammar.INDEFINITE and not mention.plural:
        return 0.2
    if _is_specific(mention):
        return 1.4
    if kind.endswith("?"):
        return 0.4
    if kind == "polity":
        return 0.5
    return 1.0


def _is_where(mention: Mention, what: Standing) -> bool:
    """Whether its noun is one for places, and it does nothing that only somebody can.

    Of buildings, those with a name are taken for those who run them sooner: “Mercy Chamber”.
    """
    if kind_of(mention.head):
        return False
    if is_a(mention.head, "place"):
        return not what.wills
    return is_a(mention.head, "site") and not (what.wills or (mention.is_name and what.acts))


def _is_specific(mention: Mention) -> bool:
    """Whether a phrase has a name in it: “Danish businesses”, “residents of Elm Court”."""
    described = mention.words[0].isupper() and len(mention.modifiers) > 0
    return not mention.is_name and (described or bool(mention.of))


def _says_little(mention: Mention) -> bool:
    return not mention.is_name and mention.head in grammar.GENERIC and not mention.modifiers
