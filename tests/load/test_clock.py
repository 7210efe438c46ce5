"""Times of day as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.load import time_of_day


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("10:15", 615), ("9.05", 545), ("14h15", 855), ("2:15 pm", 855), ("2:15PM", 855),
        ("2 p.m.", 840), ("12:30 am", 30), ("12 pm", 720), ("“8:00”", 480), ("00:00", 0),
        ("24:00", None), ("10:60", None), ("13 pm", None), ("0 am", None), ("10", None),
        ("noon", None), ("", None),
    ],
)  # fmt: skip
def test_times(text: str, wanted: int | None) -> None:
    assert time_of_day(text) == wanted


@given(st.integers(0, 23), st.integers(0, 59))
def test_both_ways_of_writing_a_time_agree(hour: int, minute: int) -> None:
    half = f"{(hour + 11) % 12 + 1}:{minute:02} {'am' if hour < 12 else 'pm'}"
    assert time_of_day(half) == time_of_day(f"{hour}:{minute:02}") == hour * 60 + minute
