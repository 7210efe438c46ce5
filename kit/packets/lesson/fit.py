"""How long each phase of a lesson is, so that all of them together fill it to the minute.

Phases are whole minutes long. An elastic one takes between half and double of what the format
gives it, and two of them change in proportion. Where speakers × time exceed a phase, speakers are
paired before their time is cut; where they need less, the elastic phases get the time that is
left. Of all ways that fill the lesson, the one nearest to the format's own minutes is taken.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass

from kit.model.agenda import Room
from kit.model.format import Format, Lesson, Phase, Step, Turns

SHORTEST_SHARE, LONGEST_SHARE = 0.5, 2.0
"""What an elastic phase keeps at least, and gets at most, of the length that the format gives."""
SHORTEST_TURN = 0.5
"""Minutes, also for a step that takes what is left; turns are multiples of this."""
A_ROUND_LESS, LEFT_OVER, IDLE_MINUTE = 1.0, 10.0, 100.0
"""What it costs to leave out a round, to have a minute left after rounds, or after speakers.

An elastic phase costs its minutes times the square of the logarithm of how much it changes.
"""


@dataclass(frozen=True, slots=True)
class FittedStep:
    """A step of a turn: its name, its minutes, how often it comes in a turn."""

    name: str
    minutes: float
    times: int


@dataclass(frozen=True, slots=True)
class FittedTurns:
    """Turns as they are taken: how many, by how many speakers each, of which steps.

    `left` are the minutes that no turn takes.
    """

    count: int
    share: int
    steps: tuple[FittedStep, ...]
    left: float

    @property
    def minutes(self) -> float:
        """How many minutes one turn takes."""
        return sum(step.minutes * step.times for step in self.steps)


@dataclass(frozen=True, slots=True)
class FittedPhase:
    """A phase with its length in minutes, and its turns if it has any."""

    phase: Phase
    minutes: int
    turns: FittedTurns | None


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to fill a phase, or the phases so far: its minutes, and how far it is off."""

    minutes: int
    cost: float
    phases: tuple[FittedPhase, ...]


def fit(lesson: Lesson, minutes: int, room: Room) -> tuple[FittedPhase, ...] | None:
    """The phases of a lesson of so many minutes; None if they do not fit."""
    found = _ways(lesson, room.tables, tuple(sorted(room.speakers.items()))).get(minutes)
    return None if found is None else found.phases


def lengths(lesson: Lesson, room: Room) -> tuple[int, ...]:
    """Every length in minutes that these phases fit into, the shortest first."""
    return tuple(sorted(_ways(lesson, room.tables, tuple(sorted(room.speakers.items())))))


def common_lengths(each: Format, room: Room) -> tuple[int, ...]:
    """Every length in minutes that all lessons of a format fit into."""
    sets = [set(lengths(lesson, room)) for lesson in each.facts.lessons]
    return tuple(sorted(set.intersection(*sets)))


@functools.cache
def _ways(lesson: Lesson, tables: int, speakers: tuple[tuple[str, int], ...]) -> dict[int, _Way]:
    """The best way to fill a lesson of each length that can be filled."""
    room = Room(tables=tables, speakers=dict(speakers))
    best = {0: _Way(0, 0.0, ())}
    for phase in lesson.phases:
        after: dict[int, _Way] = {}
        for way in _ways_of(phase, room):
            for before in best.values():
                total, cost = before.minutes + way.minutes, before.cost + way.cost
                if total not in after or cost < after[total].cost:
                    after[total] = _Way(total, cost, (*before.phases, *way.phases))
        best = after
    return best


def _ways_of(phase: Phase, room: Room) -> Iterator[_Way]:
    turns = phase.turns
    if turns is None:
        for length in _range(phase.length, elastic=phase.elastic):
            yield _way(phase, length, _stretched(phase.length, length))
    elif turns.rest is not None:
        yield from _rounds(phase, turns, turns.rest, room)
    elif any(step.elastic for step in turns.steps):
        yield from _stretched_rounds(phase, turns)
    else:
        yield from _speakers(phase, turns, room)


