"""What is wrong with a sheet of names is kept without its words, and told with them."""

from __future__ import annotations

from kit.model.finding import Finding
from kit.typeset.unnamed import with_words, without_words

PAGE = "<td><bdi>Ada Okafor</bdi> (table 32)</td><td>R&amp;D</td>"


def said(words: str) -> Finding:
    return Finding("size", 2, 21, 16, "text of 8 pt; 9 pt is the least", words, more=3)


def test_words_are_kept_as_places_and_come_back() -> None:
    findings = (said("Okafor (table 32)"), said(""), said("Ada"))
    apart = without_words(findings, PAGE)
    assert apart is not None
    assert [each.words for each in apart] == ["13+6 26+6 33+3", "", "9+3"]
    assert with_words(apart, PAGE) == findings


def test_what_the_sheet_does_not_say_is_not_kept() -> None:
    assert without_words([said("R&D")], PAGE) is None
    assert without_words([said("Ada  Okafor")], PAGE) is None
