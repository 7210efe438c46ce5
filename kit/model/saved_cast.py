"""A cast as it is saved: `plan.yaml`, which a teacher may edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, MaxLen

from kit.model.cast import Cast, PartInSeat
from kit.model.noun import Line, noun
from kit.model.roster import Roster, StudentFacts
from kit.problems import SourceText

SAVED_CAST_FILE = "plan.yaml"
"""The name of the file in a debate's output folder."""


@noun
class SavedStudent(StudentFacts):
    """One student: a seat, and what the next cast must know.

    `part` is lead, understudy or member. `table` and `place` say which of several seats of the role
    it is. `key` is given if two students share a name; `role` is
    the id of a role or a duty, and is empty for a student who is absent.
    """

    name: Line
    key: Line | None = None
    role: Line | None = None
    part: PartInSeat | None = None
    table: Annotated[int, Ge(1)] | None = None
    place: Line | None = None


@noun
class SavedCastFacts:
    """The contents of a `plan.yaml`; `tables` is how many tables there are, if more than one."""

    debate: Line
    format: Line
    seed: Annotated[int, Ge(0)] = 0
    tables: Annotated[int, Ge(1)] | None = None
    students: Annotated[tuple[SavedStudent, ...], MaxLen(5000)]


@dataclass(frozen=True, slots=True)
class SavedCast:
    """A saved cast: the facts in its file, and the class and the seats that they describe."""

    facts: SavedCastFacts
    source: SourceText
    roster: Roster
    cast: Cast
