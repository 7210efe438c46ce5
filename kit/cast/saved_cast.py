"""A cast as the text of a `plan.yaml`, readable and made to be edited."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from kit.model.cast import Seated, Seating
from kit.model.roster import Student

HEAD = """\
# Who plays what. Edit it as you like, then run
#
#     debate-kit build --plan {name}
#
# “role” is a role of the debate, or a duty of the format such as “chair”; “part” is
# lead, understudy or member. A student who is away has “absent: true” and no role.
# “pinned”, “wishes”, “apart” and “together” are what the next cast has to respect.
# This file is yours alone: nothing of it is printed but in the teacher's guide.

"""


def saved_cast_text(name: str, debate: str, seated: Seated) -> str:
    """The whole file. `name` is what it will be called, for the line that says how to use it."""
    cast = seated.cast
    seatings = {seating.student: seating for seating in cast.seatings}
    lines = [
        f"debate: {debate}",
        f"format: {seated.format.id}",
        f"seed: {cast.seed}",
        "",
        "students:",
    ]
    for student in seated.roster.students:
        lines += _student(student, seatings.get(student.key))
    return HEAD.format(name=name) + "\n".join(lines) + "\n"


def _student(student: Student, seating: Seating | None) -> Iterator[str]:
    yield f"  - name: {_quoted(student.name)}"
    if student.key != student.name:
        yield f"    key: {_quoted(student.key)}"
    if student.absent:
        yield "    absent: true"
    elif seating is not None:
        yield f"    role: {seating.seat}"
        yield f"    part: {seating.part}"
    if student.level != "standard":
        yield f"    level: {student.level}"
    if student.profile != "standard":
        yield f"    profile: {student.profile}"
    if student.role is not None:
        yield f"    pinned: {student.role}"
    for key, values in (
        ("wishes", student.wishes),
        ("apart", student.apart),
        ("together", student.together),
    ):
        if values:
            yield f"    {key}: {_listed(values)}"


def _quoted(text: str) -> str:
    """Text in double quotes; what JSON writes, YAML reads (YAML 1.2, 1.3)."""
    return json.dumps(text, ensure_ascii=False)


def _listed(values: Sequence[str]) -> str:
    return "[" + ", ".join(_quoted(value) for value in values) + "]"
