"""Who sits where: every rule kept, then as even, and as near to the wishes, as can be."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence

from kit.cast.program import Program
from kit.cast.rules import INFINITY, Rule, Variables, rules_of
from kit.model.cast import Cast, Clash, Part, Seat, Seating
from kit.model.roster import Roster, Student

WISHES = ("first", "second", "third")
PARTS: tuple[Part, ...] = ("lead", "understudy", "member")
LARGEST_WEIGHT = 1000
MOST_FOR_NEW_PARTNERS = 30
"""Students: in a larger class, or over several debates, new partners take minutes to find."""


def propose(
    roster: Roster,
    seats: Sequence[Seat],
    *,
    seed: int = 0,
    previous: Cast | None = None,
    history: Sequence[Cast] = (),
) -> Cast | Clash:
    """A cast for the students who are here, or the smallest set of rules that clash.

    In this order: as few seats as possible change against `previous`; supporters and
    opponents even to within one; groups even; first, second and third wishes; in a class
    of up to 30, partners of the last debate of `history` apart. What is left is decided by
    the seed.
    """
    here = [student for student in roster.students if not student.facts.absent]
    chance = random.Random(seed)  # noqa: S311 (a fair draw, not a secret)
    order = list(here)
    chance.shuffle(order)
    known = {seating.student for cast in (previous, *history) if cast for seating in cast.seatings}
    named = {key for student in here for key in (*student.facts.apart, *student.facts.together)}
    special = [student for student in here if _has_rules(student, known | named)]
    program = Program()
    at = Variables(
        {(student.key, seat.id): program.variable(1) for student in special for seat in seats},
        {seat.id: program.variable() for seat in seats},
    )
    for student in special:
        program.rows.append((1, 1, {at.place[student.key, seat.id]: 1 for seat in seats}))
    plain = len(here) - len(special)
    program.rows.append((plain, plain, dict.fromkeys(at.others.values(), 1)))
    rules = list(rules_of(special, seats, history, at))
    aims = [
        *_few_changes(previous, at),
        *_even_sides(seats, special, at, program),
        *_even_groups(seats, special, at, program),
        *_wishes(special, at),
        *_new_partners(history[-1:], special, seats, at, program),
        {number: chance.randrange(1, LARGEST_WEIGHT) for number in at.place.values()}
        | {number: chance.randrange(1, LARGEST_WEIGHT) for number in at.others.values()},
    ]
    rows = [row for rule in rules for row in rule.rows]
    values = program.solve(rows, aims)
    if values is None:
        return Clash(tuple(rule.words for rule in _core(program, rules)))
    seat_of = {key: seat for (key, seat), number in at.place.items() if values[number]}
    left = [seat for seat, number in at.others.items() for _ in range(values[number])]
    chance.shuffle(left)
    seat_of |= {student.key: left.pop() for student in here if student.key not in seat_of and left}
    parts = _parts(seat_of, [student.key for student in order], previous)
    seatings = tuple(
        Seating(student.key, seat_of[student.key], parts[student.key]) for student in here
    )
    notes = (*_notes(here, seats, seat_of), *_partner_notes(history, len(special)))
    return Cast(seed, seatings, notes)


def _partner_notes(history: Sequence[Cast], students: int) -> tuple[str, ...]:
    """Where partners of earlier debates may meet again; `students` are those with rules."""
    if history and students > MOST_FOR_NEW_PARTNERS:
        return ("earlier partners may meet again: the class is too large to part them all",)
    if len(history) > 1:
        return ("of earlier partners, those of the last debate were kept apart where it could be",)
    return ()


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
    """The supporters' lead over the opponents, or theirs, as far as it is more than one."""
    excess = program.variable()
    lead: dict[int, int] = {}
    for seat in seats:
        weight = {"support": 1, "oppose": -1}.get(seat.stance or "", 0)
        if weight:
            lead |= dict.fromkeys(at.size(seat.id, students), weight)
    program.rows.append((-INFINITY, 1, {**lead, excess: -1}))
    program.rows.append((-INFINITY, 1, {**{n: -w for n, w in lead.items()}, excess: -1}))
    return [{excess: 1}]


