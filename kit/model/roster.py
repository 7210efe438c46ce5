"""A class: its students, and what the teacher knows of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kit.model.role import Level
from kit.problems import Place


@dataclass(frozen=True, slots=True)
class Student:
    """One student. `key` is unique in a roster: the name, with more where two share it.

    `role` is the id of a pinned role, `wishes` are ids of roles, the dearest first; until
    `resolve_roles` has been called, both stand as the teacher wrote them. `apart` and
    `together` are keys of other students. `place` is where the roster names the student.
    """

    name: str
    key: str
    place: Place
    level: Level = "standard"
    profile: str = "standard"
    role: str | None = None
    wishes: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """The students in the order of the file, and in words how the file was read."""

    path: Path
    students: tuple[Student, ...]
    read_as: tuple[str, ...]
