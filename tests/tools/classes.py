"""A format in a class of some size and a lesson of some length: what is wrong with it, in words.

Shared by the property of `make test`, which tries a few, and the soak, which tries all.
"""

from __future__ import annotations

from collections import Counter

from kit.cast import propose, room_of, seats_for
from kit.load import Layers, load_formats
from kit.model.agenda import Agenda, LessonTimes
from kit.model.cast import Cast, Seat
from kit.model.debate import Debate
from kit.packets import lengths_of, timetable
from kit.packets.lesson.agenda import for_seat
from kit.problems import Problems
from tests.cast.support import a_class, student
from tests.tools.listed import KIT

FORMATS = {each.id: each for each in load_formats(Layers.of(KIT), Problems())}
SIZES = range(4, 41)
MINUTES = range(20, 91)
_SEATED: dict[tuple[str, int, str], tuple[tuple[Seat, ...], Cast]] = {}


def seated(format_id: str, students: int, debate: Debate) -> tuple[tuple[Seat, ...], Cast]:
    """The seats of a class without wishes, and who sits where."""
    key = (format_id, students, debate.id)
    if key not in _SEATED:
        _SEATED[key] = _seat(format_id, students, debate)
    return _SEATED[key]


def _seat(format_id: str, students: int, debate: Debate) -> tuple[tuple[Seat, ...], Cast]:
    seats = seats_for(debate, FORMATS[format_id], students)
    found = propose(a_class(*(student(f"S{number}") for number in range(students))), seats)
    assert isinstance(found, Cast), found
    return seats, found


def agenda_of(format_id: str, students: int, minutes: int, debate: Debate) -> Agenda | None:
    """The agenda of such a class; None if the format does not fit the lesson."""
    seats, _ = seated(format_id, students, debate)
    each = FORMATS[format_id]
    room = room_of(seats, students)
    if minutes not in lengths_of(each, room):
        return None
    return timetable(each, tuple(FORMATS.values()), LessonTimes(minutes=(minutes,)), room)


def troubles(format_id: str, students: int, minutes: int, debate: Debate) -> list[str]:
    """What is wrong with a format in this class and lesson: sums, times, idle students."""
    agenda = agenda_of(format_id, students, minutes, debate)
    if agenda is None:
        return []
    return [*_sums(agenda, minutes), *_idle(agenda, format_id, students, debate)]


def unseated(format_id: str, students: int, debate: Debate) -> list[str]:
    """What is wrong with who sits where, whatever the length of the lesson."""
    each = FORMATS[format_id]
    seats, cast = seated(format_id, students, debate)
    found = []
    if sorted(seating.student for seating in cast.seatings) != sorted(
        f"S{number}" for number in range(students)
    ):
        found.append("somebody has no seat, or two")
    counts = Counter(seating.seat for seating in cast.seatings)
    if not each.facts.students.min <= students <= each.facts.students.max:
        return found
    found += [
        f"{seat.id} has {counts[seat.id]} students"
        for seat in seats
        if not seat.least <= counts[seat.id] <= (students if seat.most is None else seat.most)
    ]
    sides = Counter[str]()
    for seat in seats:
        if seat.side is not None:
            sides[seat.side] += counts[seat.id]
    if abs(sides["yes"] - sides["no"]) > 1:
        found.append(f"the sides are {sides['yes']} and {sides['no']}")
    rules = each.facts.seats
    if rules is not None and rules.tables is not None:
        for table in range(1, max(seat.table for seat in seats) + 1):
            voices = {seat.plays for seat in seats if seat.table == table and seat.stance}
            if len(voices) > 8:
                found.append(f"table {table} has {len(voices)} seats")
    return found


def _sums(agenda: Agenda, minutes: int) -> list[str]:
    found = []
    for lesson in agenda.lessons:
        lengths = [number(slot.minutes) for slot in lesson.slots]
        if sum(lengths) != minutes or any(length != int(length) for length in lengths):
            found.append(f"{lesson.name} is {lengths}, not {minutes} minutes")
        ends = ["0", *(slot.ends for slot in lesson.slots)]
        if [slot.begins for slot in lesson.slots] != ends[:-1]:
            found.append(f"{lesson.name} has a gap")
        found += [
            f"{slot.name} has a field that nothing fills"
            for slot in lesson.slots
            if "{" in f"{slot.script}{slot.do}{slot.who}{slot.marks}"
        ]
    return found


def _idle(agenda: Agenda, format_id: str, students: int, debate: Debate) -> list[str]:
    seats, cast = seated(format_id, students, debate)
    places = {seat.id: seat.place for seat in seats}
    return [
        f"{place} is idle in {slot.name}"
        for place in sorted({places[seating.seat] for seating in cast.seatings})
        for lesson in for_seat(agenda, place).lessons
        for slot in lesson.slots
        if not slot.marks
    ]


def number(minutes: str) -> float:
    """Minutes as people write them, as a number."""
    fractions = {"¼": 0.25, "½": 0.5, "¾": 0.75}
    part = fractions.get(minutes[-1], 0)
    return float(minutes[:-1] or 0) + part if part else float(minutes)
