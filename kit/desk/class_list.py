"""The class list as it was read: its columns, its students, who is left out and why."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.desk.held import Held
from kit.desk.project import Project
from kit.desk.wording import page_words
from kit.load.roster import HOLDS, ListOptions, load_columns
from kit.load.text import read_bytes
from kit.model.roster import ListColumn, Roster, fact_fields
from kit.pipeline.inputs import load_class_inputs
from kit.pipeline.request import RosterSource
from kit.problems import Problem, Problems

MOST_BYTES = 2 * 1024 * 1024
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".ods", ".xls", ".xlsb")
MOST_OFFERED = 20


@dataclass(frozen=True, slots=True)
class ListedStudent:
    """A student of the list: the key, the name, the line, and what the list says, in words."""

    key: str
    name: str
    line: int
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A row that is not cast, and why; `by_you` if the teacher ticked it out."""

    name: str
    line: int
    why: str
    by_you: bool


@dataclass(frozen=True, slots=True)
class ClassStep:
    """The class list as it was read; `file` is "" without one.

    `path` is the remembered path, "" for a list in memory. `offered` are files of the project that
    may be lists. `include` are names that the teacher took in. `holds` is what a column can
    hold. `headed` says that the columns go by headings.
    `debate` is the one whose roles the list may name.
    """

    file: str
    path: str
    offered: tuple[str, ...]
    read_as: tuple[str, ...]
    columns: tuple[ListColumn, ...]
    holds: tuple[str, ...]
    headed: bool
    students: tuple[ListedStudent, ...]
    left_out: tuple[LeftOutRow, ...]
    include: tuple[str, ...]
    problems: tuple[Problem, ...]


def class_step(project: Project, held: Held) -> ClassStep:
    """The class list, read anew."""
    source = project.request(held.source).source
    offered = tuple(
        path.name
        for path in sorted(project.folder.iterdir() if project.folder.is_dir() else ())
        if path.suffix.lower() in ENDINGS and path.is_file() and not path.name.startswith(".")
    )[:MOST_OFFERED]
    empty = ClassStep("", "", offered, (), (), HOLDS, True, (), (), (), ())
    if not source.has_roster:
        return empty
    problems = Problems()
    roster = read_list(project, held, problems)
    columns = () if roster is None else roster.columns
    return dataclasses.replace(
        empty,
        file=source.name if source.path is None else source.path.name,
        path="" if source.path is None else str(source.path),
        read_as=() if roster is None else tuple(map(page_words, roster.read_as)),
        columns=columns or _columns(source),
        headed=not any(head in "ABCDEFGH" and len(head) == 1 for head, _ in source.columns),
        students=() if roster is None else _students(roster),
        left_out=() if roster is None else _left_out(roster, source.leave_out),
        include=source.include,
        problems=tuple(problems),
    )


def read_list(project: Project, held: Held, problems: Problems) -> Roster | None:
    """The class list without a saved cast; None, and problems, if it cannot be used."""
    request = project.request(held.source)
    alone = dataclasses.replace(request.source, plan=None)
    inputs = load_class_inputs(dataclasses.replace(request, source=alone), problems)
    return inputs.students.roster


def _columns(source: RosterSource) -> tuple[ListColumn, ...]:
    """The columns of a list that could not be read, to be corrected."""
    path = Path(source.name) if source.path is None else source.path
    data = source.data
    if source.path is not None:
        data = read_bytes(path, Problems(), MOST_BYTES)
    options = ListOptions(encoding=source.encoding, told=dict(source.columns))
    return () if data is None else load_columns(data, path, options)


def _students(roster: Roster) -> tuple[ListedStudent, ...]:
    return tuple(
        ListedStudent(
            each.key,
            each.name,
            each.place.line,
            tuple(
                f"{field.fact.heading}: {_words(value)}"
                for field in fact_fields()
                if (value := getattr(each.facts, field.key)) != field.default
            ),
        )
        for each in roster.students
    )


def _left_out(roster: Roster, by_you: Sequence[str]) -> tuple[LeftOutRow, ...]:
    return tuple(
        LeftOutRow(each.name, each.place.line, each.why, by_you=each.name in by_you)
        for each in roster.left_out
    )


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "yes" if value is True else str(value)
