"""A cast as it is saved: `plan.yaml`, which a teacher may edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, MaxLen

from kit.model.cast import Part
from kit.model.noun import Line, noun
from kit.model.role import Level
from kit.problems import SourceText


@noun
class PlanStudent:
    """One student: a place, and what the next cast must know.

    `part` is lead, understudy or member; `profile` is the print profile; `wishes` are ids of
    roles, the dearest first; `apart` and `together` are names of others. `key` is given where
    two share a name; `role` is the id of a role or a duty, and stays empty for one who is
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
class PlanFacts:
    """What stands in a `plan.yaml`."""

    debate: Line
    format: Line
    seed: Annotated[int, Ge(0)] = 0
    students: Annotated[tuple[PlanStudent, ...], MaxLen(5000)]


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A saved cast and the file it stands in."""

    facts: PlanFacts
    source: SourceText
