"""What a build is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kit.load import (
    Layers,
)
from kit.model.profile import STANDARD
from kit.model.role import LEVELS, Level
from kit.model.sheets import Paper
from kit.pipeline.casting import RosterSource


@dataclass(frozen=True, slots=True)
class Request:
    """What a build is asked for. Paths are absolute; `start` is minutes after midnight.

    `user` is the folder of the user's own debates and templates, if there is one.
    `minutes` is the length of a lesson; None leaves it to the format. `students` is the
    size of the class; None stands for one that uses all roles. `extra` names roles to
    add to the table, extensions among them. `source` is where the class comes from, if it
    is known. `profile` is the print profile of packets and handouts; a student in a class
    has an own. `fillable` asks for files with form fields besides. `only` names roles and
    students; none means all, with the handouts, the class file and the guide.
    """

    project: Path
    user: Path | None = field(default=None, kw_only=True)
    debate: str
    out: Path
    cache: Path
    paper: Paper = "letter"
    format: str | None = None
    minutes: int | None = None
    start: int | None = None
    essay: Path | None = None
    source: RosterSource = field(default_factory=RosterSource)
    students: int | None = None
    extra: tuple[str, ...] = ()
    levels: tuple[Level, ...] = LEVELS
    profile: str = STANDARD
    fillable: bool = False
    only: tuple[str, ...] = ()
    jobs: int = 1
    strict: bool = False

    @property
    def folder(self) -> Path:
        """Where the debate's files go."""
        return self.out / self.debate

    @property
    def layers(self) -> Layers:
        """Where its files are looked for."""
        return Layers.of(self.project, self.user).for_debate(self.debate)
