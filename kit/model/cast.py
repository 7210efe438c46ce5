"""Who plays what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from annotated_types import MinLen

from kit.model.format import Format
from kit.model.noun import Line, noun
from kit.model.role import Stance
from kit.model.roster import Roster, Student
from kit.problems import SourceText

Part = Literal["lead", "understudy", "member"]
ClassOrder = Literal["roster", "seating"]
"""In which order a class file holds the students' packets: the list's, or table by table."""


@dataclass(frozen=True, slots=True)
class Seat:
    """What students can be given: a role, or a duty of the format such as the chair.

    `least` and `most` are how many students it takes; `most` is None for an absorber,
    which takes any number. Two seats with the same `delegation` sit together. A duty has
    no stance.
    """

    id: str
    name: str
    delegation: str
    least: int
    most: int | None
    stance: Stance | None


@dataclass(frozen=True, slots=True)
class Seating:
    """One student's place: `student` is a key of the roster, `seat` the id of a seat."""

    student: str
    seat: str
    part: Part


@dataclass(frozen=True, slots=True)
class Cast:
    """Every present student's place, in the order of the roster. `notes` say what to know of it.

    Such as: how many got which wish, or what could not be kept even.
    """

    seed: int
    seatings: tuple[Seating, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Why there is no cast: the smallest set of rules that cannot all be kept, in words."""

    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CastOptions:
    """What a cast goes by besides the class list.

    `seed` decides between equally good casts; `extra` are roles that sit at the table in any
    case; `earlier` are casts of earlier debates, from which nobody repeats a role; `previous`
    is the cast to keep to as far as can be.
    """

    seed: int = 0
    extra: tuple[str, ...] = ()
    earlier: tuple[Cast, ...] = ()
    previous: Cast | None = None


@dataclass(frozen=True, slots=True)
class Seated:
    """A class with its cast: what `cast` saves, and what packets are made from."""

    roster: Roster
    cast: Cast
    seats: tuple[Seat, ...]
    format: Format


@dataclass(frozen=True, slots=True)
class Placed:
    """A student with a place, as packets print it.

    `printed` is the name that stands on paper: the student's own, or a code name;
    `partners` are those of the others in the same seat. `about` is what stands after the name
    on the student's own cover. `stand_in` is what can be printed for a name with letters that
    no font has, or "".
    """

    student: Student
    printed: str
    seat: Seat
    part: Part
    partners: tuple[str, ...]
    about: tuple[str, ...] = ()
    stand_in: str = ""

    @property
    def on_paper(self) -> str:
        """What is printed for the name on paper: a stand-in where its letters cannot be."""
        return self.stand_in if self.stand_in and self.is_named else self.printed

    @property
    def is_named(self) -> bool:
        """Whether the student's own name stands on paper, not a code name."""
        return self.printed == self.student.name

    @property
    def for_teacher(self) -> str:
        """The name in the teacher's lists, which hold no code names."""
        return self.stand_in or self.student.name


@dataclass(frozen=True, slots=True)
class ClassCast:
    """A class at the table, in the order in which its packets are printed.

    `seats` are all there are, in the order of the roles' numbers, duties last; `coded` says
    whether code names stand on paper. `notes` are those of the cast; `source` is the file
    of the class. `stand_ins` are those of all students, the absent too, by the student's key.
    """

    seats: tuple[Seat, ...]
    placed: tuple[Placed, ...]
    absent: tuple[Student, ...]
    coded: bool
    notes: tuple[str, ...]
    source: SourceText
    stand_ins: Mapping[str, str] = field(default_factory=dict)


@noun
class CodeNames:
    """What stands in `code-names.yaml`."""

    names: Annotated[tuple[Line, ...], MinLen(1)]
