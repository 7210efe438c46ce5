"""From a teacher's files to the board: load, check, seat, fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kit.model.board import Board
from kit.model.cast import Seat
from kit.model.debate import Debate
from kit.packets import board_lessons, listed
from kit.pipeline.build import check_inputs
from kit.pipeline.inputs import load_inputs
from kit.pipeline.request import Request
from kit.pipeline.table import seat
from kit.problems import Problems


def board_of(request: Request, problems: Problems) -> Board:
    """The board for the class, the format and the lessons that are asked for.

    It has names of roles, and of no student. Raises `BadInput`, with all problems, for files that
    are wrong, and `BadUsage` where the request does not fit the debate or the class.
    """
    inputs = load_inputs(request, problems)
    check_inputs(inputs, request, problems)
    table = seat(inputs, request, problems)
    problems.stop_on_errors()
    facts = inputs.debate.facts
    return Board(
        language=facts.language,
        title=facts.title,
        question=facts.question,
        format=table.format.facts.name,
        lessons=board_lessons(
            table.format,
            inputs.formats,
            request.times,
            table.room,
            speakers_of(inputs.debate, table.seats) if table.room.tables == 1 else {},
        ),
    )


def speakers_of(debate: Debate, seats: Sequence[Seat]) -> Mapping[str, Sequence[str]]:
    """The names of the roles that speak at each place, in order; those of a bloc speak as one."""
    names = {role.id: role.facts.name for role in debate.roles}
    voices: dict[str, dict[str, list[str]]] = {}
    for each in seats:
        if each.stance is not None:
            here = voices.setdefault(each.place, {}).setdefault(each.bloc or each.plays, [])
            here.append(names[each.plays])
    return {
        place: tuple(listed(dict.fromkeys(some)) for some in here.values())
        for place, here in voices.items()
    }
