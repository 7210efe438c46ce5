"""Which of those in an essay a draft takes if nobody chooses: central ones, each party once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kit.model.stakeholder import Stakeholder
from kit.stakeholders.words import singular

USUAL_ROLES = 6
"""Roles of a draft that nobody chose: a class of 24 then has groups of four."""
NEAR = 4
"""Words after “speaks for”, among which are those who are meant."""
_AGE_OR_SEX = frozenset({
    "girl", "boy", "man", "woman", "child", "person", "people", "lady", "gentleman", "teenager",
    "youngster", "adult", "kid",
})  # fmt: skip
"""What says how old somebody is, or of which sex, but not for whom they speak."""
_PLACES = frozenset({
    "school", "college", "office", "building", "house", "home", "street", "shop", "store",
})  # fmt: skip
"""Where people are, more often than those who run it, unless it has a name."""
_SPEAKS_FOR = re.compile(r"\b(?:speak|speaks|spoke|speaking) for\b|\brepresent(?:s|ed|ing)?\b")
_WORD = re.compile(r"[^\W\d_]+")


def usual_choice(found: Sequence[Stakeholder], most: int = USUAL_ROLES) -> tuple[int, ...]:
    """The indexes of up to `most` stakeholders that make a debate, in the order given.

    Those that the essay comes back to go before those in a single paragraph. Left out, unless too
    few remain, is whoever is perhaps one that is chosen already, as the parents and the Parents’
    Forum are; those for whom a body speaks that is there itself, as shop owners for whose shops an
    association does; and girls or schools, which may be anybody's.
    """
    order = sorted(range(len(found)), key=lambda index: len(found[index].paragraphs) < 2)
    chosen: list[int] = []
    for index in order:
        others = [found[other] for other in chosen]
        one = found[index]
        if _vague(one) or any(_speaks_for(body, one) for body in found if body is not one):
            continue
        if not any(_perhaps_same(one, other) for other in others):
            chosen.append(index)
    # A debate takes two sides, however few there are.
    chosen += [index for index in order if index not in chosen][: max(0, 2 - len(chosen))]
    return tuple(sorted(chosen[:most]))


def _vague(one: Stakeholder) -> bool:
    stems = _stems(one.name)
    is_place = one.name[:1].islower() and stems[-1:] and stems[-1] in _PLACES
    return bool(is_place) or set(stems) <= _AGE_OR_SEX


def _speaks_for(body: Stakeholder, other: Stakeholder) -> bool:
    """Whether a sentence says that a body with a name speaks for a group without one."""
    stems = set(_stems(other.name)) - _AGE_OR_SEX
    if body.name[:1].islower() or not other.name[:1].islower():
        return False
    for naming in body.sentences:
        said = _SPEAKS_FOR.search(naming.sentence)
        if said and stems & set(_stems(naming.sentence[said.end() :])[:NEAR]):
            return True
    return False


def _perhaps_same(one: Stakeholder, other: Stakeholder) -> bool:
    if other.name in one.perhaps_same or one.name in other.perhaps_same:
        return True
    return _is_kind_of(one, other) or _is_kind_of(other, one)


def _is_kind_of(one: Stakeholder, other: Stakeholder) -> bool:
    """Whether a common noun, as “parents”, or a longer name is part of another's names."""
    stems = _stems(one.name)
    if len(stems) == 1 and not one.name[:1].islower():
        return False
    return any(set(stems) <= set(_stems(name)) for name in (other.name, *other.aliases))


def _stems(name: str) -> list[str]:
    words = _WORD.findall(re.sub(r"[’']s?\b", "", name).casefold())
    return [singular(word) for word in words]
