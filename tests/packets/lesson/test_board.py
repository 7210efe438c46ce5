"""The board: as long as the agenda, with a speaker for each turn."""

from __future__ import annotations

import pytest

from kit.cast import room_of
from kit.model.agenda import LessonStart, LessonTimes, Room
from kit.model.board import BoardPhase
from kit.packets import board_lessons, lengths_of
from kit.pipeline.board import speakers_of
from tests.tools.classes import FORMATS, agenda_of, seated
from tests.tools.listed import DEBATES, bundled


def phases(
    name: str, minutes: int, room: Room, speakers: dict[str, tuple[str, ...]], *, start: int = 0
) -> tuple[BoardPhase, ...]:
    times = LessonTimes(minutes=(minutes,), starts=(LessonStart(at=start),) if start else ())
    (lesson,) = board_lessons(FORMATS[name], tuple(FORMATS.values()), times, room, speakers)
    return lesson.phases


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("debate", DEBATES)
def test_the_board_has_the_phases_of_the_agenda(name: str, debate: str) -> None:
    for students in (FORMATS[name].facts.students.min, 13, 27):
        seats, _ = seated(name, students, bundled(debate))
        room = room_of(seats, students)
        minutes = lengths_of(FORMATS[name], room)[0]
        agenda = agenda_of(name, students, minutes, bundled(debate))
        assert agenda is not None
        shown = board_lessons(
            FORMATS[name],
            tuple(FORMATS.values()),
            LessonTimes(minutes=(minutes,)),
            room,
            speakers_of(bundled(debate), seats),
        )
        for lesson, on_paper in zip(shown, agenda.lessons, strict=True):
            assert [(each.name, each.minutes) for each in lesson.phases] == [
                (slot.name, slot.minutes) for slot in on_paper.slots
            ]
            for phase in lesson.phases:
                assert sum(turn.seconds for turn in phase.turns) <= phase.seconds
                assert all(turn.who and turn.seconds for turn in phase.turns)


def test_speakers_are_called_by_name_and_share_a_turn_where_there_are_too_many() -> None:
    room = Room(speakers={"groups": 6})
    six = tuple("ABCDEF")
    (openings,) = (
        each for each in phases("town-meeting", 45, room, {"groups": six}) if len(each.turns) > 1
    )
    assert [(turn.who, turn.seconds) for turn in openings.turns] == [(who, 60) for who in six]
    room = Room(speakers={"advisers": 13})
    many = tuple(f"Adviser {number}" for number in range(1, 14))
    paired = phases("council", 90, room, {"advisers": many})[1].turns
    assert paired[0].who == "Adviser 1 and Adviser 2"
    assert paired[-1].who == "Adviser 13"


def test_turns_without_names_are_counted_and_have_steps() -> None:
    (rounds,) = (each for each in phases("four-corners", 25, Room(), {}) if len(each.turns) > 1)
    assert [(turn.who, turn.what) for turn in rounds.turns[:4]] == [
        ("Round 1 of 3", "move"),
        ("Round 1 of 3", "huddle"),
        ("Round 1 of 3", "speakers 1 of 4"),
        ("Round 1 of 3", "speakers 2 of 4"),
    ]
    oxford = [turn.who for each in phases("oxford", 50, Room(), {}) for turn in each.turns]
    assert oxford[2:4] == ["First speaker for", "First speaker against"]


def test_a_break_parts_the_turns_of_a_phase() -> None:
    times = LessonTimes(starts=(LessonStart(at=615),), breaks=((630, 640),))
    room = Room(speakers={"groups": 6})
    (lesson,) = board_lessons(
        FORMATS["town-meeting"], tuple(FORMATS.values()), times, room, {"groups": tuple("ABCDEF")}
    )
    assert lesson.ends == "11:10"
    before, pause, after = lesson.phases[2:5]
    assert ([turn.who for turn in before.turns], before.begins, before.ends) == (
        ["A", "B"],
        "10:28",
        "10:30",
    )
    assert (pause.is_break, pause.name, pause.seconds) == (True, "Break", 600)
    assert ([turn.who for turn in after.turns], after.name) == (list("CDEF"), "Openings, continued")
