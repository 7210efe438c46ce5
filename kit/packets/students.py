"""The students of a class as the teacher's lists print them."""

from __future__ import annotations

from collections.abc import Sequence

from kit.model.cast import ClassCast
from kit.model.context import StudentLine
from kit.model.role import Level
from kit.model.roster import Student


def reading_level(student: Student, written: Sequence[Level]) -> Level:
    """A student's reading level; the debate's only one if it is `written` at one alone."""
    level = student.facts.level
    return level if level in written else written[0]


def student_lines(cast: ClassCast, written: Sequence[Level]) -> tuple[StudentLine, ...]:
    """Every student of a class as the teacher's lists print them, with the absent last."""
    placed = [
        StudentLine(
            name=each.for_teacher,
            printed=each.on_paper,
            seat=each.seat.name,
            part=each.part,
            level=reading_level(each.student, written),
            profile=each.student.facts.profile,
            absent=False,
            about=each.about,
        )
        for each in cast.placed
    ]
    absent = [
        StudentLine(
            name=cast.stand_ins.get(student.key, student.name),
            printed="",
            seat="",
            part="",
            level=reading_level(student, written),
            profile=student.facts.profile,
            absent=True,
            about=() if cast.coded else student.on_cover,
        )
        for student in cast.absent
    ]
    return (*placed, *absent)
