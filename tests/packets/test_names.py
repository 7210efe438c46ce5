"""File names of students' packets: safe on every system, and no two the same."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.model.cast import Placed, Seat
from kit.model.roster import Student
from kit.packets.names import MOST_BYTES, file_names, plain_name
from kit.problems import Place

NAMES = st.text(min_size=1, max_size=60)


@given(st.lists(NAMES, min_size=1, max_size=8))
def test_file_names_are_safe_and_unique(names: list[str]) -> None:
    seat = Seat(id="china", name="China", delegation="c", least=1, most=None, stance=None)
    placed = [
        Placed(Student(name=name, key=name, place=Place(Path("r"))), name, seat, "lead", ())
        for name in names
    ]
    found = file_names(placed)
    assert len({each.casefold() for each in found}) == len(names)
    for each in found:
        assert each.endswith("-china")
        assert not set(each) & set('/\\:*?"<>|. \0\n')
        assert not each.startswith("-")
        assert len(each.encode()) <= MOST_BYTES + 20


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("İpek Şahin", "ipek-şahin"),
        ("DİLAN I\u0307nci", "dilan-inci"),
        ("می\u200cنا", "مینا"),  # Persian, with a non-joiner
        ("ක්\u200dරිස්ටි", "ක්රිස්ටි"),  # Sinhala, with a joiner
        ("辻\ufe00 葛\U000e0100", "辻-葛"),
        ("Ada\u200e O\u00adk", "ada-ok"),
        ("\u0301Eva", "eva"),
        ("\u200d\ufe0f", "student"),
    ],
)
def test_no_joiner_and_no_loose_mark_is_left_in_a_file_name(name: str, file: str) -> None:
    assert plain_name(name) == file


ODD = st.sampled_from("\u200c\u200d\u200e\u202e\ufe0f\u0307\u0301İIıi -ไ์नि\U000e0100\0/.")


@given(st.text(st.one_of(ODD, st.characters()), max_size=60))
def test_a_file_name_holds_only_what_can_be_seen(name: str) -> None:
    found = plain_name(name)
    assert found == plain_name(found)
    assert found
    assert "i\u0307" not in found
    for piece in found.split("-"):
        assert unicodedata.category(piece[0])[0] in "LN"
        assert all(unicodedata.category(letter)[0] in "LNM" for letter in piece)
