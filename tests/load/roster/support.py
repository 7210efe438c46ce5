"""What the tests of class lists share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.load.roster import ListOptions, load_roster
from kit.model.roster import Roster, Student
from kit.problems import Problem, Problems
from tests.conftest import REPOSITORY

SAMPLES = REPOSITORY / "tests" / "fixtures" / "class_lists"


@dataclass(frozen=True)
class Read:
    """What came of a list: the roster, if any, and every problem."""

    roster: Roster | None
    problems: tuple[Problem, ...]

    @property
    def students(self) -> tuple[Student, ...]:
        assert self.roster is not None, self.problems
        return self.roster.students

    @property
    def names(self) -> list[str]:
        return [student.name for student in self.students]

    @property
    def keys(self) -> list[str]:
        return [student.key for student in self.students]

    @property
    def read_as(self) -> tuple[str, ...]:
        assert self.roster is not None, self.problems
        return self.roster.read_as

    @property
    def said(self) -> list[str]:
        return [problem.message for problem in self.problems]

    def student(self, key: str) -> Student:
        return next(student for student in self.students if student.key == key)


def read(content: str | bytes, encoding: str | None = None, include: Sequence[str] = ()) -> Read:
    """A list as it comes by standard input."""
    data = content.encode() if isinstance(content, str) else content
    problems = Problems()
    options = ListOptions(encoding, include=include)
    return Read(load_roster(None, data, problems, options), tuple(problems))


def read_file(path: Path) -> Read:
    problems = Problems()
    return Read(load_roster(path, None, problems), tuple(problems))


def sample(name: str) -> Read:
    return read_file(SAMPLES / name)
