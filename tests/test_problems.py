"""Problems: how they read, where they point, which of them stop a build."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.problems import UNSEEN, BadInput, Place, Problem, Problems, SourceText, did_you_mean


def test_a_problem_shows_the_line_a_caret_and_what_to_do() -> None:
    source = SourceText(Path("/there/a.yaml"), "one: 1\nstanse: no\n")
    problem = Problem(source.at(2, 1, 6), "unknown key “stanse”", "did you mean “stance”?")
    assert problem.text(Path("/there")) == (
        "a.yaml:2:1: error: unknown key “stanse”\n"
        "    2 | stanse: no\n"
        "      | ^^^^^^\n"
        "       hint: did you mean “stance”?"
    )


def test_a_place_elsewhere_keeps_its_whole_path() -> None:
    assert Problem(Place(Path("/here/x")), "is gone").text(Path("/there")).startswith("/here/x: ")


@given(
    line=st.text(st.characters(blacklist_characters="\n\r", codec="utf-8"), max_size=300),
    column=st.integers(1, 320),
    length=st.integers(1, 400),
)
def test_the_caret_stands_under_the_words(line: str, column: int, length: int) -> None:
    place = Place(Path("x"), 7, column, length, line)
    lines = Problem(place, "wrong").text().split("\n")
    if not line:
        assert len(lines) == 1
        return
    shown, carets = lines[1], lines[2]
    assert len(shown) <= len("    7 | ") + 98
    assert set(carets.split("|", 1)[1].strip()) == {"^"}
    if column <= len(line):
        assert shown[carets.index("^")] == UNSEEN.sub("�", line[column - 1].replace("\t", " "))


@given(st.text(max_size=200), st.integers(0, 200))
def test_an_offset_and_its_place_are_the_same_spot(text: str, offset: int) -> None:
    source = SourceText(Path("x"), text)
    if offset >= len(text) or text[offset] == "\n":
        return
    place = source.at_offset(offset)
    assert place.excerpt[place.column - 1] == text[offset]


def test_the_nearest_known_place_is_used() -> None:
    source = SourceText(Path("x"), "a:\n  b: 1\n", {(): (1, 1, 1), ("a",): (1, 1, 1)})
    assert source.place("a", "b", 3).line == 1
    assert source.find("b", 2).column == 3
    assert source.find("nowhere", 2).column == 3


def test_problems_are_kept_once_and_in_file_order() -> None:
    problems = Problems()
    source = SourceText(Path("x"), "a\nb\n")
    problems.warn(source.at(2), "later")
    problems.error(source.at(1), "first")
    problems.error(source.at(1), "first")
    assert [problem.message for problem in problems] == ["first", "later"]
    with pytest.raises(BadInput) as stop:
        problems.stop_on_errors()
    assert [problem.message for problem in stop.value.problems] == ["first", "later"]


def test_warnings_stop_only_the_strict() -> None:
    problems = Problems()
    problems.warn(Place(Path("x")), "hm")
    problems.stop_on_errors()
    with pytest.raises(BadInput):
        problems.stop_on_errors(strict=True)


def test_hints_name_what_is_near_or_all_there_is() -> None:
    assert did_you_mean("stanse", ["stance", "rank"]) == "did you mean “stance”?"
    assert did_you_mean("xyz", ["b", "a"]) == "known here: a, b"
    assert did_you_mean("xyz", []) == ""
