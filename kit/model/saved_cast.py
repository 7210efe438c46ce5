"""A cast as it is saved: `plan.yaml`, which a teacher may edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, MaxLen

from kit.model.cast import Cast, Part
from kit.model.noun import Line, noun
from kit.model.role import Level
from kit.model.roster import Roster
from kit.problems import SourceText

SAVED_CAST_FILE = "plan.yaml"
"""What the file is called in a debate's output folder."""


@noun
class SavedStudent:
    """One student: a place, and what the next cast must know.

    `part` is lead, understudy or member; `profile` is the print profile; `wishes` are ids of
    roles, in order of preference; `apart` and `together` are names of others. `key` is given
    where two share a name; `role` is the id of a role or a duty, and stays empty for one who is
    absent. `pinned` is the role that the teacher insists on.
    """

    name: Line
    key: Line | None = None
    role: Line | None = None
    part: Part | None = None
    absent: bool = False
    level: Level = "standard"
    profile: Line = "standard"
    pinned: Line | None = None
    wishes: tuple[Line, ...] = ()
    apart: tuple[Line, ...] = ()
    together: tuple[Line, ...] = ()


@noun
class SavedCastFacts:
    """What stands in a `plan.yaml`."""

    debate: Line
    format: Line
    seed: Annotated[int, Ge(0)] = 0
    students: Annotated[tuple[SavedStudent, ...], MaxLen(5000)]


@dataclass(frozen=True, slots=True)
class SavedCast:
    """A saved cast, the file it stands in, and what that says: the class, and who sits where."""

    facts: SavedCastFacts
    source: SourceText
    roster: Roster
    cast: Cast
