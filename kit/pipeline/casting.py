"""A roster or a saved plan to a class at the table: load, resolve, seat.

roster → students → seats of the format → cast; `placing` then says what packets print
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kit.cast import propose, seats_for
from kit.load import load_plan, planned
from kit.model.cast import Cast, Clash, Seat
from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.profile import STANDARD
from kit.model.roster import Roster, Student
from kit.problems import BadUsage, Place, Problems, did_you_mean

PLAN = "plan.yaml"


@dataclass(frozen=True, slots=True)
class RosterSource:
    """Where a class comes from: a roster's file or bytes, a saved plan, or both.

    `history` are plans of earlier debates; `order` is that of the class file;
    `profiles` are the print profiles that a student may have.
    """

    path: Path | None = None
    data: bytes | None = None
    encoding: str | None = None
    plan: Path | None = None
    history: tuple[Path, ...] = ()
    seed: int = 0
    order: Literal["roster", "seating"] = "roster"
    coded: bool = False
    profiles: tuple[str, ...] = (STANDARD,)

    @property
    def has_roster(self) -> bool:
        """Whether there is a roster besides a plan."""
        return self.path is not None or self.data is not None

    @property
    def is_given(self) -> bool:
        """Whether there is any class at all."""
        return self.has_roster or self.plan is not None


@dataclass(frozen=True, slots=True)
class Seated:
    """A class with its cast: what `cast` saves, and what packets are made from."""

    roster: Roster
    cast: Cast
    seats: tuple[Seat, ...]
    format: Format


def seat_class(
    source: RosterSource,
    debate: Debate,
    formats: Sequence[Format],
    format_id: str | None,
    extra: Sequence[str],
    problems: Problems,
) -> Seated | None:
    """The class at the table; None and problems if it cannot be seated.

    A plan is used as it stands; without one a cast is proposed. Raises `BadUsage` for a
    format that there is not, or that is not the plan's.
    """
    if source.plan is not None:
        return _from_plan(source, debate, formats, format_id, extra, problems)
    roster = load_class(source, debate, problems)
    if roster is None:
        return None
    here = [student for student in roster.students if not student.absent]
    chosen = choose_format(debate, formats, format_id, len(here))
    return seat(roster, debate, chosen, extra, source, problems)


def load_class(source: RosterSource, debate: Debate, problems: Problems) -> Roster | None:
    """The roster, with roles by their ids; None and problems if it cannot be used."""
    from kit.load.roster import load_roster, resolve_roles  # only where there is a class

    before = len(problems.errors)
    roster = load_roster(
        source.path, source.data, problems, encoding=source.encoding, profiles=source.profiles
    )
    if roster is None:
        return None
    roster = resolve_roles(roster, debate, problems)
    return roster if len(problems.errors) == before else None


def seat(
    roster: Roster,
    debate: Debate,
    chosen: Format,
    extra: Sequence[str],
    source: RosterSource,
    problems: Problems,
    previous: Cast | None = None,
) -> Seated | None:
    """A cast for a roster; where its rules clash, a problem that names them."""
    here = [student for student in roster.students if not student.absent]
    if not here:
        problems.error(Place(roster.path), "holds no student who is here")
        return None
    pinned = {student.role for student in here if student.role is not None}
    kept = set() if previous is None else {seating.seat for seating in previous.seatings}
    roles = {role.id for role in debate.roles}
    seats = seats_for(debate, chosen, len(here), pinned | (kept & roles), extra)
    earlier = [_earlier(path, problems) for path in source.history]
    history = [each for each in earlier if each is not None]
    cast = propose(roster, seats, seed=source.seed, previous=previous, history=history)
    if isinstance(cast, Clash):
        problems.error(
            here[0].place if len(cast.rules) == 0 else _place(roster, cast.rules),
            "these rules cannot all be kept: " + "; ".join(cast.rules),
            "change one of them",
        )
        return None
    return Seated(roster, cast, seats, chosen)


def choose_format(
    debate: Debate, formats: Sequence[Format], format_id: str | None, students: int | None
) -> Format:
    """The format asked for; else the debate's first that is made for so many students.

    Raises `BadUsage` for one that there is not.
    """
    by_id = {each.id: each for each in formats}
    if format_id is not None:
        if format_id not in by_id:
            raise BadUsage(f"there is no format “{format_id}”", did_you_mean(format_id, by_id))
        return by_id[format_id]
    usual = [by_id[name] for name in debate.facts.formats if name in by_id]
    if not usual:
        raise BadUsage(f"there is no format “{debate.facts.formats[0]}”", "")
    if students is None:
        return usual[0]
    fitting = (
        each for each in usual if each.facts.students.min <= students <= each.facts.students.max
    )
    return next(fitting, usual[0])


def _from_plan(
    source: RosterSource,
    debate: Debate,
    formats: Sequence[Format],
    format_id: str | None,
    extra: Sequence[str],
    problems: Problems,
) -> Seated | None:
    assert source.plan is not None
    before = len(problems.errors)
    plan = load_plan(source.plan, problems)
    if plan is None:
        return None
    if plan.facts.debate != debate.id:
        problems.error(
            plan.source.place("debate"),
            f"this cast is for the debate “{plan.facts.debate}”, not for “{debate.id}”",
        )
    if format_id is not None and format_id != plan.facts.format:
        raise BadUsage(
            f"the plan is for the format “{plan.facts.format}”, not for “{format_id}”",
            "leave out --format, or propose a new cast with “debate-kit cast”",
        )
    chosen = choose_format(debate, formats, plan.facts.format, None)
    roster, cast = planned(plan, problems)
    roles = {role.id for role in debate.roles}
    taken = {seating.seat for seating in cast.seatings}
    count = len(cast.seatings)
    seats = seats_for(debate, chosen, max(count, 2), taken & roles, extra)
    known = [each.id for each in seats]
    for index, student in enumerate(plan.facts.students):
        if student.role is not None and not student.absent and student.role not in known:
            problems.error(
                plan.source.place("students", index, "role"),
                f"there is no role or duty “{student.role}” at this table",
                did_you_mean(student.role, {*known, *roles}),
            )
        if student.profile not in source.profiles:
            problems.error(
                plan.source.place("students", index, "profile"),
                f"there is no profile “{student.profile}”",
                did_you_mean(student.profile, source.profiles),
            )
    if source.has_roster:
        read_as = _compare(source, debate, roster, problems)
        roster = dataclasses.replace(roster, read_as=read_as)
    if len(problems.errors) > before:
        return None
    return Seated(roster, _with_leads(cast), seats, chosen)


def _compare(
    source: RosterSource, debate: Debate, roster: Roster, problems: Problems
) -> tuple[str, ...]:
    """Whether a plan has the students of the roster given with it; how that was read."""
    given = load_class(source, debate, problems)
    if given is None:
        return ()
    planned_keys = {student.key for student in roster.students}
    given_keys = {student.key for student in given.students}
    if not planned_keys & given_keys:
        problems.error(
            Place(roster.path),
            "the saved cast is of another class: it has no name of the roster",
            "make a new one: debate-kit cast --roster …",
        )
        return ()
    anew = "bring the cast up to date: debate-kit cast --roster … --plan …"
    alone = "add the name to the roster, or build from the cast alone: debate-kit build --plan …"
    for keys, said, hint in (
        (given_keys - planned_keys, "is not in the saved cast", anew),
        (planned_keys - given_keys, "is in the saved cast, but not in the roster", alone),
    ):
        for key in sorted(keys):
            problems.error(
                Place(roster.path),
                f"“{key}” {said}",
                hint,
            )
    return given.read_as


def _with_leads(cast: Cast) -> Cast:
    """The cast with a lead in each seat: whoever comes first where a teacher named none."""
    led = {seating.seat for seating in cast.seatings if seating.part == "lead"}
    seatings = []
    for seating in cast.seatings:
        first = seating.seat not in led
        led.add(seating.seat)
        seatings.append(dataclasses.replace(seating, part="lead") if first else seating)
    return dataclasses.replace(cast, seatings=tuple(seatings))


def _earlier(path: Path, problems: Problems) -> Cast | None:
    plan = load_plan(path, problems)
    return None if plan is None else planned(plan, problems)[1]


def _place(roster: Roster, rules: Collection[str]) -> Place:
    """Where the first student whom a rule names stands in the roster."""
    said = " ".join(rules)
    named = (student for student in roster.students if student.name in said)
    student: Student | None = next(named, None)
    return Place(roster.path) if student is None else student.place
