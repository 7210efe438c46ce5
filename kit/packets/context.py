"""What each sheet may print: a context holds only what its reader may see.

Withholding is done here and not in templates, so that no template, the teacher's own included,
can print somebody else's secrets.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
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
    Voting,
)
from kit.model.format import Vote
from kit.model.levels import at_level
from kit.model.meeting import Meeting
from kit.model.places import Duty
from kit.model.public import PublicRole, SourceGroup
from kit.model.role import LEVELS, PRIVATE_BLOCKS, Level, Prompt, Role
from kit.model.sheets import Need, Section, Sheet
from kit.packets.cited import cited_by
from kit.packets.drawn import draw
from kit.packets.lesson.agenda import for_seat, for_students
from kit.packets.people import grouped, interests_of, partners_of, students_of
from kit.packets.places import Seating
from kit.packets.procedure import procedures_of
from kit.packets.public import public_debate, scores_of, tasks
from kit.packets.room import draw_room

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
        # What all sheets of a reading level have in common is made once for each level.
        everyone = tuple(self.roles.values())
        facts = {level: at_level(self.debate.facts, level) for level in LEVELS}
        self.facts = facts
        self.agendas = {level: at_level(plain, level) for level in LEVELS}
        table = {role.id: role.facts.short for role in meeting.roles}
        self.debates = {
            level: public_debate(self.debate.facts, level, levels, table) for level in LEVELS
        }
        self.drawings = {level: draw(self.debate, each, everyone) for level, each in facts.items()}
        self.cited: dict[str | None, tuple[SourceGroup, ...]] = {
            None: cited_by(None, self.debate.facts),
            **{role.id: cited_by(role, self.debate.facts) for role in meeting.roles},
        }
        self.seating = Seating(meeting)
        self.votes = {level: at_level(_voting(meeting.vote), level) for level in LEVELS}
        self.procedures = procedures_of(meeting, everyone)
        self.interests = interests_of(self.debate.facts.wants, self.roles)
        self.own_agendas: dict[tuple[Level, str], Agenda] = {}

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
        others = tuple(public for public in self.roles.values() if public.id != role.id)
        asked = tuple(self.roles[name] for name in role.facts.ask if name in self.roles)
        # What is for the role alone is only on a sheet that may print the role's private blocks.
        private = any(block in PRIVATE_BLOCKS for block in sheet.blocks)
        no_deal = at_level(role.facts, level).no_deal if private and self.negotiates else None
        shared = self.for_everyone(section, sheet, level, seat or self.seating.of_role(role.id))
        return ForRole(
            **(_values(shared) | {"cited": self.cited[role.id]}),
            role=self.roles[role.id],
            others=others,
            groups=grouped(others),
            # In a small class some of the roles it would ask are not there; any others will do,
            # since the sheet has room for two.
            ask=(*asked, *(other for other in others if other not in asked))[:2],
            partners=partners_of(role, others, self.debate.facts.wants),
            words=tuple(
                term for term in self.facts[level].glossary if term.term in role.facts.words
            ),
            tasks=tasks(role.facts.prompts, level),
            scores=scores_of(self.debate.facts, role.facts)
            if private and self.meeting.scores and self.negotiates
            else None,
            no_deal=None if no_deal is None else no_deal.text,
        )

    def for_teacher(self, section: Section, sheet: Sheet) -> ForTeacher:
        """The context of a sheet of the teacher's guide."""
        shared = _shared_prompts(self.roles_at_table)
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
            students=() if self.cast is None else students_of(self.cast, self.debate.facts.levels),
            seating=draw_room(self.meeting),
            notes=() if self.cast is None else self.cast.notes,
        )

    def for_duty(self, section: Section, sheet: Sheet, duty: Duty) -> ForDuty:
        """The context of a duty's sheet, with the chair's script, which no role may see."""
        shared = _values(self.for_everyone(section, sheet, "standard"))
        scripted = self.meeting.agenda if duty.script else for_students(self.meeting.agenda)
        return ForDuty(**(shared | {"agenda": for_seat(scripted, duty.id)}), duty=duty)


def _voting(vote: Vote | None) -> Voting | None:
    if vote is None:
        return None
    return Voting(
        on=vote.on,
        times=vote.times,
        signs=vote.signs,
        rule=vote.rule,
        supported=vote.supported,
        slips=vote.slips,
    )


def _shared_prompts(roles: Sequence[Role]) -> tuple[Prompt, ...]:
    """The prompts that every role has, word for word: the guide need not repeat their answers."""
    if len(roles) < 2:
        return ()
    first, *others = (role.facts.prompts for role in roles)
    return tuple(each for each in first if all(each in prompts for prompts in others))


def _values(shared: ForEveryone) -> dict[str, Any]:
    """The fields of a context, to make one that holds more.

    Not `dataclasses.asdict`: that would copy every value below as well.
    """
    return {field.name: getattr(shared, field.name) for field in dataclasses.fields(shared)}


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
