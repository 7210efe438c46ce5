"""Who plays what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kit.model.debate import Stance

Part = Literal["lead", "understudy", "member"]


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
