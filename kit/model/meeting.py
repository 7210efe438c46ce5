"""One debate as it takes place: with these roles, in this class, at these times."""

from __future__ import annotations

from dataclasses import dataclass

from kit.model.agenda import Agenda
from kit.model.bargains import Bargains
from kit.model.cast import ClassCast, Seat
from kit.model.context import School
from kit.model.debate import Debate
from kit.model.format import FormatFacts, Vote
from kit.model.places import Duty, Place
from kit.model.role import Role
from kit.model.sheets import Paper


@dataclass(frozen=True, slots=True)
class Meeting:
    """What all sheets of a build share.

    `roles` are those at the table; `agenda` is the chair's, with the script; `duties` are those
    of the format; `cast` is the class, if it is known. `reading` are the paragraphs of the
    teacher's own copy of the essay, or empty; `school` is printed on the covers. `seats` are who
    sits where, and `places` what the format says of each; `vote` is how it decides, and
    `procedure` all that the format says. `bargains` are what these roles could agree on; without
    `scores`, packets hold no points.
    """

    debate: Debate
    roles: tuple[Role, ...]
    agenda: Agenda
    paper: Paper
    duties: tuple[Duty, ...] = ()
    cast: ClassCast | None = None
    reading: tuple[str, ...] = ()
    school: School | None = None
    seats: tuple[Seat, ...] = ()
    places: tuple[Place, ...] = ()
    vote: Vote | None = None
    procedure: FormatFacts | None = None
    bargains: Bargains | None = None
    scores: bool = True
