"""Classes and seats for tests of casting."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kit.model.cast import Cast, Seat
from kit.model.roster import Roster, Student, StudentFacts
from kit.problems import Place


def a_class(*students: Student) -> Roster:
    return Roster(Path("class.csv"), students, ())


def student(name: str, **facts: Any) -> Student:
    return Student(name=name, key=name, place=Place(Path("class.csv")), facts=StudentFacts(**facts))


def seat(name: str, least: int = 0, most: int | None = 9, **facts: Any) -> Seat:
    facts = {"delegation": name, "stance": "conditional"} | facts
    return Seat(id=name, name=name.title(), least=least, most=most, **facts)


def every_way(roster: Roster, seats: Sequence[Seat]) -> Iterator[dict[str, str]]:
    """Each way to seat a small class that keeps all rules, found by trying all."""
    here = [each for each in roster.students if not each.facts.absent]
    for chosen in itertools.product(seats, repeat=len(here)):
        at = {each.key: place for each, place in zip(here, chosen, strict=True)}
        sizes = {each.id: sum(place.id == each.id for place in chosen) for each in seats}
        if any(
            sizes[each.id] < each.least or (each.most is not None and sizes[each.id] > each.most)
            for each in seats
        ):
            continue
        if any(
            each.facts.pinned is not None and at[each.key].id != each.facts.pinned for each in here
        ):
            continue
        if any(
            at[each.key].delegation == at[other].delegation
            for each in here
            for other in each.facts.apart
            if other in at
        ):
            continue
        if any(
            at[each.key].id != at[other].id
            for each in here
            for other in each.facts.together
            if other in at
        ):
            continue
        yield {key: place.id for key, place in at.items()}


def places(cast: Cast) -> dict[str, str]:
    return {seating.student: seating.seat for seating in cast.seatings}
