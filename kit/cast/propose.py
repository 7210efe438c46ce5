"""Proposes who sits where: all rules kept, then sides and groups even, then wishes granted."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence

from kit.cast.mixed import mixed
from kit.cast.notes import MOST_FOR_NEW_PARTNERS, SIDES, WISHES, partner_notes, seat_notes
from kit.cast.program import Program
from kit.cast.rules import INFINITY, CastRule, Variables, rules_of
from kit.model.cast import Cast, Clash, PartInSeat, Seat, Seating
from kit.model.roster import Roster, Student

PARTS: tuple[PartInSeat, ...] = ("lead", "understudy", "member")
LARGEST_WEIGHT = 1000
"""The bound of the random weights that decide between casts that are equally good."""


def propose(
    roster: Roster,
    seats: Sequence[Seat],
    *,
    seed: int = 0,
    previous: Cast | None = None,
    earlier: Sequence[Cast] = (),
) -> Cast | Clash:
    """Propose a cast for the students who are present, or a minimal set of rules that clash.

    All rules are kept. Then the aims count, in this order: few changes of seat from `previous`;
    supporters and opponents even to within one; groups even in size; first, second and third
    wishes; in a class of up to 30, no partners from the last debate of `earlier` again. The
    `seed` decides between casts that are equally good.
    """
    here = [student for student in roster.students if not student.facts.absent]
    chance = random.Random(seed)  # noqa: S311 (a fair draw, not a secret)
    # Who leads is drawn as well; it must not depend on the order of the class list.
    order = list(here)
    chance.shuffle(order)
    known = {seating.student for cast in (previous, *earlier) if cast for seating in cast.seatings}
    # Only students with rules need variables of their own, one per seat. All others are
    # interchangeable: the program only counts them, which keeps it small for large classes.
    named = {key for student in here for key in (*student.facts.apart, *student.facts.together)}
    special = [student for student in here if _has_rules(student, known | named)]
    program = Program()
    at = Variables(
        {(student.key, seat.id): program.variable(1) for student in special for seat in seats},
        {seat.id: program.variable() for seat in seats},
    )
    for student in special:
        program.constraints.append((1, 1, {at.place[student.key, seat.id]: 1 for seat in seats}))
    plain = len(here) - len(special)
    program.constraints.append((plain, plain, dict.fromkeys(at.others.values(), 1)))
    rules = list(rules_of(special, seats, earlier, at))
    aims = [
        *_few_changes(previous, at),
        *_even_sides(seats, special, at, program),
        *_even_groups(seats, special, at, program),
        *_wishes(special, seats, at),
        *_new_partners(earlier[-1:], special, seats, at, program),
        {number: chance.randrange(1, LARGEST_WEIGHT) for number in at.place.values()}
        | {number: chance.randrange(1, LARGEST_WEIGHT) for number in at.others.values()},
    ]
    constraints = [constraint for rule in rules for constraint in rule.constraints]
    values = program.solve(constraints, aims)
    if values is None:
        return Clash(tuple(rule.words for rule in _core(program, rules)))
    seat_of = {key: seat for (key, seat), number in at.place.items() if values[number]}
    left = [seat for seat, number in at.others.items() for _ in range(values[number])]
    # The program counted the students without rules; the draw decides which of them goes where.
    chance.shuffle(left)
    free = [student for student in order if student.key not in seat_of]
    seat_of |= mixed(free, left, seat_of, here)
    parts = _parts(seat_of, [student.key for student in order], previous)
    seatings = tuple(
        Seating(student.key, seat_of[student.key], parts[student.key]) for student in here
    )
    notes = (*seat_notes(here, seats, seat_of), *partner_notes(earlier, len(special)))
    return Cast(seed, seatings, notes)


def _has_rules(student: Student, named: set[str]) -> bool:
    return bool(
        student.facts.pinned
        or student.facts.wishes
        or student.facts.apart
        or student.facts.together
        or student.key in named
    )


def _few_changes(previous: Cast | None, at: Variables) -> list[Mapping[int, int]]:
    if previous is None:
        return []
    return [
        {
            at.place[seating.student, seating.seat]: -1
            for seating in previous.seatings
            if (seating.student, seating.seat) in at.place
        }
    ]


def _even_sides(
    seats: Sequence[Seat], students: Sequence[Student], at: Variables, program: Program
) -> list[Mapping[int, int]]:
    """Minimize by how much the difference between the two sides exceeds one.

    The constraints are lead - excess ≤ 1 and -lead - excess ≤ 1, so excess ≥ |lead| - 1.
    """
    excess = program.variable()
    lead: dict[int, int] = {}
    for seat in seats:
        weight = SIDES.get(seat.side or seat.stance or "", 0)
        if weight:
            lead |= dict.fromkeys(at.size(seat.id, students), weight)
    program.constraints.append((-INFINITY, 1, {**lead, excess: -1}))
    program.constraints.append((-INFINITY, 1, {**{n: -w for n, w in lead.items()}, excess: -1}))
    return [{excess: 1}]


def _even_groups(
    seats: Sequence[Seat], students: Sequence[Student], at: Variables, program: Program
) -> list[Mapping[int, int]]:
    """Minimize who sits with an absorber; then the differences between groups at the same place.

    An absorber takes those for whom there is no other seat. Of each place, the difference is that
    between its largest and its smallest group.
    """
    groups = [seat for seat in seats if seat.stance is not None]
    absorbed: dict[int, int] = {}
    for seat in groups:
        if seat.most is None:
            absorbed |= at.size(seat.id, students)
    spread: dict[int, int] = {}
    for place in dict.fromkeys(seat.place for seat in groups):
        most, least = program.variable(), program.variable()
        here = [seat for seat in groups if seat.place == place and seat.most is not None]
        for seat in here:
            size = at.size(seat.id, students)
            program.constraints.append((-INFINITY, 0, {**size, most: -1}))
            program.constraints.append((0, INFINITY, {**size, least: -1}))
        if here:
            spread |= {most: 1, least: -1}
    return [aim for aim in (absorbed, spread) if aim]


def _wishes(
    students: Sequence[Student], seats: Sequence[Seat], at: Variables
) -> list[Mapping[int, int]]:
    """Maximize how many students get their first wish, then their second, then their third."""
    aims: list[Mapping[int, int]] = []
    for place in range(len(WISHES)):
        granted = {
            at.place[student.key, seat.id]: -1
            for student in students
            if len(student.facts.wishes) > place
            for seat in seats
            if seat.plays == student.facts.wishes[place]
        }
        if granted:
            aims.append(granted)
    return aims


def _new_partners(
    earlier: Sequence[Cast],
    students: Sequence[Student],
    seats: Sequence[Seat],
    at: Variables,
    program: Program,
) -> list[Mapping[int, int]]:
    """Minimize how many pairs share a seat that they shared before.

    For each such pair and seat, one + other - both ≤ 1: `both` is 1 if they share any seat.
    """
    here = [student.key for student in students]
    if len(here) > MOST_FOR_NEW_PARTNERS:
        return []
    pairs: dict[tuple[str, str], None] = {}
    for cast in earlier:
        seat_of = {seating.student: seating.seat for seating in cast.seatings}
        for index, one in enumerate(here):
            for other in here[index + 1 :]:
                if one in seat_of and seat_of[one] == seat_of.get(other):
                    pairs.setdefault((one, other))
    again = {}
    for one, other in pairs:
        both = program.variable(1)
        again[both] = 1
        for seat in seats:
            constraint = {at.place[one, seat.id]: 1, at.place[other, seat.id]: 1, both: -1}
            program.constraints.append((-INFINITY, 1, constraint))
    return [again] if again else []


def _core(program: Program, rules: Sequence[CastRule]) -> list[CastRule]:
    """A minimal set of clashing rules: without any one of them, the others can be kept.

    In the field's terms, an irreducible infeasible subset, found by the deletion filter (Chinneck
    and Dravnieks, 1991): each rule is dropped if the others still clash. The format's bounds are
    tried first, so that the rules that remain are the teacher's, if possible.
    """
    kept = sorted(rules, key=lambda rule: not rule.size)
    for rule in list(kept):
        fewer = [each for each in kept if each is not rule]
        if program.solve(constraint for each in fewer for constraint in each.constraints) is None:
            kept = fewer
    return kept


def _parts(
    seat_of: Mapping[str, str], order: Sequence[str], previous: Cast | None
) -> dict[str, PartInSeat]:
    """The part of each student in a seat: lead, understudy or member.

    Students who were in that seat before keep their part or move up; newcomers follow in `order`.
    """
    before = {} if previous is None else {each.student: each for each in previous.seatings}

    def standing(key: str) -> tuple[int, int]:
        seating = before.get(key)
        same = seating is not None and seating.seat == seat_of[key]
        return (PARTS.index(seating.part) if seating and same else len(PARTS)), order.index(key)

    parts: dict[str, PartInSeat] = {}
    counts: Counter[str] = Counter()
    for key in sorted(seat_of, key=standing):
        parts[key] = PARTS[min(counts[seat_of[key]], 2)]
        counts[seat_of[key]] += 1
    return parts
