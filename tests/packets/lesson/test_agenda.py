"""Timetables: formats fit lessons, and every minute is accounted for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.model.agenda import Agenda, LessonStart, LessonTimes, Room
from kit.model.format import Format
from kit.packets import for_students, lengths_of, suited, timetable
from kit.packets.lesson.words import minutes_text
from kit.problems import BadUsage
from tests.tools.classes import FORMATS, MINUTES, SIZES, number, troubles, unseated
from tests.tools.listed import DEBATES, bundled
from tests.tools.sample import MORE

UNKNOWN = Room()
SOME = st.sampled_from(sorted(FORMATS))
LENGTHS = {
    "structured-academic-controversy": [[3, 12, 3, 2, 3, 2, 4, 2, 2, 8, 5, 4]],
    "oxford": [[4, 2, 12, 2, 4, 12, 4, 2, 8]],
    "fishbowl": [[4, 8, 30, 5, 3]],
    "hearing": [[3, 10, 24, 5, 3, 5]],
    "council": [[5, 24, 30, 22, 2, 7]],
    "short-council": [[5, 12, 12, 14, 8, 9]],
    "summit": [[5, 15, 12, 15, 3], [3, 12, 15, 8, 9, 3]],
    "options": [[5, 20, 5, 10, 5, 5]],
    "four-corners": [[5, 18, 2]],
    "philosophical-chairs": [[7, 2, 22, 4, 10]],
    "town-meeting": [[4, 9, 6, 10, 5, 9, 2]],
}
"""The minutes of each format's phases at its own length, lesson by lesson."""


def agenda(name: str, *minutes: int, room: Room = UNKNOWN, start: str = "", breaks=()) -> Agenda:
    starts = tuple(
        LessonStart(at=int(each[-5:-3]) * 60 + int(each[-2:]), day=each[:-5].strip())
        for each in filter(None, start.split(","))
    )
    times = LessonTimes(minutes=minutes, starts=starts, breaks=tuple(breaks))
    return timetable(FORMATS[name], tuple(FORMATS.values()), times, room)


def speaking(name: str, count: int, place: str) -> Room:
    return Room(speakers={place: count})


@pytest.mark.parametrize("each", FORMATS.values(), ids=lambda each: each.id)
def test_each_format_at_its_own_length(each: Format) -> None:
    lessons = agenda(each.id).lessons
    found = [[number(slot.minutes) for slot in lesson.slots] for lesson in lessons]
    assert found == LENGTHS[each.id]


# Every length has a format, and the usual ones have a choice.
def test_every_length_has_a_format() -> None:
    for minutes in MINUTES:
        fitting = suited(tuple(FORMATS.values()), (minutes,), None)
        assert len(fitting) >= (5 if 40 <= minutes <= 60 else 1), minutes


def test_every_class_from_four_students_has_a_format() -> None:
    for students in SIZES:
        assert suited(tuple(FORMATS.values()), (), students), students


@settings(max_examples=15 * MORE)
@given(SOME, st.sampled_from(SIZES), st.sampled_from(MINUTES), st.sampled_from(DEBATES))
def test_minutes_add_up_and_nobody_is_idle(
    name: str, students: int, minutes: int, debate: str
) -> None:
    assert troubles(name, students, minutes, bundled(debate)) == []


@settings(max_examples=15 * MORE)
@given(SOME, st.sampled_from(SIZES), st.sampled_from(DEBATES))
def test_everybody_has_a_seat_and_sides_are_even(name: str, students: int, debate: str) -> None:
    assert unseated(name, students, bundled(debate)) == []


# From half to double of what the format gives it.
@pytest.mark.parametrize("each", FORMATS.values(), ids=lambda each: each.id)
def test_elastic_phases_keep_half_and_get_double_at_most(each: Format) -> None:
    for minutes in lengths_of(each, Room()):
        for lesson, told in zip(agenda(each.id, minutes).lessons, each.facts.lessons, strict=True):
            for slot, phase in zip(lesson.slots, told.phases, strict=True):
                length = number(slot.minutes)
                if phase.elastic:
                    assert phase.length / 2 <= length <= phase.length * 2
                elif not phase.stretches and phase.turns is None:
                    assert length == phase.length


# If speakers × time exceed a phase, pair speakers before cutting their time.
@pytest.mark.parametrize(
    ("delegations", "said"),
    [
        (4, "4 × 2 min, one for each delegation"),
        (6, "6 × 2 min, one for each delegation"),
        (7, "4 × 2 min, one for each pair of delegations, who share the time"),
        (12, "6 × 2 min, one for each pair of delegations, who share the time"),
        (
            14,
            "7 × 1½ min, one for each pair of delegations, who share the time; "
            "30 seconds to change over",
        ),
        (40, "20 × ½ min, one for each pair of delegations, who share the time"),
    ],
)
def test_speakers_are_paired_before_their_time_is_cut(delegations: int, said: str) -> None:
    made = agenda("summit", room=speaking("summit", delegations, "delegations"))
    assert made.lessons[0].slots[2].turns == said


