"""The list of words, and how paragraphs are taken apart."""

from __future__ import annotations

from importlib.resources import files

import pytest

from kit.stakeholders.sentences import sentences_of
from kit.stakeholders.words import kind_of, singular, verb_bases

LIST = files("kit.stakeholders") / "words.txt"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("farmer", "person"), ("nurse", "person"), ("selectman", "person"), ("council", "group"),
        ("union", "group"), ("association", "group?"), ("county", "polity"), ("mother", "kin"),
        ("schoolteacher", "person"), ("stallholder", "person"), ("bicycle", ""), ("river", ""),
    ],
)  # fmt: skip
def test_what_a_noun_stands_for(word: str, kind: str) -> None:
    assert kind_of(word) == kind


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("lobstermen", "lobsterman"),
        ("parties", "party"),
        ("classes", "class"),
        ("people", "people"),
    ],
)
def test_the_singular(word: str, base: str) -> None:
    assert singular(word) == base


@pytest.mark.parametrize(
    ("word", "base"), [("told", "tell"), ("begged", "beg"), ("carries", "carry"), ("owns", "own")]
)
def test_the_verb(word: str, base: str) -> None:
    assert base in verb_bases(word)


def test_the_list_is_small_and_has_its_license() -> None:
    assert len(LIST.read_bytes()) < 150_000
    terms = (files("kit.stakeholders") / "words.LICENSE").read_text("utf-8")
    assert "WordNet 3.0 Copyright 2006 by Princeton University" in terms


def test_the_list_has_no_slur() -> None:
    words = set(LIST.read_text("utf-8").split())
    assert not words & {"coolie", "gook", "kaffir", "mongoloid", "spastic", "whore"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Roy of the U.S. Navy paid $1.5 million. She left.", 2),
        ("“Only nine slowed down,” she said. “We counted twice.”", 2),
        ("It is over! Or is it? Nobody knows …", 3),
        ("St. Brannock lost money, e.g. in May, and Mr. J. Pell resigned.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences_of(text, 1)) == count


def test_words_in_quotation_marks_are_known_whatever_their_shape() -> None:
    for text in ("She said, “no more”.", 'She said, "no more".', "She said, ‘no more’."):
        (sentence,) = sentences_of(text, 1)
        assert [token.text for token in sentence.tokens if token.quoted and token.is_word] == [
            "no", "more",
        ]  # fmt: skip


def test_an_apostrophe_ends_no_quotation() -> None:
    (sentence,) = sentences_of("‘You aren’t taking my phone,’ a girl told the pupils’ council.", 1)
    assert [token.text for token in sentence.tokens if token.quoted and token.is_word] == [
        "You", "aren’t", "taking", "my", "phone",
    ]  # fmt: skip
