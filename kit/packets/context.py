"""What each sheet may print: a context holds only what its reader may see.

Withholding is done here and not in templates, so that no template, the teacher's own included,
can print somebody else's secrets.
"""

from __future__ import annotations

import dataclasses
import functools
from typing import Any

from kit.model.agenda import Agenda
from kit.model.cast import Seat
from kit.model.context import (
    CastLine,
    ContentsLine,
    Face,
    ForDuty,
    ForEveryone,
    ForRole,
    ForTeacher,
    StudentLine,
    Voting,
)
from kit.model.diagram import SeatingDrawing
from kit.model.format import Vote
from kit.model.levels import at_level
from kit.model.meeting import Meeting
from kit.model.places import Duty
from kit.model.public import PublicRole
from kit.model.role import LEVELS, PRIVATE_BLOCKS, Level, Role
from kit.model.sheets import Need, Section, Sheet
from kit.packets.cited import cited
from kit.packets.drawn import draw
from kit.packets.lesson.agenda import for_seat, for_students
from kit.packets.own import Own, own_of
from kit.packets.people import interests_of, students_of
from kit.packets.places import Seating
from kit.packets.procedure import procedures_of
from kit.packets.prompts import shared_prompts
from kit.packets.public import public_debate
from kit.packets.room import draw_room

_OF_EVERYONE = tuple(field.name for field in dataclasses.fields(ForEveryone))
EMBLEM_ADDRESS = "kit:emblem/{}"


