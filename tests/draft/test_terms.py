"""Key terms and rare words of an essay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kit.check import plain_words
from kit.draft.terms import LONGEST_TERM, TERMS, key_terms, rare_words
from tests.draft.essays import PARAGRAPHS

WORDS = st.sampled_from(
    ["the", "of", "council", "river", "School", "closing", "twelve", "2,300", "well-kept",
     "children’s", "harbor", "Müller"]
)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_a_term_stands_in_its_paragraph_and_in_no_other(paragraphs: list[str]) -> None:
    found = key_terms(paragraphs, "en")
    assert len(found) == len(paragraphs)
    for number, terms in enumerate(found):
        assert len(terms) <= TERMS
        for term in terms:
            assert 1 <= len(term.split()) <= LONGEST_TERM
            holding = [
                index
                for index, text in enumerate(paragraphs)
                if plain_words(term) in plain_words(text)
            ]
            assert holding == [number]


def test_every_paragraph_of_an_ordinary_essay_has_terms() -> None:
    found = key_terms(PARAGRAPHS, "en")
    assert all(len(terms) == TERMS for terms in found)
    assert "Millbrook" in " ".join(found[0])


def test_rare_words_are_in_the_text_and_no_names() -> None:
    found = rare_words(PARAGRAPHS, "en")
    assert "lanterns" in found
    assert not {"table", "evening", "students", "Millbrook", "Canal"} & set(found)


def test_an_uncounted_language_has_terms_and_no_rare_words() -> None:
    assert all(key_terms(PARAGRAPHS, "fi"))
    assert rare_words(PARAGRAPHS, "fi") == ()


def test_words_that_explain_themselves_need_no_glossary() -> None:
    text = (
        "Every weekday a lockable pouch waits in sleet; pouches and lanyards wait for firefighters."
    )
    assert rare_words([text], "en") == ("pouch", "sleet", "lanyards")
