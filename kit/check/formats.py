"""Checks the debate formats, and the formats that a debate names."""

from __future__ import annotations

from collections.abc import Sequence

from kit.check.names import must_be_known, no_repeats
from kit.check.procedures import check_procedure
from kit.model.debate import Debate
from kit.model.fields import FIELD, known_fields
from kit.model.format import Format, Lesson, Phase
from kit.model.places import CountRange
from kit.problems import Key, Problems, did_you_mean

MOST_ELASTIC = 2
"""Phases of a lesson that become longer or shorter with it."""


def check_default_formats(debate: Debate, formats: Sequence[Format], problems: Problems) -> None:
    """Add a problem for each format that a debate names and that does not exist."""
    known = [each.id for each in formats]
    for index, name in enumerate(debate.facts.formats):
        must_be_known(
            name,
            known,
            debate.source,
            ("formats", index),
            f"there is no format “{name}”",
            problems,
        )


def check_format(each: Format, problems: Problems) -> None:
    """Add a problem for each rule that a single format breaks."""
    facts, source = each.facts, each.source
    if facts.students.min > facts.students.max:
        problems.error(source.place("students"), "the smallest class is larger than the largest")
    _check_seats(each, problems)
    check_procedure(each, problems)
    for number, lesson in enumerate(facts.lessons):
        here: Key = ("lessons", number)
        for index, phase in enumerate(lesson.phases):
            _check_phase(each, phase, (*here, "phases", index), problems)
        _check_lesson(each, lesson, here, problems)


def _check_lesson(each: Format, lesson: Lesson, here: Key, problems: Problems) -> None:
    source = each.source
    total = sum(phase.length for phase in lesson.phases)
    if total != lesson.minutes:
        problems.error(
            source.place(*here, "minutes"),
            f"the phases of “{lesson.name}” add up to {total:g} minutes, not to {lesson.minutes:g}",
            "change the minutes of a phase, or those of the lesson",
        )
    elastic = [phase for phase in lesson.phases if phase.stretches]
    if not elastic:
        problems.error(
            source.place(*here, "phases"),
            f"“{lesson.name}” needs a phase with “elastic: true”",
            "it takes up the difference when a lesson is longer or shorter",
        )
    elif len(elastic) > MOST_ELASTIC:
        names = ", ".join(f"“{phase.name}”" for phase in elastic)
        problems.error(
            source.place(*here, "phases"),
            f"“{lesson.name}” has {len(elastic)} elastic phases: {names}",
            f"let at most {MOST_ELASTIC} of them be elastic",
        )


def _check_phase(each: Format, phase: Phase, here: Key, problems: Problems) -> None:
    source, turns = each.source, phase.turns
    rests = 0 if turns is None else sum(step.minutes is None for step in turns.steps)
    if (phase.minutes is None) == (turns is None) and not rests:
        problems.error(
            source.place(*here), f"the phase “{phase.name}” needs either “minutes” or “turns”"
        )
    if rests > 1 or (rests and phase.minutes is None):
        problems.error(
            source.place(*here, "turns", "steps"),
            f"a step of “{phase.name}” has no “minutes”"
            + ("" if rests == 1 else ", and neither has another"),
            "give the step its minutes; one may take what the phase has left of its own",
        )
    if turns is not None and phase.elastic and not rests:
        problems.error(
            source.place(*here, "elastic"),
            f"“{phase.name}” consists of turns, and cannot be elastic as a whole",
            "let a step of its turns be elastic, or give another phase “elastic: true”",
        )
    if turns is not None and sum(step.elastic for step in turns.steps) > 1:
        problems.error(
            source.place(*here, "turns", "steps"), "only one step of a turn can be elastic"
        )
    if turns is not None and phase.length != int(phase.length):
        problems.error(
            source.place(*here, "turns"),
            f"the turns of “{phase.name}” take {phase.length:g} minutes; a phase is whole minutes",
            "change the number of turns, or the minutes of a step",
        )
    if turns is not None and turns.names and len(turns.names) != turns.count:
        problems.error(
            source.place(*here, "turns", "names"),
            f"“names” has {len(turns.names)} for {turns.count} turns",
            "name who takes each turn, in order, or leave it out",
        )
    fields = known_fields(turns)
    for key, text in phase.texts:
        for name in FIELD.findall(text):
            if name not in fields:
                problems.error(
                    source.place(*here, *key),
                    f"there is no field “{{{name}}}” in the phase “{phase.name}”",
                    did_you_mean(name, fields),
                )
    if each.facts.seats is not None:
        _check_marks(each, phase, here, problems)


def _check_marks(each: Format, phase: Phase, here: Key, problems: Problems) -> None:
    """Nobody is idle in a phase, and nobody is named who is not there."""
    assert each.facts.seats is not None, "it is only asked of a format with seats"
    names = each.facts.seats.names
    for index, you in enumerate(phase.you):
        for number, seat in enumerate(you.seats):
            must_be_known(
                seat,
                [*names],
                each.source,
                (*here, "you", index, "seats", number),
                f"there is no place or duty “{seat}”",
                problems,
            )
        if not (you.speak or you.listen or you.decide):
            problems.error(
                each.source.place(*here, "you", index),
                "this says nothing to do",
                "add “speak”, “listen” or “decide”",
            )
    for number, seat in enumerate(() if phase.turns is None else phase.turns.seats):
        must_be_known(
            seat,
            [*names],
            each.source,
            (*here, "turns", "seats", number),
            f"there is no place “{seat}”",
            problems,
        )
    busy = {seat for you in phase.you for seat in you.seats}
    idle = [name for seat, name in names.items() if seat not in busy]
    if idle and all(you.seats for you in phase.you):
        problems.error(
            each.source.place(*here),
            f"in the phase “{phase.name}” these have nothing to do: {', '.join(idle)}",
            "say it under “you”: what they speak, listen for or decide",
        )


def _check_seats(each: Format, problems: Problems) -> None:
    seats, source = each.facts.seats, each.source
    if seats is None:
        return
    if seats.places is not None:
        no_repeats(
            (place.id for place in seats.places),
            ("seats", "places"),
            "place",
            source,
            problems,
            ("id",),
        )
    taken = {place.id for place in seats.all_places}
    for index, duty in enumerate(seats.duties):
        if duty.id in taken:
            problems.error(
                source.place("seats", "duties", index, "id"),
                f"“{duty.id}” is a place already",
                "give the duty another id",
            )
    ranges: list[tuple[Key, CountRange | None]] = [
        (("seats", "roles"), seats.roles),
        (("seats", "each"), seats.each),
    ]
    for index, place in enumerate(seats.places or ()):
        ranges += [
            (("seats", "places", index, key), getattr(place, key))
            for key in ("roles", "each", "students")
        ]
        if place.side is not None and place.why is None:
            problems.error(
                source.place("seats", "places", index),
                f"“{place.name}” argues a side, and has no “why”",
                "say to roles that do not think so why they argue it",
            )
    if seats.tables is not None:
        ranges.append((("seats", "tables", "students"), seats.tables.students))
    for key, found in ranges:
        if found is not None and found.min > found.max:
            problems.error(
                source.place(*key), f"the least, {found.min}, is more than the most, {found.max}"
            )
    if not any(place.fills for place in seats.all_places):
        problems.error(
            source.place("seats", "places"),
            "no place takes roles of any stance",
            "add “fills: true” to the places that are to be even",
        )
