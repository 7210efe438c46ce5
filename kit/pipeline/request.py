"""What a build is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kit.load import Layers
from kit.model.agenda import LessonTimes
from kit.model.cast import ClassOrder
from kit.model.limits import Limits
from kit.model.profile import STANDARD
from kit.model.role import LEVELS, Level
from kit.model.sheets import Paper


@dataclass(frozen=True, slots=True)
class RosterSource:
    """Where a class comes from: a class list (a file or its bytes), a saved cast, or both.

    `name` is what bytes without a file are called in messages.
    `plan` is the path of the saved cast. `history` are saved casts of earlier debates. `order`
    is the order of packets in the class file. With `coded`, code names are printed in place of
    students' names. `seed` decides between equally good casts. `include` are names in the class
    list whose rows would be left out, although they are students; `leave_out` are names of those
    who are not in the class. `columns` is what columns of the list hold, by their headings, where
    the kit would read them in another way.
    """

    path: Path | None = None
    data: bytes | None = None
    name: str = "standard input"
    encoding: str | None = None
    plan: Path | None = None
    history: tuple[Path, ...] = ()
    seed: int = 0
    order: ClassOrder = "roster"
    coded: bool = False
    include: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def has_roster(self) -> bool:
        """Whether there is a class list, with or without a saved cast."""
        return self.path is not None or self.data is not None

    @property
    def is_given(self) -> bool:
        """Whether there is any class at all."""
        return self.has_roster or self.plan is not None


@dataclass(frozen=True, slots=True)
class Request:
    """What a build is asked for. Paths are absolute; `times` says when lessons are and how
    long. `tables` is how many tables the class sits at; None leaves it to the format.

    `user` is the folder of the user's own debates and templates, if there is one. `students` is the
    size of the class; None means a class that uses all roles. `essay` is the teacher's own copy of
    the essay; `essay_data` are its bytes where it came from standard input, and the path only its
    name. `extra` names roles to add to the table, including extensions. `source` says where the
    class comes from, if it is known. `profile` is the print profile of packets and handouts; a
    student whose class list names another has that one. `fillable` also makes files with form
    fields. `chosen` is the name of the set of sheets; None means the list's usual one. Without
    `scores`, packets hold no points. `only` names roles and students; empty means all of them, with
    the handouts, the class file and the guide. `jobs` is the number of processes to use; `limits`
    are what one of them may take to make a sheet. With `strict`, warnings count as errors.
    """

    project: Path
    user: Path | None = field(default=None, kw_only=True)
    debate: str
    out: Path
    cache: Path
    paper: Paper = "letter"
    format: str | None = None
    times: LessonTimes = field(default_factory=LessonTimes)
    tables: int | None = None
    essay: Path | None = None
    essay_data: bytes | None = field(default=None, kw_only=True)
    source: RosterSource = field(default_factory=RosterSource)
    students: int | None = None
    extra: tuple[str, ...] = ()
    levels: tuple[Level, ...] = LEVELS
    profile: str = STANDARD
    fillable: bool = False
    scores: bool = True
    chosen: str | None = None
    only: tuple[str, ...] = ()
    jobs: int = 1
    strict: bool = False
    limits: Limits = field(default_factory=Limits)

    @property
    def folder(self) -> Path:
        """The folder that the debate's files are written to."""
        return self.out / self.debate

    @property
    def layers(self) -> Layers:
        """The folders in which the debate's files are looked for."""
        return Layers.of(self.project, self.user).for_debate(self.debate)
