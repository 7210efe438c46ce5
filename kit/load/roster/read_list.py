"""What to read a list by, and a list as it was read: its columns, its students, and a report."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from kit.load.roster.columns import Columns
from kit.load.roster.rows import StudentRows
from kit.load.roster.values import PROFILES


@dataclass(frozen=True, slots=True)
class ListOptions:
    """How to read a class list.

    `encoding` names the encoding of a text and overrides detection; `profiles` are the ids of the
    print profiles. `include` are names of students whose rows would be left out, as a teacher gave
    them; “all” means every such row. `seated` are names that have a seat already. `roles` are the
    names that the debate's roles go by, as `fold` spells them. `leave_out` are names of students
    who are not in the class; `told` is what a teacher says that columns hold, by their headings.
    `name` is what a list without a file is called.
    """

    encoding: str | None = None
    profiles: Sequence[str] = PROFILES
    include: Sequence[str] = ()
    seated: Sequence[str] = ()
    roles: Collection[str] = ()
    leave_out: Sequence[str] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    name: str = "standard input"

    @property
    def students(self) -> tuple[str, ...]:
        """All names that are students in any case."""
        return (*self.include, *self.seated)


AS_IT_IS = ListOptions()
"""No encoding that overrides, the kit's own print profiles, and nobody included."""


@dataclass(frozen=True, slots=True)
class ReadList:
    """The columns, the rows that are students, and a report, in words, of how they were found.

    `unused` are the columns that nothing is read from: number from 0, and name for messages.
    """

    columns: Columns
    found: StudentRows
    said: tuple[str, ...]
    unused: tuple[tuple[int, str], ...] = ()
