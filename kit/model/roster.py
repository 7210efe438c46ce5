"""A class: its students, and what the teacher knows about each."""

from __future__ import annotations

import functools
import typing
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any, Literal

from kit.model.noun import Line, noun
from kit.model.role import Level
from kit.problems import Place

Names = Literal["", "profiles", "roles", "students"]


@dataclass(frozen=True, slots=True)
class Fact:
    """How a class list gives a fact about a student, and where it is printed.

    `heading` is the kit's own heading for its column; `also` are other headings. `says` describes
    it in a sentence, for editors. `names` says what its words name, if anything. A fact `on_cover`
    is printed after the name on the student's own cover and in the teacher's lists, and nowhere
    else; with code names it is not printed at all.
    """

    heading: str
    says: str
    also: tuple[str, ...] = ()
    names: Names = ""
    on_cover: bool = False


@noun
class StudentFacts:
    """What a teacher knows about a student, whatever the seat.

    This is the only declaration: the columns of class lists, the keys of `plan.yaml`, how both
    are read and written, and the cover follow from it. The type says what a column may contain:
    one of a few words (`Literal`), any text (`Line`), a list (`tuple`), or yes and no (`bool`).
    """

    level: Annotated[Level, Fact("level", "The reading level of the packet.")] = "standard"
    profile: Annotated[
        Line, Fact("profile", "The print profile, such as large-print.", names="profiles")
    ] = "standard"
    pronouns: Annotated[
        Line | None,
        Fact(
            "pronouns",
            "Printed after the name, on the student’s own cover and in the teacher’s lists.",
            also=("pronoun", "preferred pronouns", "student pronouns", "gender pronouns"),
            on_cover=True,
        ),
    ] = None
    pinned: Annotated[
        Line | None, Fact("role", "The role that the teacher insists on.", names="roles")
    ] = None
    wishes: Annotated[
        tuple[Line, ...], Fact("wishes", "Ids of roles, in order of preference.", names="roles")
    ] = ()
    apart: Annotated[
        tuple[Line, ...], Fact("apart", "Names of others to sit apart from.", names="students")
    ] = ()
    together: Annotated[
        tuple[Line, ...], Fact("together", "Names of others to sit with.", names="students")
    ] = ()
    absent: Annotated[bool, Fact("absent", "Whether the student is away.")] = False


@dataclass(frozen=True, slots=True)
class FactField:
    """A fact as `StudentFacts` declares it: its key there, and its default value.

    `choices` are the words that it may be; empty for any.
    """

    key: str
    fact: Fact
    default: Any
    choices: tuple[str, ...] = ()


@functools.cache
def fact_fields() -> tuple[FactField, ...]:
    """All facts, in the order of their declaration."""
    hints = typing.get_type_hints(StudentFacts, include_extras=True)
    found = []
    for each in fields(StudentFacts):
        kind, *notes = typing.get_args(hints[each.name])
        fact = next(note for note in notes if isinstance(note, Fact))
        choices = typing.get_args(kind) if typing.get_origin(kind) is Literal else ()
        assert each.default is not MISSING, "a class list may leave every fact out"
        found.append(FactField(each.name, fact, each.default, choices))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Student:
    """One student. `key` is unique in a class: the name, with an addition if two share it.

    The words in `facts` that name roles or students are as the teacher wrote them until
    `resolve_roles` and `with_others` replace them by ids and keys. `place` is where the file
    names the student.
    """

    name: str
    key: str
    place: Place
    facts: StudentFacts = field(default_factory=StudentFacts)

    @property
    def on_cover(self) -> tuple[str, ...]:
        """The facts that are printed after the name on the cover, in words."""
        found = (getattr(self.facts, each.key) for each in fact_fields() if each.fact.on_cover)
        return tuple(str(value) for value in found if value)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of a class list that is not cast although it has a name: where, and why, in words.

    `doubt` is true when it may be a student, so that the teacher was asked.
    """

    name: str
    place: Place
    why: str
    doubt: bool


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a class list: its heading, or ""; its letter; what it is read as; some cells."""

    heading: str
    letter: str
    holds: str
    sample: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """The students in the order of the file, and, in words, how the file was read.

    `told` are the keys of the facts that the file has a column for. `changed` says, in words,
    which facts differ from the saved cast that is used with this class list. `left_out` are the
    rows that have a name and are not cast; `columns` are those of the file.
    """

    path: Path
    students: tuple[Student, ...]
    read_as: tuple[str, ...]
    told: frozenset[str] = frozenset()
    changed: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    columns: tuple[ListColumn, ...] = ()