def test_time_that_speakers_do_not_need_goes_to_the_elastic_phase() -> None:
    made = agenda("summit", room=speaking("summit", 4, "delegations")).lessons[0]
    assert [slot.minutes for slot in made.slots] == ["5", "17", "8", "17", "3"]


@pytest.mark.parametrize(
    ("minutes", "rounds"),
    [(20, "2 rounds of 6 min"), (25, "3 rounds of 6 min"), (33, "3 rounds of 7 min")],
)
def test_four_corners_plays_two_or_three_rounds(minutes: int, rounds: str) -> None:
    slot = agenda("four-corners", minutes).lessons[0].slots[1]
    assert slot.turns is not None
    assert slot.turns.startswith(rounds)
    assert f"There are {rounds[0]} rounds" in (slot.script or "")


@pytest.mark.parametrize(
    ("students", "rounds"),
    [(10, "2 × 15 min (discussion 13,"), (28, "4 × 7½ min (discussion 5½,")],
)
def test_a_fishbowl_has_as_many_rounds_as_circles(students: int, rounds: str) -> None:
    made = agenda("fishbowl", room=Room(tables=-(-students // 7)))
    assert (made.lessons[0].slots[2].turns or "").startswith(rounds)


def test_scripts_speak_of_the_minutes_that_a_phase_has() -> None:
    for minutes, said in ((50, "15 minutes"), (56, "18 minutes")):
        slot = agenda("summit", minutes).lessons[0].slots[3]
        assert f"You have {said}" in (slot.script or "")


def test_clock_times() -> None:
    (lesson,) = agenda("short-council", 55, start="10:15").lessons
    assert [(slot.begins, slot.ends) for slot in lesson.slots] == [
        ("10:15", "10:20"), ("10:20", "10:32"), ("10:32", "10:44"),
        ("10:44", "10:53"), ("10:53", "11:01"), ("11:01", "11:10"),
    ]  # fmt: skip


def test_a_lesson_past_midnight_goes_on_at_zero() -> None:
    (lesson,) = agenda("short-council", start="23:30").lessons
    assert lesson.slots[-1].ends == "00:30"


def test_a_break_parts_a_phase_and_takes_none_of_its_time() -> None:
    (lesson,) = agenda("council", start="10:00", breaks=[(645, 650)]).lessons
    assert [(slot.begins, slot.ends, slot.name) for slot in lesson.slots][2:5] == [
        ("10:29", "10:45", "Round two"), ("10:45", "10:50", "Break"),
        ("10:50", "11:04", "Round two, continued"),
    ]  # fmt: skip
    assert lesson.slots[-1].ends == "11:35"


def test_lessons_of_different_lengths_on_different_days() -> None:
    first, second = agenda("summit", 45, 60, start="Mon 10:15,Tue 08:30").lessons
    assert (first.minutes, first.day, first.slots[-1].ends) == ("45", "Mon", "11:00")
    assert (second.minutes, second.day, second.slots[-1].ends) == ("60", "Tue", "09:30")


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        (
            {"name": "short-council", "minutes": (43,)},
            "the format “short-council” does not fit a lesson of 43 minutes: "
            "it takes 53 to 74 minutes",
            "these fit: fishbowl, oxford, philosophical-chairs, "
            "structured-academic-controversy, summit, town-meeting",
        ),
        (
            {"name": "oxford", "minutes": (12,)},
            "the format “oxford” does not fit a lesson of 12 minutes: it takes 40 to 70 minutes",
            "the shortest format is “four-corners”, from 15 minutes, "
            "and the longest “council”, up to 120",
        ),
        (
            {"name": "oxford", "minutes": (45, 45)},
            "the format “oxford” has one lesson, and here are lengths for 2",
            "formats with 2: summit",
        ),
        (
            {"name": "summit", "start": "10:15,10:45"},
            "lessons overlap: lesson 2 begins at 10:45, and lesson 1 ends at 11:05",
            "for another day, name it: --start “Mon 10:15, Tue 9:20”",
        ),
        (
            {"name": "council", "breaks": [(645, 650)]},
            "a break needs to know when the lesson begins",
            "say so: --start, as in --start 10:15",
        ),
        (
            {"name": "council", "start": "10:00", "breaks": [(650, 645)]},
            "the break from 10:50 to 10:45 ends before it begins",
            "write it as --break 10:45-10:50",
        ),
    ],
)
def test_what_does_not_fit_is_told(asked: dict[str, Any], message: str, hint: str) -> None:
    minutes = asked.pop("minutes", ())
    with pytest.raises(BadUsage) as stop:
        agenda(asked.pop("name"), *minutes, **asked)
    assert (stop.value.message, stop.value.hint) == (message, hint)


def test_the_script_is_the_teachers_alone() -> None:
    whole = agenda("summit")
    assert all(slot.script for lesson in whole.lessons for slot in lesson.slots)
    students = for_students(whole)
    assert not any(slot.script for lesson in students.lessons for slot in lesson.slots)


@given(st.integers(0, 400))
def test_minutes_read_as_people_write_them(quarters: int) -> None:
    assert number(minutes_text(quarters / 4)) == quarters / 4
