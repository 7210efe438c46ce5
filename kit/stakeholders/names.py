"""Joins names that are parts, initials or inflected forms of one another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.stakeholders.mentions import Mention
from kit.stakeholders.parties import Parties, Party, name_key
from kit.stakeholders.words import is_a, kind_of, singular

_SMALL = frozenset(("of", "for", "the", "and", "&", "de", "la"))


def join_names(parties: Parties, in_places: frozenset[tuple[str, ...]]) -> None:
    """Join names with evidence; where two longer names fit a shorter one, note both as perhaps.

    `in_places` are the names that the essay uses as places (“in Harrowdale”): they are not
    short for a body that has the place in its name.
    """
    names = sorted((each for each in parties if each.named), key=_length)
    for short in names:
        if short not in parties.all:
            continue
        key = short.names[0]
        longer = [
            each for each in parties
            if each.named and each is not short and any(
                fits(key, other, short.mentions, each.mentions, as_place=key in in_places)
                for other in each.names
            )
        ]  # fmt: skip
        if len(longer) == 1:
            parties.join(longer[0], short)
        for each in longer if len(longer) > 1 else ():
            parties.maybe(short, each)


def _length(party: Party) -> int:
    return max(len(each) for each in party.names)


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
    if _initials(short, full) or _inflected(short, full):
        return True
    if len(short) >= len(full):
        return False
    if is_person(full, of_full):
        return short == full[-len(short) :]
    if any(each.title for each in of_short):
        return False
    if full[: len(short)] == short:
        return not as_place and _is_start(short, full)
    if full[-len(short) :] == short:
        # “Port Ames”, of “City of Port Ames”; “Medical Society”, of “Dunmore County Medical Society”.
        before = full[: -len(short)]
        if before[-1] in _SMALL:
            return kind_of(before[0]) == "polity"
        return len(short) > 1 or kind_of(short[0]) in ("group", "group?")
    return False


def _is_start(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the start of a name stands for all of it: what follows is one noun, or “of …”."""
    rest = full[len(short) :]
    if rest[0] in _SMALL:
        return True
    return len(rest) == 1 or kind_of(singular(rest[-1])) not in ("group", "group?")


def is_person(name: tuple[str, ...], mentions: Iterable[Mention]) -> bool:
    """Whether a name looks like a person's: it has a title, or two or three words of no kind."""
    if any(each.title for each in mentions):
        return True
    return 2 <= len(name) <= 3 and not any(
        kind_of(singular(word)) or is_a(singular(word), "place") or word in _SMALL or "'" in word
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
    """Whether two names differ in their last letters only: “North Koreans”, “North Korea”."""
    one, other = " ".join(short), " ".join(full)
    return len(short) == len(full) and one in (f"{other}n", f"{other}ns", f"{other}s")


def names_used_as_places(
    mentions: Iterable[Mention], places: Iterable[Mention]
) -> frozenset[tuple[str, ...]]:
    """The names that stand behind “in” or “at” somewhere."""
    known = set(places)
    return frozenset(name_key(each) for each in mentions if each.is_name and each in known)
