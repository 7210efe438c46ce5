"""Every format with 4 to 40 students in lessons of 20 to 90 minutes: sums, seats, idle students.

With the roles of the bundled debate, and with fewer: a debate from an essay has five to eight.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

from kit.model.debate import Debate
from tests.tools.classes import FORMATS, MINUTES, SIZES, troubles, unseated
from tests.tools.listed import bundled

FEWER = (5, 6, 8)


def debates() -> Iterator[Debate]:
    """The bundled debate, and the same with its first roles only, of unknown stances."""
    whole = bundled()
    yield whole
    ranked = sorted(whole.roles, key=lambda role: (role.extension, role.facts.rank))
    for count in FEWER:
        roles = tuple(
            dataclasses.replace(
                role, facts=dataclasses.replace(role.facts, stance="unknown", absorber=False)
            )
            for role in ranked[:count]
        )
        yield dataclasses.replace(whole, id=f"{count} roles", roles=roles)


def all_sums() -> Iterator[tuple[str, bool]]:
    """Each format, class and length, and whether all minutes add up and nobody is idle."""
    for debate in debates():
        for name in FORMATS:
            for students in SIZES:
                for minutes in MINUTES:
                    wrong = troubles(name, students, minutes, debate)
                    yield f"{debate.id}, {name}, {students}, {minutes}: {wrong}", not wrong


def all_seats() -> Iterator[tuple[str, bool]]:
    """Each format and class, and whether everybody has a seat, and sides are even."""
    for debate in debates():
        for name in FORMATS:
            for students in SIZES:
                wrong = unseated(name, students, debate)
                yield f"{debate.id}, {name}, {students}: {wrong}", not wrong


TRIALS: dict[str, Callable[[], Iterator[tuple[str, bool]]]] = {
    "formats × classes: seats": all_seats,
    "formats × classes × lengths: minutes": all_sums,
}
