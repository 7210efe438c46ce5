"""Joins names that are parts, initials or inflected forms of one another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.stakeholders.mention import Mention
from kit.stakeholders.parties import Parties, Party, name_key
from kit.stakeholders.words import is_a, kind_of, singular

_SMALL = frozenset(("of", "for", "the", "and", "&", "de", "la"))


def join_names(parties: Parties, in_places: frozenset[tuple[str, ...]]) -> None:
    """Join names with evidence; where two longer names fit a shorter one, note both as perhaps.

    `in_places` are the names that the essay uses as places (“in Harrowdale”): they are not
    short for a body that has the place in its name.
    """
    _join_forms(parties)
    names = {each: each.names for each in parties if each.named}
    for short in sorted(names, key=lambda each: max(len(name) for name in names[each])):
        key = names[short][0]
        longer = [
            each for each in names
            if each is not short and any(
                fits(key, other, short.mentions, each.mentions, as_place=key in in_places)
                for other in names[each]
            )
        ]  # fmt: skip
        longer = [each for each in longer if not _is_within(each, longer)]
        if len(longer) == 1:
            parties.join(longer[0], short)
            names[longer[0]] += names.pop(short)
        for each in longer if len(longer) > 1 else ():
            parties.maybe(short, each)


def _join_forms(parties: Parties) -> None:
    """Join initials and inflected forms with the names that they are made of."""
    for same in (_initials, _inflected):
        names = {each: each.names for each in parties if each.named}
        for short in list(names):
            longer = [
                each for each in names
                if each is not short and any(same(names[short][0], other) for other in names[each])
            ]  # fmt: skip
            if len(longer) == 1:
                parties.join(longer[0], short)
                names[longer[0]] += names.pop(short)


def _is_within(party: Party, others: Iterable[Party]) -> bool:
    """Whether a party's names begin with another's: “Danish Post Office”, “Danish Post”."""
    return any(
        name != begin and name[: len(begin)] == begin
        for name in party.names
        for other in others if other is not party
        for begin in other.names
    )  # fmt: skip


def fits(
    short: tuple[str, ...],
    full: tuple[str, ...],
    of_short: Iterable[Mention],
    of_full: Iterable[Mention],
    *,
    as_place: bool,
) -> bool:
    """Whether a name is a shorter form of another one."""
    if short == full:
        return True
    if short in {(each.title,) for each in of_full} and "the" in {m.article for m in of_short}:
        return True
    if len(short) >= len(full):
        return False
    if any(each.title for each in of_full):
        return short == full[-len(short) :]
    if is_person(full, of_full) and short == full[-len(short) :]:
        return True
    if any(each.title for each in of_short):
        return False
    if full[: len(short)] == short:
        # “Teague County” is not short for “Teague County Stockgrowers”.
        a_place = as_place or kind_of(short[-1]) == "polity" or is_a(short[-1], "place", "region")
        return not a_place and _is_start(short, full)
    if full[-len(short) :] == short:
        # “Port Ames”, of “City of Port Ames”; “Medical Society”, of “County Medical Society”.
        before = full[: -len(short)]
        if before[-1] in _SMALL:
            return kind_of(before[0]) == "polity"
        return len(short) > 1 or _is_body(short[0])
    return False


def _is_start(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the start of a name stands for all of it: what follows is one noun, or “of …”."""
    rest = full[len(short) :]
    if rest[0] in _SMALL:
        return True
    return len(rest) == 1 or not _is_body(rest[-1])


def _is_body(word: str) -> bool:
    return kind_of(singular(word)) in ("group", "group?") or is_a(singular(word), "body")


def is_person(name: tuple[str, ...], mentions: Iterable[Mention]) -> bool:
    """Whether a name looks like a person's: it has a title, or two or three words of no kind."""
    if any(each.title for each in mentions):
        return True
    return 2 <= len(name) <= 3 and not any(
        kind_of(singular(word))
        or is_a(singular(word), "body", "place", "site", "region")
        or word in _SMALL
        or re.search("['’]", word)
        for word in name
    )


def _initials(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(short) != 1 or len(full) < 2:
        return False
    letters = re.sub(r"\W", "", short[0])
    every = "".join(word[0] for word in full)
    chief = "".join(word[0] for word in full if word not in _SMALL)
    return len(letters) > 1 and letters in (every, chief)


def _inflected(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether two names differ in their last letters only: “West Indians”, “West India”."""
    one, other = " ".join(short), " ".join(full)
    stem = other[:-1] if other[-1] in "aey" else other
    endings = [f"{begin}{end}" for begin, ends in ((other, _PEOPLE), (stem, _PEOPLE[3:]))
               for end in ends]  # fmt: skip
    return len(short) == len(full) and one in endings


_PEOPLE = ("s", "n", "ns", "an", "ans", "ian", "ians", "ese", "i", "is", "ish")
"""How the name of a country becomes that of its people."""


def names_used_as_places(
    mentions: Iterable[Mention], places: Iterable[Mention]
) -> frozenset[tuple[str, ...]]:
    """The names that stand behind “in” or “at” somewhere."""
    known = set(places)
    return frozenset(name_key(each) for each in mentions if each.is_name and each in known)
