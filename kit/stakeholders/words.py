"""What is known of English words: `words.txt`, and the word that an inflected form belongs to."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from importlib.resources import files

_PLURALS = {"men": "man", "women": "woman", "children": "child", "people": "people"}
_VERB_ENDINGS = (
    ("ies", "y"), ("es", ""), ("es", "e"), ("s", ""),
    ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
)  # fmt: skip
SHORTEST_HEAD = 5
"""Letters of a noun for persons that make one of a longer word: “school-teacher”, “stallholder”."""


@functools.cache
def _sections() -> Mapping[str, frozenset[str]]:
    text = (files("kit.stakeholders") / "words.txt").read_text("utf-8")
    blocks = (block.partition("]\n") for block in text.split("\n[")[1:])
    return {name: frozenset(words.split()) for name, _, words in blocks}


@functools.cache
def _irregular() -> Mapping[str, str]:
    return dict(each.split("=") for each in _sections()["irregular"])


@functools.cache
def _common() -> Mapping[str, str]:
    """The parts of speech of each common word, the more usual one first: “nv”."""
    return {
        word: name.split()[1]
        for name, words in _sections().items()
        if name.startswith("common ")
        for word in words
    }


def is_a(word: str, *kinds: str) -> bool:
    """Whether a lemma is in one of the sections, such as person, group, place, region or act."""
    return any(word in _sections()[kind] for kind in kinds)


def speech(word: str) -> str:
    """The parts of speech that a lemma is commonly used as, the more usual first; "" if rare."""
    return _common().get(word, "")


@functools.cache
def singular(word: str) -> str:
    """The singular of a noun in small letters; the word itself if it is one, or is no plural."""
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("men") and is_a(f"{word[:-3]}man", "person"):
        return f"{word[:-3]}man"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        for ending, instead in (("ies", "y"), ("ves", "f"), ("es", ""), ("s", "")):
            base = word.removesuffix(ending) + instead
            if word.endswith(ending) and _known(base):
                return base
        return word[:-1]
    return word


def _known(word: str) -> bool:
    return bool(speech(word)) or is_a(
        word, "person", "person?", "group", "group?", "polity", "place", "site", "region"
    )


def is_plural(word: str) -> bool:
    """Whether a noun in small letters is a plural."""
    return singular(word) != word or word in ("people", "police", "staff")


@functools.cache
def kind_of(word: str) -> str:
    """What a lemma stands for: person, group, polity, kin, or "" if none of these.

    A question mark behind it says that this is one of its rarer meanings.
    """
    for kind in ("kin", "person", "group", "polity", "person?", "group?"):
        if is_a(word, kind):
            return kind
    if not speech(word):
        for start in range(2, len(word) - SHORTEST_HEAD + 1):
            if is_a(word[start:].lstrip("-"), "person", "person?"):
                return "person"
        if word.endswith(("man", "woman", "holder", "goer", "folk")):
            return "person"
    return ""


def may_be_verb(word: str) -> bool:
    """Whether a word in small letters may be a form of a common verb."""
    return any(True for _ in verb_bases(word))


def is_irregular(word: str) -> bool:
    """Whether a word is an irregular form of a verb: “left”, “led”."""
    return word in _irregular()


def looks_like_person(word: str) -> bool:
    """Whether a rare noun in the singular has the ending of one who does something: “clammer”."""
    known = speech(word) or kind_of(word) or is_a(word, "place", "site", "region", "body")
    return not known and len(word) > SHORTEST_HEAD and word.endswith(("er", "or", "ist", "ian"))


def verb_bases(word: str) -> Iterator[str]:
    """The common verbs that a form in small letters may belong to."""
    if word in _irregular():
        yield _irregular()[word]
    if "v" in speech(word) or is_a(word, "act"):
        yield word
    for ending, instead in _VERB_ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            bases = [stem + instead]
            if ending in ("ed", "ing") and len(stem) > 2 and stem[-1] == stem[-2]:
                bases.append(stem[:-1])
            for base in bases:
                if "v" in speech(base) or is_a(base, "act", "verb"):
                    yield base
