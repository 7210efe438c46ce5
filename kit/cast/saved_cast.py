"""Writes a cast as the text of a `plan.yaml`, which teachers read and edit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kit.model.cast import Seat, Seated, Seating
from kit.model.roster import FactField, Student, fact_fields

HEAD = """\
# Who plays what. Edit it as you like, then run
#
#     debate-kit build --plan {name}
#
# “role” is a role of the debate, or a duty of the format such as “chair”; “part” is
# lead, understudy or member. A student who is away has “absent: true” and no role.
# “pinned”, “wishes”, “apart” and “together” are what the next cast has to respect.
# This file is yours alone: what it says of a student is printed in the teacher's guide, and
# what stands after the name, such as pronouns, on that student's own cover.

"""


def saved_cast_text(name: str, debate: str, seated: Seated) -> str:
    """The text of a saved cast's file.

    `name` is the name that the file will have, for the comment that says how to use it; `debate`
    is the debate's id.
    """
    cast = seated.cast
    seatings = {seating.student: seating for seating in cast.seatings}
    tables = max((seat.table for seat in seated.seats), default=1)
    lines = [
        f"debate: {debate}",
        f"format: {seated.format.id}",
        f"seed: {cast.seed}",
        *([f"tables: {tables}"] if tables > 1 else []),
        "",
        "students:",
    ]
    for student in seated.roster.students:
        seating = seatings.get(student.key)
        where = () if seating is None else _where(seating.seat, seated.seats, tables)
        lines += _student(student, seating, where)
    return HEAD.format(name=name) + "\n".join(lines) + "\n"


def _where(seat_id: str, seats: Sequence[Seat], tables: int) -> Iterator[str]:
    """The role or duty of a seat, and which of its several seats it is."""
    seat = next((seat for seat in seats if seat.id == seat_id), None)
    if seat is None:
        yield f"    role: {seat_id}"
        return
    yield f"    role: {seat.plays}"
    if tables > 1:
        yield f"    table: {seat.table}"
    same = [other for other in seats if (other.plays, other.table) == (seat.plays, seat.table)]
    if len(same) > 1:
        yield f"    place: {seat.place}"


def _student(student: Student, seating: Seating | None, where: Iterable[str]) -> Iterator[str]:
    yield f"  - name: {_quoted(student.name)}"
    if student.key != student.name:
        yield f"    key: {_quoted(student.key)}"
    if student.facts.absent:
        yield "    absent: true"
    elif seating is not None:
        yield from where
        yield f"    part: {seating.part}"
    for field in fact_fields():
        value = getattr(student.facts, field.key)
        # Absence has its own line above, in place of a role.
        if value != field.default and field.key != "absent":
            yield f"    {field.key}: {_written(value, field)}"


def _written(value: Any, field: FactField) -> str:
    """The value of a fact as YAML: ids and the kit's own words plain, other text in quotes."""
    if isinstance(value, tuple):
        return _listed(value)
    if isinstance(value, bool):
        return str(value).lower()
    ours = field.choices or field.fact.names in ("profiles", "roles")
    return str(value) if ours else _quoted(str(value))


def _quoted(text: str) -> str:
    """Text in double quotes: a JSON string is valid YAML (YAML 1.2, section 1.3)."""
    return json.dumps(text, ensure_ascii=False)


def _listed(values: Sequence[str]) -> str:
    return "[" + ", ".join(_quoted(value) for value in values) + "]"