def _even_groups(
    seats: Sequence[Seat], students: Sequence[Student], at: Variables, program: Program
) -> list[Mapping[int, int]]:
    """The difference between the largest and the smallest group; absorbers do not count."""
    groups = [seat for seat in seats if seat.most is not None and seat.stance is not None]
    if not groups:
        return []
    most, least = program.variable(), program.variable()
    for seat in groups:
        size = at.size(seat.id, students)
        program.rows.append((-INFINITY, 0, {**size, most: -1}))
        program.rows.append((0, INFINITY, {**size, least: -1}))
    return [{most: 1, least: -1}]


def _wishes(students: Sequence[Student], at: Variables) -> list[Mapping[int, int]]:
    """How many get their first wish, their second, their third: as many as can be."""
    aims: list[Mapping[int, int]] = []
    for place in range(len(WISHES)):
        granted = {
            at.place[student.key, student.facts.wishes[place]]: -1
            for student in students
            if len(student.facts.wishes) > place
            and (student.key, student.facts.wishes[place]) in at.place
        }
        if granted:
            aims.append(granted)
    return aims


def _new_partners(
    history: Sequence[Cast],
    students: Sequence[Student],
    seats: Sequence[Seat],
    at: Variables,
    program: Program,
) -> list[Mapping[int, int]]:
    """How many pairs sit together who did so before."""
    here = [student.key for student in students]
    if len(here) > MOST_FOR_NEW_PARTNERS:
        return []
    pairs: dict[tuple[str, str], None] = {}
    for cast in history:
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
            row = {at.place[one, seat.id]: 1, at.place[other, seat.id]: 1, both: -1}
            program.rows.append((-INFINITY, 1, row))
    return [again] if again else []


def _core(program: Program, rules: Sequence[Rule]) -> list[Rule]:
    """Rules that clash, none of which can be left out: each is dropped that need not stay.

    The format's bounds are tried first, so that what remains is, if possible, a teacher's.
    """
    kept = sorted(rules, key=lambda rule: not rule.size)
    for rule in list(kept):
        fewer = [each for each in kept if each is not rule]
        if program.solve(row for each in fewer for row in each.rows) is None:
            kept = fewer
    return kept


def _parts(
    seat_of: Mapping[str, str], order: Sequence[str], previous: Cast | None
) -> dict[str, Part]:
    """Lead, understudy and members of each seat; those of before keep or move up."""
    before = {} if previous is None else {each.student: each for each in previous.seatings}

    def standing(key: str) -> tuple[int, int]:
        seating = before.get(key)
        same = seating is not None and seating.seat == seat_of[key]
        return (PARTS.index(seating.part) if seating and same else len(PARTS)), order.index(key)

    parts: dict[str, Part] = {}
    counts: Counter[str] = Counter()
    for key in sorted(seat_of, key=standing):
        parts[key] = PARTS[min(counts[seat_of[key]], 2)]
        counts[seat_of[key]] += 1
    return parts


def _notes(
    here: Sequence[Student], seats: Sequence[Seat], seat_of: Mapping[str, str]
) -> tuple[str, ...]:
    """How many got which wish, and whether the sides are even."""
    notes = []
    wishing = [student for student in here if student.facts.wishes]
    if wishing:
        granted = Counter(
            student.facts.wishes.index(seat_of[student.key])
            for student in wishing
            if seat_of[student.key] in student.facts.wishes
        )
        got = [
            f"{granted[place]} got their {word} wish"
            for place, word in enumerate(WISHES)
            if granted[place]
        ]
        none = len(wishing) - sum(granted[place] for place in range(len(WISHES)))
        said = ", ".join([*got, *([f"{none} none of them"] if none else [])])
        notes.append(f"of {len(wishing)} who named wishes, {said}")
    stances = {seat.id: seat.stance for seat in seats}
    sides = Counter(stances[seat] for seat in seat_of.values())
    if abs(sides["support"] - sides["oppose"]) > 1:
        notes.append(
            f"the sides are uneven, {sides['support']} for and {sides['oppose']} against: "
            "the rules leave no other way"
        )
    return tuple(notes)
