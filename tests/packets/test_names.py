"""File names of students' packets: safe on every system, and no two the same."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kit.model.cast import Placed, Seat
from kit.model.roster import Student
from kit.packets.names import MOST_BYTES, file_names
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
