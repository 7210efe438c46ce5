"""Reads `plan.yaml`, the saved cast, as a roster and a cast."""

from __future__ import annotations

from pathlib import Path

from kit.load.typed import typed
from kit.load.yaml import read_yaml
from kit.model.cast import Cast, Seating
from kit.model.roster import Roster, Student, StudentFacts, fact_fields
from kit.model.saved_cast import SavedCast, SavedCastFacts
from kit.problems import Problems, SourceText, did_you_mean


def load_saved_cast(path: Path, problems: Problems) -> SavedCast | None:
    """Load a saved cast; None and all the problems of its file if it cannot be read."""
    if (read := read_yaml(path, problems)) is None:
        return None
    value, source = read
    facts = typed(SavedCastFacts, value, source, problems)
    if facts is None:
        return None
    roster, cast = _class_of(facts, source, problems)
    return SavedCast(facts, source, roster, cast)


def _class_of(facts: SavedCastFacts, source: SourceText, problems: Problems) -> tuple[Roster, Cast]:
    """The students and their seats; problems for students who contradict one another."""
    told = [field.key for field in fact_fields()]
    keys = [each.key or each.name for each in facts.students]
    students = []
    seatings = []
    for index, (each, key) in enumerate(zip(facts.students, keys, strict=True)):
        place = source.place("students", index, "name")
        if key in keys[:index]:
            problems.error(
                place,
                f"“{key}” appears twice",
                "tell the two apart: give one of them a line “key: …”",
            )
        for field in fact_fields():
            named = getattr(each, field.key) if field.fact.names == "students" else ()
            for number, other in enumerate(named):
                if other not in keys:
                    problems.error(
                        source.place("students", index, field.key, number),
                        f"there is no student “{other}”",
                        did_you_mean(other, keys),
                    )
        if each.role is None and not each.absent:
            problems.error(
                place,
                f"“{key}” has no role",
                "add a line “role: …”, or “absent: true”",
            )
        students.append(
            Student(
                name=each.name,
                key=key,
                place=place,
                facts=StudentFacts(**{field: getattr(each, field) for field in told}),
            )
        )
        if each.role is not None and not each.absent:
            seatings.append(Seating(key, each.role, each.part or "member"))
    return Roster(source.path, tuple(students), (), frozenset(told)), Cast(
        facts.seed, tuple(seatings)
    )