def _speakers(phase: Phase, turns: Turns, room: Room) -> Iterator[_Way]:
    """Each speaker has a turn; the phase gets no longer than the format has it."""
    whole = math.ceil(phase.length)
    speakers = takers(turns, room)
    share, minutes = 1, turns.minutes
    if speakers * minutes > whole:
        share = 2
        while (most := _in_halves(whole / math.ceil(speakers / share))) < SHORTEST_TURN:
            share += 1
        minutes = min(minutes, most)
    count = math.ceil(speakers / share)
    steps = _cut(turns, minutes)
    least = math.ceil(count * minutes)
    for length in range(least, whole + 1):
        fitted = FittedTurns(count, share, steps, length - count * minutes)
        yield _way(phase, length, (length - least) * IDLE_MINUTE, fitted)


def _cut(turns: Turns, minutes: float) -> tuple[FittedStep, ...]:
    """The steps of a turn that is cut to so many minutes, the longest ones first."""
    lengths = [(step.minutes or 0) * step.times for step in turns.steps]
    while sum(lengths) > minutes:
        lengths[lengths.index(max(lengths))] -= SHORTEST_TURN
    return tuple(
        FittedStep(step.name, length / step.times, step.times)
        for step, length in zip(turns.steps, lengths, strict=True)
        if length > 0
    )


def _rounds(phase: Phase, turns: Turns, rest: Step, room: Room) -> Iterator[_Way]:
    """As many rounds as there must be; a step in each takes what the phase has left."""
    count = takers(turns, room)
    for length in _range(phase.length, elastic=phase.elastic):
        each = _in_halves(length / count)
        left = length - each * count
        minutes = _in_halves((each - turns.minutes) / rest.times)
        if minutes < 2 * SHORTEST_TURN:
            continue
        steps = tuple(
            FittedStep(step.name, step.minutes or minutes, step.times) for step in turns.steps
        )
        cost = _stretched(phase.length, length) + left * LEFT_OVER
        yield _way(phase, length, cost, FittedTurns(count, 1, steps, left))


def _stretched_rounds(phase: Phase, turns: Turns) -> Iterator[_Way]:
    """So many rounds as there is time for, and a step in each that is longer or shorter."""
    (elastic,) = (step for step in turns.steps if step.elastic)
    own = elastic.minutes or 0
    for count in range(turns.least or turns.count, turns.count + 1):
        for halves in range(math.ceil(own), math.floor(own * 4) + 1):
            minutes = halves / 2
            steps = tuple(
                FittedStep(step.name, minutes if step is elastic else step.minutes or 0, step.times)
                for step in turns.steps
            )
            fitted = FittedTurns(count, 1, steps, 0)
            length = count * fitted.minutes
            if length == int(length):
                cost = count * elastic.times * _stretched(own, minutes)
                cost += (turns.count - count) * A_ROUND_LESS
                yield _way(phase, int(length), cost, fitted)


def takers(turns: Turns, room: Room) -> int:
    """How many take a turn; as many as the format has time for, if it is not known."""
    if turns.each == "table":
        return room.tables
    if turns.each == "turn" or not room.speakers:
        return turns.count
    wanted = turns.seats or tuple(room.speakers)
    return sum(room.speakers.get(seat, 0) for seat in wanted) or turns.count


def _way(phase: Phase, length: int, cost: float, turns: FittedTurns | None = None) -> _Way:
    return _Way(length, cost, (FittedPhase(phase, length, turns),))


def _range(length: float, *, elastic: bool) -> range:
    least, most = (length * SHORTEST_SHARE, length * LONGEST_SHARE) if elastic else (length, length)
    return range(math.ceil(least), math.floor(most) + 1)


def _stretched(own: float, minutes: float) -> float:
    return own * math.log(minutes / own) ** 2


def _in_halves(minutes: float) -> float:
    return math.floor(minutes * 2) / 2
