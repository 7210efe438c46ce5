"""A cast as packets print it: names or code names, partners, and the order of the class file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kit.model.cast import ClassCast, ClassOrder, Placed, Seat, Seated, Seating
from kit.problems import SourceText


def class_cast(
    seated: Seated,
    order: ClassOrder,
    code_names: Sequence[str] | None = None,
    stand_ins: Mapping[str, str] = MappingProxyType({}),
) -> ClassCast:
    """Every student's seat as packets print it, in the order of the class file.

    With `code_names`, packets print these instead of the students' own names. `stand_ins` are
    what to print for names that no font has the letters of, by the student's key.
    """
    students = {student.key: student for student in seated.roster.students}
    names = {key: student.name for key, student in students.items()}
    on_paper = {**names, **stand_ins}
    if code_names is not None:
        names = on_paper = _coded(list(students), code_names, seated.cast.seed)
    seats = {each.id: each for each in seated.seats}
    by_seat: dict[str, list[Seating]] = {}
    for seating in seated.cast.seatings:
        by_seat.setdefault(prepares_with(seats[seating.seat]), []).append(seating)

    def beside(seating: Seating) -> list[Seating]:
        return by_seat[prepares_with(seats[seating.seat])]

    tasks = _tasks(seated)
    placed = [
        Placed(
            student=students[seating.student],
            printed=names[seating.student],
            seat=seats[seating.seat],
            part=seating.part,
            partners=tuple(
                on_paper[other.student]
                for other in beside(seating)
                if other.student != seating.student
            ),
            about=students[seating.student].on_cover if code_names is None else (),
            stand_in=stand_ins.get(seating.student, ""),
            task=tasks.get(seating.student, ""),
        )
        for seating in _in_order(seated, order)
    ]
    absent = tuple(student for student in seated.roster.students if student.facts.absent)
    return ClassCast(
        seats=seated.seats,
        placed=tuple(placed),
        absent=absent,
        coded=code_names is not None,
        notes=seated.cast.notes,
        source=SourceText(seated.roster.path, ""),
        stand_ins=stand_ins,
    )


def prepares_with(seat: Seat) -> str:
    """What those who prepare together have in common: the seat, or the bloc at a table."""
    return f"{seat.bloc}, {seat.where}" if seat.bloc else seat.id


def _tasks(seated: Seated) -> dict[str, str]:
    """What each student does at a place where that differs, such as “first speaker”."""
    found: dict[str, str] = {}
    by_place: dict[tuple[str, int], list[Seating]] = {}
    seats = {each.id: each for each in seated.seats}
    for seating in _in_order(seated, "seating"):
        seat = seats[seating.seat]
        by_place.setdefault((seat.place, seat.table), []).append(seating)
    for here in by_place.values():
        parts = seats[here[0].seat].parts
        found |= {each.student: part for each, part in zip(here, parts, strict=False)}
    return found


def _in_order(seated: Seated, order: ClassOrder) -> list[Seating]:
    if order == "roster":
        return list(seated.cast.seatings)
    places = {each.id: index for index, each in enumerate(seated.seats)}
    parts = ("lead", "understudy", "member")
    return sorted(
        seated.cast.seatings,
        key=lambda seating: (places[seating.seat], parts.index(seating.part)),
    )


def _coded(keys: Sequence[str], names: Sequence[str], seed: int) -> dict[str, str]:
    """A code name for each student, by key; most keep theirs when others come or go.

    A hash of the seed and the student's key picks the name, not the student's position in the
    class. If the name is taken, the next free one is used; once all are taken, they get numbers.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key in keys:
        digest = hashlib.sha256(f"{seed}\0{key}".encode()).digest()
        # Python's own hash of a text differs from run to run; this one never does.
        start = int.from_bytes(digest[:4], "big")
        number = 1
        for step in range(len(names) * (len(keys) + 1)):
            number = step // len(names) + 1
            name = names[(start + step) % len(names)]
            name = name if number == 1 else f"{name} {number}"
            if name not in taken:
                break
        taken.add(name)
        found[key] = name
    return found