class Contexts:
    """Makes the contexts of one build's sheets.

    `numbers`, `contents`, `sheets`, `shared` and `needed` (by the sheets) are set from outside,
    once it is known which sheets are used; that depends on what this class finds, such as whether
    there is a map of wants.
    """

    def __init__(self, meeting: Meeting, levels: tuple[Level, ...]) -> None:
        """`levels` are the reading levels at which packets are made."""
        self.meeting = meeting
        self.levels = levels
        self.debate = meeting.debate
        self.roles_at_table = meeting.roles
        plain = for_students(meeting.agenda)
        self.cast = meeting.cast
        self.numbers: dict[str, str] = {}
        self.contents: tuple[ContentsLine, ...] = ()
        self.sheets: tuple[Face, ...] = ()
        self.shared: tuple[Face, ...] = ()
        self.needed: frozenset[Need | None] = frozenset()
        self.roles = {role.id: _public(role) for role in meeting.roles}
        # What all sheets of a level have in common is made once.
        everyone = tuple(self.roles.values())
        facts = {level: at_level(self.debate.facts, level) for level in LEVELS}
        self.facts = facts
        self.agendas = {level: at_level(plain, level) for level in LEVELS}
        shorts = {role.id: role.facts.short for role in meeting.roles}
        self.debates = {
            level: public_debate(self.debate.facts, level, levels, shorts) for level in LEVELS
        }
        self.drawings = {level: draw(self.debate, each, everyone) for level, each in facts.items()}
        self.cited = cited(meeting.roles, self.debate.facts)
        self.seating = Seating(meeting)
        self.votes = {level: at_level(_voting(meeting.vote), level) for level in LEVELS}
        self.procedures = procedures_of(meeting, everyone)
        self.interests = interests_of(self.debate.facts.wants, self.roles)
        self.own_agendas: dict[tuple[Level, str], Agenda] = {}
        self.own: dict[tuple[str, Level], Own] = {}

    @property
    def negotiates(self) -> bool:
        """Whether the debate ends in an agreement that is voted on."""
        return self.procedures["standard"].negotiates

    def face(self, sheet: Sheet) -> Face:
        """A sheet as other sheets refer to it: its id, number and title."""
        return Face(id=sheet.id, number=self.numbers[sheet.id], title=sheet.title)

    def for_everyone(
        self, section: Section, sheet: Sheet, level: Level, seat: Seat | None = None
    ) -> ForEveryone:
        """The context of a sheet that all readers of a reading level get; or those in a seat."""
        drawings = self.drawings[level]
        return ForEveryone(
            level=level,
            language=self.debate.facts.language,
            paper=self.meeting.paper,
            sheet=self.face(sheet),
            section=section.name,
            debate=self.debates[level],
            school=self.meeting.school,
            essay=self.facts[level].essay,
            reading=self.meeting.reading,
            roles=tuple(self.roles.values()),
            agenda=self._agenda_of(level, seat),
            contents=self.contents,
            sheets=self.sheets,
            your_seat=None if seat is None else self.seating.yours(seat),
            vote=self.votes[level],
            procedure=self.procedures[level],
            shared=self.shared,
            cited=self.cited[None],
            argument_map=drawings.argument_map,
            wants_maps=drawings.wants_maps,
            region_maps=drawings.region_maps,
            timelines=drawings.timelines,
        )

    def _agenda_of(self, level: Level, seat: Seat | None) -> Agenda:
        """The agenda for those in a seat, which is the same on all of their sheets."""
        plain = self.agendas[level]
        if seat is None:
            return plain
        key = (level, seat.place)
        if key not in self.own_agendas:
            self.own_agendas[key] = for_seat(plain, seat.place)
        return self.own_agendas[key]

    def for_role(
        self, section: Section, sheet: Sheet, role: Role, level: Level, seat: Seat | None = None
    ) -> ForRole:
        """The context of a sheet for one role, in a seat of its own or in the role's first."""
        # What is for the role alone is only on a sheet that may print the role's private blocks.
        private = self.negotiates and any(block in PRIVATE_BLOCKS for block in sheet.blocks)
        own = self._own(role, level)
        shared = self.for_everyone(section, sheet, level, seat or self.seating.of_role(role.id))
        return ForRole(
            **(_values(shared) | {"cited": self.cited[role.id]}),
            role=self.roles[role.id],
            others=own.others,
            groups=own.groups,
            ask=own.ask,
            partners=own.partners,
            words=own.words,
            tasks=own.tasks,
            scores=own.scores if private and self.meeting.scores else None,
            no_deal=own.no_deal if private else None,
        )

    def _own(self, role: Role, level: Level) -> Own:
        """What is a role's alone, which is the same on all of its sheets of a reading level."""
        if (own := self.own.get((role.id, level))) is None:
            own = own_of(role, level, self.roles, self.debate.facts, self.facts[level])
            self.own[role.id, level] = own
        return own

    def for_teacher(self, section: Section, sheet: Sheet) -> ForTeacher:
        """The context of a sheet of the teacher's guide."""
        shared = shared_prompts(self.roles_at_table)
        return ForTeacher(
            **(
                _values(self.for_everyone(section, sheet, "standard"))
                | {"agenda": self.meeting.agenda}
            ),
            cast=tuple(
                CastLine(
                    role=self.roles[role.id],
                    stance=role.facts.stance,
                    rank=role.facts.rank,
                    seats=role.facts.seats,
                    absorber=role.facts.absorber,
                    cites=role.facts.cites,
                    prompts=tuple(each for each in role.facts.prompts if each not in shared),
                    where=self.seating.where(role.id),
                )
                for role in self.roles_at_table
            ),
            prompts=(*shared, *self.debate.facts.prompts),
            # The answers to what is not handed out are of no use.
            practice=self.debate.facts.practice if "practice" in self.needed else (),
            documents=self.debate.facts.documents if "documents" in self.needed else (),
            extension_task=(
                self.debate.facts.extension_task if "extension_task" in self.needed else None
            ),
            guide=self.debate.facts.guide,
            interests=self.interests,
            bargains=self.meeting.bargains,
            students=self._students,
            seating=self._room,
            notes=() if self.cast is None else self.cast.notes,
        )

    @functools.cached_property
    def _students(self) -> tuple[StudentLine, ...]:
        return () if self.cast is None else students_of(self.cast, self.debate.facts.levels)

    @functools.cached_property
    def _room(self) -> SeatingDrawing:
        return draw_room(self.meeting)

    def for_duty(self, section: Section, sheet: Sheet, duty: Duty) -> ForDuty:
        """The context of a duty's sheet, with the chair's script, which no role may see."""
        shared = _values(self.for_everyone(section, sheet, "standard"))
        scripted = self.meeting.agenda if duty.script else for_students(self.meeting.agenda)
        return ForDuty(**(shared | {"agenda": for_seat(scripted, duty.id)}), duty=duty)


def _voting(vote: Vote | None) -> Voting | None:
    if vote is None:
        return None
    return Voting(
        on=vote.on, times=vote.times, signs=vote.signs, rule=vote.rule, supported=vote.supported,
        slips=vote.slips,
    )  # fmt: skip


def _values(shared: ForEveryone) -> dict[str, Any]:
    """The fields of a context, to make one that holds more.

    Not `dataclasses.asdict`: that would copy every value below as well.
    """
    return {name: getattr(shared, name) for name in _OF_EVERYONE}


def _public(role: Role) -> PublicRole:
    facts = role.facts
    return PublicRole(
        id=role.id,
        number=role.number,
        name=facts.name,
        short=facts.short,
        delegation=facts.delegation,
        line=facts.line,
        mentioned=facts.mentioned,
        emblem=None if role.emblem is None else EMBLEM_ADDRESS.format(role.id),
        extension=role.extension,
        group=facts.group,
    )
