"""Who plays what: seats, and the students in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from annotated_types import MinLen

from kit.model.format import Format
from kit.model.noun import Line, noun
from kit.model.places import Side
from kit.model.role import Stance
from kit.model.roster import Roster, Student
from kit.problems import SourceText

PartInSeat = Literal["lead", "understudy", "member"]
"""What a student is among those who share a seat: the first leads, the second stands in."""
ClassOrder = Literal["roster", "seating"]
"""The order of students' packets in a class file: that of the class list, or table by table."""


@dataclass(frozen=True, slots=True)
class Seat:
    """What students can be given: a role, or a duty of the format, such as the chair.

    `least` and `most` are how many students it takes; `most` is None for an absorber,
    which takes any number. Students of the same `delegation` sit together. A duty has
    no stance.

    A role can have several seats: `of` is the id of the role or duty where it is not the seat's
    own. `place` is the place in the format, and `table` counts from 1; `where` names the table, or
    is "" if there is only one. `side` is the answer that is argued here; with `assigned`, the role
    itself does not give it. Roles of the same `bloc` share a seat at the table. `parts` is what the
    students at this place are, in order, such as “first speaker”.
    """

    id: str
    name: str
    delegation: str
    least: int
    most: int | None
    stance: Stance | None
    of: str = ""
    place: str = ""
    table: int = 1
    where: str = ""
    side: Side | None = None
    assigned: bool = False
    bloc: str = ""
    parts: tuple[str, ...] = ()

    @property
    def plays(self) -> str:
        """The id of the role or duty that students in this seat have."""
        return self.of or self.id


@dataclass(frozen=True, slots=True)
class Seating:
    """One student's seat: `student` is a key of the roster, `seat` the id of a seat."""

    student: str
    seat: str
    part: PartInSeat


@dataclass(frozen=True, slots=True)
class Cast:
    """The seats of all students who are present, in the order of the roster.

    `seed` is that of the random choices. `notes` tell the teacher, for example, how many
    students got which wish, or that the sides are uneven.
    """

    seed: int
    seatings: tuple[Seating, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Why there is no cast: a minimal set of rules that cannot all be kept, in words."""

    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CastOptions:
    """What a cast depends on besides the class list.

    `seed` decides between equally good casts; `extra` are roles that are at the table in any
    case; `earlier` are casts of earlier debates, whose roles no student gets again; `previous`
    is the cast of this debate to keep as far as possible. `tables` is how many tables there are;
    None leaves it to the format. `seats` are those of the cast to keep.
    """

    seed: int = 0
    extra: tuple[str, ...] = ()
    earlier: tuple[Cast, ...] = ()
    previous: Cast | None = None
    seats: tuple[Seat, ...] = ()
    tables: int | None = None


@dataclass(frozen=True, slots=True)
class Seated:
    """A class with its cast: what `debate-kit cast` saves, and what packets are made from."""

    roster: Roster
    cast: Cast
    seats: tuple[Seat, ...]
    format: Format


@dataclass(frozen=True, slots=True)
class Placed:
    """A student with a seat, as packets print it.

    `printed` is the name on paper: the student's own, or a code name; `partners` are the
    printed names of the others in the same seat. `task` is what the student does there, such as
    “first speaker”, or "". `about` is printed after the name on the
    student's own cover. `stand_in` is what can be printed for a name with letters that no font
    has, or "".
    """

    student: Student
    printed: str
    seat: Seat
    part: PartInSeat
    partners: tuple[str, ...]
    about: tuple[str, ...] = ()
    stand_in: str = ""
    task: str = ""

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

    `seats` are all seats, in the order of the roles' numbers, duties last; `coded` says
    whether code names are printed. `notes` are those of the cast; `source` is the file that
    the class comes from. `stand_ins` are those of all students, also of the absent, by key.
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
    """The contents of `code-names.yaml`."""

    names: Annotated[tuple[Line, ...], MinLen(1)]
