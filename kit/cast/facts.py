"""Combines the facts in a class list with the seats in a saved cast."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kit.model.roster import FactField, Roster, Student, StudentFacts, fact_fields
from kit.problems import Place, Problems


def with_facts_of(listed: Roster, saved: Roster, problems: Problems) -> Roster:
    """The class of a saved cast, with the facts that the class list `listed` gives.

    Facts that the list has no column for stay as saved. So does absence: it decides who has a
    seat, and seats come from the saved cast. `changed` of the result says which facts differ from
    the saved ones. A student who is in only one of the two is a problem; its hint is the command
    that brings the cast up to date.
    """
    known = {student.key: student for student in listed.students}
    if not known.keys() & {student.key for student in saved.students}:
        problems.error(
            Place(saved.path),
            "the saved cast is of another class: no name in the class list is in it",
            f"make a new one: debate-kit cast --roster {_typed(listed)}",
        )
        return saved
    update = f"debate-kit cast --roster {_typed(listed)} --plan {_typed(saved)}"
    _check_names(listed, saved, update, problems)
    students = []
    changed: list[str] = []
    seats = False
    for student in saved.students:
        told = known.get(student.key, student)
        if told.facts.absent and not student.facts.absent:
            problems.warn(
                told.place,
                f"“{student.key}” is absent in the class list, but has a seat in the saved cast",
                f'debate-kit cast --plan {_typed(saved)} --absent "{student.key}"',
            )
        differing = [
            field
            for field in fact_fields()
            if field.key in listed.told - {"absent"}
            and _value(told, field) != _value(student, field)
        ]
        seats = seats or any(field.fact.names in ("roles", "students") for field in differing)
        changed += [_said(student, told, field) for field in differing]
        students.append(_with(student, {field.key: _value(told, field) for field in differing}))
    if seats:
        changed.append(f"seats stay as they are until you bring the cast up to date: {update}")
    return replace(saved, students=tuple(students), read_as=listed.read_as, changed=tuple(changed))


def with_facts_kept(listed: Roster, saved: Roster) -> Roster:
    """A class list, with the facts from a saved cast that the list has no column for.

    Students who have left the class are removed from the facts of the others.
    """
    known = {student.key: student for student in saved.students}
    kept = [field for field in fact_fields() if field.key not in listed.told]
    students = []
    for student in listed.students:
        before = known.get(student.key, student)
        students.append(_with(student, {field.key: _value(before, field) for field in kept}))
    gone = known.keys() - {student.key for student in listed.students}
    return replace(listed, students=tuple(without(student, gone) for student in students))


def without(student: Student, gone: frozenset[str] | set[str]) -> Student:
    """The student without the keys `gone`, of students who left, in any fact."""
    return _with(
        student,
        {
            field.key: tuple(key for key in _value(student, field) if key not in gone)
            for field in fact_fields()
            if field.fact.names == "students"
        },
    )


def _check_names(listed: Roster, saved: Roster, update: str, problems: Problems) -> None:
    """Add a problem for each student who is only in the class list or only in the saved cast."""
    in_list = {student.key: student.place for student in listed.students}
    in_cast = {student.key: student.place for student in saved.students}
    hint = f"bring the cast up to date: {update}"
    for key in sorted(in_list.keys() - in_cast.keys()):
        problems.error(in_list[key], f"“{key}” is not in the saved cast", hint)
    for key in sorted(in_cast.keys() - in_list.keys()):
        problems.error(
            in_cast[key],
            f"“{key}” is in the saved cast, but not in the class list",
            f"add the name to the class list, or {hint}",
        )


def _typed(roster: Roster) -> str:
    """The path of a class's file as it is typed on a command line, in quotes if necessary."""
    name = str(roster.path)
    return f'"{name}"' if " " in name else name


def _with(student: Student, values: dict[str, Any]) -> Student:
    facts: StudentFacts = replace(student.facts, **values)
    return replace(student, facts=facts)


def _value(student: Student, field: FactField) -> Any:
    return getattr(student.facts, field.key)


def _said(saved: Student, told: Student, field: FactField) -> str:
    before, now = (_words(_value(each, field)) for each in (saved, told))
    return f"{saved.key}: {field.fact.heading} is {now}, was {before}"


def _words(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(str, value)) or "empty"
    return "empty" if value is None else str(value)
