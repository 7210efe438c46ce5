"""Timetables: formats fit lessons, and every minute is accounted for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.load import Layers, load_formats
from kit.model.format import Format
from kit.packets.agenda import fits, for_students, least_minutes, minutes_text, timetable
from kit.problems import BadUsage, Problems
from tests.conftest import REPOSITORY

FORMATS = {each.id: each for each in load_formats(Layers.of(REPOSITORY), Problems())}


def agenda(name: str, minutes: int | None = None, start: int | None = None, roles: int = 6):
    return timetable(
        FORMATS[name], tuple(FORMATS.values()), minutes=minutes, start=start, roles=roles
    )


# The lengths are those of the format files, phase by phase, to the minute.
def test_the_summit_at_its_own_length() -> None:
    lessons = agenda("summit").lessons
    assert [[slot.minutes for slot in lesson.slots] for lesson in lessons] == [
        ["5", "15", "12", "15", "3"],
        ["3", "12", "14", "8", "10", "3"],
    ]
    assert [lesson.minutes for lesson in lessons] == ["50", "50"]


def test_the_short_council_at_its_own_length() -> None:
    (lesson,) = agenda("short-council").lessons
    assert [slot.minutes for slot in lesson.slots] == ["5", "12", "12", "10", "8", "10", "3"]
    assert lesson.slots[2].turns == "1½ min for each role"


def test_clock_times() -> None:
    (lesson,) = agenda("short-council", minutes=55, start=10 * 60 + 15).lessons
    assert [(slot.begins, slot.ends) for slot in lesson.slots] == [
        ("10:15", "10:20"), ("10:20", "10:32"), ("10:32", "10:44"),
        ("10:44", "10:49"), ("10:49", "10:57"), ("10:57", "11:07"), ("11:07", "11:10"),
    ]  # fmt: skip


def test_a_lesson_past_midnight_goes_on_at_zero() -> None:
    (lesson,) = agenda("short-council", start=23 * 60 + 30).lessons
    assert lesson.slots[-1].ends == "00:30"


def test_a_lesson_that_is_too_short_names_those_that_fit() -> None:
    with pytest.raises(BadUsage) as stop:
        agenda("short-council", minutes=50)
    assert "“short-council” does not fit a lesson of 50 minutes: it needs at least 55" in str(
        stop.value.message
    )
    fitting = [each.id for each in FORMATS.values() if fits(each, 50)]
    assert "summit" in fitting
    assert stop.value.hint == f"these fit: {', '.join(fitting)}"


# If speakers × time exceed a phase, pair speakers before cutting their time.
@pytest.mark.parametrize(
    ("roles", "said"),
    [
        (6, "2 min for each role"),
        (7, "2 min for each pair of roles, sharing the time"),
        (12, "2 min for each pair of roles, sharing the time"),
        (14, "1½ min for each pair of roles, sharing the time"),
        (40, "½ min for each pair of roles, sharing the time"),
    ],
)
def test_speakers_are_paired_before_their_time_is_cut(roles: int, said: str) -> None:
    assert agenda("summit", roles=roles).lessons[0].slots[2].turns == said


def test_the_script_is_the_teachers_alone() -> None:
    whole = agenda("summit")
    assert all(slot.script for lesson in whole.lessons for slot in lesson.slots)
    students = for_students(whole)
    assert not any(slot.script for lesson in students.lessons for slot in lesson.slots)


@pytest.mark.parametrize("each", FORMATS.values(), ids=lambda each: each.id)
@given(minutes=st.integers(10, 200), start=st.integers(0, 24 * 60 - 1), roles=st.integers(1, 60))
def test_a_format_fills_the_lesson_or_says_it_does_not_fit(
    each: Format, minutes: int, start: int, roles: int
) -> None:
    if not fits(each, minutes):
        assert any(minutes < least_minutes(lesson) for lesson in each.facts.lessons)
        return
    made = timetable(each, [each], minutes=minutes, start=start, roles=roles)
    for lesson, given_ in zip(made.lessons, each.facts.lessons, strict=True):
        lengths = [_number(slot.minutes) for slot in lesson.slots]
        assert sum(lengths) == minutes
        for slot, before in zip(lesson.slots[1:], lesson.slots, strict=False):
            assert slot.begins == before.ends
        for length, phase in zip(lengths, given_.phases, strict=True):
            if phase.elastic:
                assert length >= phase.length / 2
            else:
                assert length == phase.length


def _number(minutes: str) -> float:
    fractions = {"¼": 0.25, "½": 0.5, "¾": 0.75}
    part = fractions.get(minutes[-1], 0)
    return float(minutes[:-1] or 0) + part if part else float(minutes)


@given(st.integers(0, 400))
def test_minutes_read_as_people_write_them(quarters: int) -> None:
    assert _number(minutes_text(quarters / 4)) == quarters / 4
