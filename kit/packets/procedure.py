"""What sheets print for the procedure of a format: its forms with their rows, cards, the room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kit.model.agenda import Agenda
from kit.model.format import FormatFacts
from kit.model.levels import at_level
from kit.model.meeting import Meeting
from kit.model.procedure import (
    Form,
    FormSheet,
    OpenForm,
    OpenRow,
    OpenSheet,
    Procedure,
    TimeCard,
)
from kit.model.public import PublicRole
from kit.model.role import LEVELS, Level
from kit.model.sheets import Paper

ROOM = {"letter": 178.0, "a4": 196.0}
"""Millimeters for the rows of the forms on a sheet, with what else stands on it left out."""
RECORD_ROOM = {"letter": 94.0, "a4": 106.0}
"""The same on the page for the decision, which has the exit ticket as well."""
TITLE, HEAD = 10.5, 9.0
"""Millimeters for a form's title, and for the heads of its columns."""
LEAST, MOST = 8.0, 48.0
"""How low and how high a row can be: one line to write on, and five."""
STOP = TimeCard(large="Stop", small="please finish your sentence")


def procedures_of(meeting: Meeting, roles: Sequence[PublicRole]) -> Mapping[Level, Procedure]:
    """What is printed for the procedure of a meeting at each reading level."""
    places = {seat.plays: seat.place for seat in reversed(meeting.seats) if seat.stance}
    sitting = [(role, places.get(role.id, "")) for role in roles]
    return {
        level: procedure_of(meeting.procedure, meeting.agenda, sitting, level, meeting.paper)
        for level in LEVELS
    }


def procedure_of(
    facts: FormatFacts | None,
    agenda: Agenda,
    roles: Sequence[tuple[PublicRole, str]],
    level: Level,
    paper: Paper,
) -> Procedure:
    """What is printed for a procedure at a reading level.

    `roles` are those at the table, in the order in which they are listed, each with its place.
    """
    if facts is None:
        return Procedure(cards=_cards((), agenda))
    own = at_level(facts, level)
    signs = () if own.vote is None else own.vote.signs
    return Procedure(
        notes=_sheet(own.notes, roles, signs, ROOM[paper]),
        record=_sheet(own.record, roles, signs, RECORD_ROOM[paper]),
        negotiates=own.vote is None or own.vote.on == "clauses",
        cards=_cards(own.cards, agenda),
        room=None if own.room is None else own.room.say,
        debrief=own.debrief,
    )


def _cards(own: Sequence[TimeCard], agenda: Agenda) -> tuple[TimeCard, ...]:
    """The cards for the times that scripts speak of, and those of the format."""
    found = [TimeCard(large="2", small="minutes left"), TimeCard(large="1", small="minute left")]
    for warning in agenda.warnings or ("30 seconds",):
        number, unit = warning.split(" ", 1)
        found.append(TimeCard(large=number, small=f"{unit} left"))
    return (*found, STOP, *own)


def _sheet(
    sheet: FormSheet | None,
    roles: Sequence[tuple[PublicRole, str]],
    signs: Sequence[str],
    room: float,
) -> OpenSheet | None:
    if sheet is None:
        return None
    rows = [_rows(form, roles, signs) for form in sheet.forms]
    for form in sheet.forms:
        room -= HEAD + (TITLE if form.title else 0)
    parts = sum(form.tall * len(some) for form, some in zip(sheet.forms, rows, strict=True))
    unit = room / max(parts, 1)
    forms = tuple(
        OpenForm(
            title=form.title,
            heads=form.heads,
            rows=some,
            height=round(min(MOST, max(LEAST, unit * form.tall)), 1),
        )
        for form, some in zip(sheet.forms, rows, strict=True)
        if some
    )
    return OpenSheet(title=sheet.title, lead=sheet.lead, forms=forms)


def _rows(
    form: Form, roles: Sequence[tuple[PublicRole, str]], signs: Sequence[str]
) -> tuple[OpenRow, ...]:
    found = [OpenRow(name=name) for name in form.rows]
    if form.each == "sign":
        found = [OpenRow(name=sign) for sign in signs] + found
    elif form.each == "role":
        here = [role for role, place in roles if not form.seats or place in form.seats]
        found = [OpenRow(name=role.short, role=role) for role in here] + found
    return (*found, *(OpenRow(name="") for _ in range(form.blank)))
