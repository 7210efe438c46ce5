"""A format for classes of another size is told, with those that fit."""

from __future__ import annotations

import pytest

from kit.cast import check_size
from kit.load import Layers, load_formats
from kit.problems import Problems
from tests.conftest import REPOSITORY


@pytest.mark.parametrize(
    ("format_id", "students", "said"),
    [
        ("short-council", 26, ("made for 6 to 24 students, and there are 26", "--format summit")),
        ("summit", 8, ("made for 12 to 36 students, and there are 8", "--format short-council")),
        ("summit", 40, ("and there are 40", "--format oxford")),
        ("summit", 41, ("and there are 41", "make two groups that debate side by side")),
        ("short-council", 24, ()),
        ("summit", 12, ()),
    ],
)
def test_formats_that_fit_are_named(format_id: str, students: int, said: tuple[str, ...]) -> None:
    problems = Problems()
    formats = load_formats(Layers.of(REPOSITORY), problems)
    chosen = next(each for each in formats if each.id == format_id)
    check_size(chosen, formats, students, problems)
    text = " ".join(f"{each.message} {each.hint}" for each in problems)
    assert all(words in text for words in said)
    assert bool(text) == bool(said)


def test_too_few_are_told_where_a_teacher_asks() -> None:
    problems = Problems()
    formats = load_formats(Layers.of(REPOSITORY), problems)
    check_size(formats[0], formats, 3, problems)
    assert list(problems) == []
    check_size(formats[0], formats, 3, problems, asked=True)
    assert [each.hint.split(";")[0] for each in problems] == ["no format is made for so few"]
