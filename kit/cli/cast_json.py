"""A cast, and how its class list was read, as JSON for programs."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

from kit.cli.report import problem_as_value
from kit.model.cast import Seated
from kit.model.roster import LeftOut, Student
from kit.problems import Problem


def cast_as_json(seated: Seated, problems: Sequence[Problem]) -> str:
    """What was read from the class list, who was left out and why, who plays what, and problems.

    Keys are spelled as in JavaScript. Lines count from 1; a student of a saved cast has the line
    of the plan.
    """
    roster = seated.roster
    seatings = {each.student: each for each in seated.cast.seatings}
    value = {
        "file": str(roster.path),
        "readAs": list(roster.read_as),
        "changed": list(roster.changed),
        "leftOut": [_left_out(each) for each in roster.left_out],
        "format": seated.format.id,
        "seats": [
            {
                "id": seat.id,
                "name": seat.name,
                "plays": seat.plays,
                "place": seat.place,
                "table": seat.table,
            }
            for seat in seated.seats
        ],
        "students": [
            _student(each)
            | (
                {"seat": seatings[each.key].seat, "part": seatings[each.key].part}
                if each.key in seatings
                else {"seat": None, "part": None}
            )
            for each in roster.students
        ],
        "notes": list(seated.cast.notes),
        "problems": [problem_as_value(each) for each in problems],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _student(student: Student) -> dict[str, object]:
    return {
        "name": student.name,
        "key": student.key,
        "line": student.place.line,
        "facts": dataclasses.asdict(student.facts),
    }


def _left_out(row: LeftOut) -> dict[str, object]:
    return {"name": row.name, "line": row.place.line, "why": row.why, "asked": row.doubt}
