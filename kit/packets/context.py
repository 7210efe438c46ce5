"""What each sheet may print: a context holds only what its reader may see.

Withholding is done here and not in templates, so that no template, the teacher's own included,
can print somebody else's secrets.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from kit.model.cast import ClassCast
from kit.model.context import (
    CastLine,
    ContentsLine,
    Face,
    ForDuty,
    ForEveryone,
    ForRole,
    ForTeacher,
    PublicDebate,
    PublicRole,
    StudentLine,
    Task,
    Tasks,
)
from kit.model.essay import Essay
from kit.model.format import Duty
from kit.model.meeting import Meeting
from kit.model.role import Level, Prompt, Role
from kit.model.sheets import Section, Sheet
from kit.packets.agenda import for_students
from kit.packets.diagrams import draw_argument, draw_wants
from kit.packets.seating import draw_seating

EMBLEM_ADDRESS = "kit:emblem/{}"


class Contexts:
    """Makes the contexts of one build's sheets.

    `numbers`, `contents` and `sheets` are set from outside, once it is known which sheets are used;
    that depends on what this class finds, such as whether there is a map of wants.
    """

    def __init__(self, meeting: Meeting, levels: tuple[Level, ...]) -> None:
        """`levels` are the reading levels at which packets are made."""
        self.meeting = meeting
        self.levels = levels
        self.debate = meeting.debate
        self.roles_at_table = meeting.roles
        self.agenda = for_students(meeting.agenda)
        self.cast = meeting.cast
        self.numbers: dict[str, str] = {}
        self.contents: tuple[ContentsLine, ...] = ()
        self.sheets: tuple[Face, ...] = ()
        self.roles = {role.id: _public(role) for role in meeting.roles}
        facts = self.debate.facts
        self.argument_map = (
            None if facts.argument_map is None else draw_argument(facts.argument_map)
        )
        self.wants_map = draw_wants(facts.wants, list(self.roles.values()))

    def face(self, sheet: Sheet) -> Face:
        """A sheet as other sheets refer to it: its id, number and title."""
        return Face(id=sheet.id, number=self.numbers[sheet.id], title=sheet.title)

    def for_everyone(self, section: Section, sheet: Sheet, level: Level) -> ForEveryone:
        """The context of a sheet that all readers of a reading level get."""
        facts = self.debate.facts
        return ForEveryone(
            level=level,
            language=facts.language,
            paper=self.meeting.paper,
            sheet=self.face(sheet),
            section=section.name,
            debate=PublicDebate(
                title=facts.title,
                question=facts.question,
                setting=facts.setting,
                tasks=_tasks(facts.prompts, level),
                clauses=facts.clauses,
                ballot=facts.ballot,
                levels=self.levels,
                glossary=facts.glossary,
                timeline=facts.timeline,
                sources=facts.sources,
                rubric=facts.rubric,
            ),
            school=self.meeting.school,
            essay=_essay(facts.essay, level),
            reading=self.meeting.reading,
            roles=tuple(self.roles.values()),
            agenda=self.agenda,
            contents=self.contents,
            sheets=self.sheets,
            argument_map=self.argument_map,
            wants_map=self.wants_map,
        )

    def for_role(self, section: Section, sheet: Sheet, role: Role, level: Level) -> ForRole:
        """The context of a sheet for one role."""
        others = tuple(public for public in self.roles.values() if public.id != role.id)
        asked = tuple(self.roles[name] for name in role.facts.ask if name in self.roles)
        return ForRole(
            **_values(self.for_everyone(section, sheet, level)),
            role=self.roles[role.id],
            others=others,
            # In a small class some of the roles it would ask are not there; any others will do,
            # since the sheet has room for two.
            ask=(*asked, *(other for other in others if other not in asked))[:2],
            words=tuple(
                term for term in self.debate.facts.glossary if term.term in role.facts.words
            ),
            tasks=_tasks(role.facts.prompts, level),
        )

    def for_teacher(self, section: Section, sheet: Sheet) -> ForTeacher:
        """The context of a sheet of the teacher's guide."""
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
                    prompts=role.facts.prompts,
                )
                for role in self.roles_at_table
            ),
            prompts=self.debate.facts.prompts,
            guide=self.debate.facts.guide,
            students=() if self.cast is None else _students(self.cast),
            seating=None if self.cast is None else draw_seating(self.cast),
            notes=() if self.cast is None else self.cast.notes,
        )

    def for_duty(self, section: Section, sheet: Sheet, duty: Duty) -> ForDuty:
        """The context of a duty's sheet, with the chair's script, which no role may see."""
        shared = _values(self.for_everyone(section, sheet, "standard"))
        return ForDuty(**(shared | {"agenda": self.meeting.agenda}), duty=duty)


def _students(cast: ClassCast) -> tuple[StudentLine, ...]:
    """Every student of a class as the teacher's lists print them, with the absent last."""
    placed = [
        StudentLine(
            name=each.for_teacher,
            printed=each.on_paper,
            seat=each.seat.name,
            part=each.part,
            level=each.student.facts.level,
            profile=each.student.facts.profile,
            absent=False,
            about=each.about,
        )
        for each in cast.placed
    ]
    absent = [
        StudentLine(
            name=cast.stand_ins.get(student.key, student.name),
            printed="",
            seat="",
            part="",
            level=student.facts.level,
            profile=student.facts.profile,
            absent=True,
            about=() if cast.coded else student.on_cover,
        )
        for student in cast.absent
    ]
    return (*placed, *absent)


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
    )


def _essay(essay: Essay, level: Level) -> Essay:
    """The essay with its digests at a reading level; without easier words, the standard ones."""
    if level == "standard":
        return essay
    paragraphs = tuple(
        dataclasses.replace(paragraph, digest=paragraph.supported or paragraph.digest)
        for paragraph in essay.paragraphs
    )
    return dataclasses.replace(essay, paragraphs=paragraphs)


def _tasks(prompts: tuple[Prompt, ...], level: Level) -> Tasks:
    """Prompts without their answers, at a reading level."""
    supported = level == "supported"

    def of(moment: str) -> tuple[Task, ...]:
        return tuple(
            Task(
                ask=(prompt.supported if supported else None) or prompt.ask,
                frame=prompt.frame if supported else None,
                lines=prompt.lines,
            )
            for prompt in prompts
            if prompt.moment == moment
        )

    return Tasks(prepare=of("prepare"), during=of("during"), after=of("after"))
