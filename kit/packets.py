"""Which sheets each reader gets, in which order; withholds what a reader may not see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from kit.model.debate import Debate, Prompt, Role
from kit.model.format import Agenda
from kit.model.packet import (
    CastLine,
    ContentsLine,
    Entry,
    Face,
    ForEveryone,
    ForRole,
    ForTeacher,
    Packet,
    Plan,
    PublicDebate,
    PublicRole,
    SheetKey,
    SheetOrder,
    Task,
    Tasks,
)
from kit.model.sheets import Need, Paper, Section, Sheet, SheetSet

EMBLEM_ADDRESS = "kit:emblem/{}"


def plan_packets(
    debate: Debate,
    sheets: SheetSet,
    *,
    agenda: Agenda,
    scripted: Agenda,
    reading: tuple[str, ...],
    paper: Paper,
    only: Sequence[str] = (),
) -> Plan:
    """Every sheet to make, each once, and the packets they form.

    `agenda` is the students', `scripted` the teacher's; `reading` is the
    teacher's own copy of the essay by paragraph, or empty; `only` names the roles
    whose packets are wanted (none: all, with handouts, class file and guide).
    """
    return _Planner(debate, sheets, agenda, scripted, reading, paper).plan(only)


class _Planner:
    """Gathers the sheets that packets ask for, each once."""

    def __init__(
        self,
        debate: Debate,
        sheets: SheetSet,
        agenda: Agenda,
        scripted: Agenda,
        reading: tuple[str, ...],
        paper: Paper,
    ) -> None:
        self.debate = debate
        self.agenda = agenda
        self.scripted = scripted
        self.reading = reading
        self.paper = paper
        there = _needs_met(debate, reading)
        self.packet_sections = _used(sheets.facts.packet, there)
        self.teacher_sections = _used(sheets.facts.teacher, there)
        self.numbers = _numbers(self.packet_sections, "") | _numbers(self.teacher_sections, "T")
        self.roles = tuple(_public(debate, role) for role in debate.roles)
        self.contents = tuple(
            ContentsLine(
                section=section.name,
                when=section.when,
                sheets=tuple(self.face(sheet) for sheet in section.sheets),
            )
            for section in self.packet_sections
        )
        self.orders: dict[SheetKey, SheetOrder] = {}

    def plan(self, only: Sequence[str]) -> Plan:
        wanted = [role for role in self.debate.roles if not only or role.id in only]
        roles = tuple(self.role_packet(role) for role in wanted)
        handouts: tuple[Packet, ...] = ()
        teacher: tuple[Packet, ...] = ()
        whole_class = None
        if not only:
            handouts = tuple(
                self.handout(section, sheet)
                for section in self.packet_sections
                for sheet in section.sheets
                if sheet.audience == "everyone"
            )
            teacher = (self.teacher_packet(),)
            whole_class = self.packet("class.pdf", "All packets", ())
        return Plan(tuple(self.orders.values()), roles, handouts, teacher, whole_class)

    def role_packet(self, role: Role) -> Packet:
        number = self.debate.number(role.id)
        entries = tuple(
            self.entry(section, sheet, role)
            for section in self.packet_sections
            for sheet in section.sheets
        )
        return self.packet(f"roles/{number:02}-{role.id}.pdf", role.facts.name, entries)

    def handout(self, section: Section, sheet: Sheet) -> Packet:
        return self.packet(
            f"handouts/{sheet.id}.pdf", sheet.title, (self.entry(section, sheet, None),)
        )

    def teacher_packet(self) -> Packet:
        entries = tuple(
            self.entry(section, sheet, None)
            for section in self.teacher_sections
            for sheet in section.sheets
        )
        return self.packet("teacher.pdf", "Teacher’s guide", entries)

    def packet(self, path: str, name: str, entries: tuple[Entry, ...]) -> Packet:
        facts = self.debate.facts
        return Packet(path, name, facts.title, facts.language, entries)

    def entry(self, section: Section, sheet: Sheet, role: Role | None) -> Entry:
        key = (sheet.id, role.id if role is not None and sheet.audience == "role" else "")
        if key not in self.orders:
            self.orders[key] = self.order(key, section, sheet, role)
        return Entry(section.name, sheet.title, f"{self.numbers[sheet.id]}.", key)

    def order(self, key: SheetKey, section: Section, sheet: Sheet, role: Role | None) -> SheetOrder:
        if sheet.audience == "teacher":
            return SheetOrder(key, sheet, self.for_teacher(section, sheet))
        if sheet.audience == "role" and role is not None:
            return SheetOrder(
                key, sheet, self.for_role(section, sheet, role), role if sheet.blocks else None
            )
        return SheetOrder(key, sheet, self.for_everyone(section, sheet))

    def face(self, sheet: Sheet) -> Face:
        return Face(id=sheet.id, number=self.numbers[sheet.id], title=sheet.title)

    def for_everyone(self, section: Section, sheet: Sheet) -> ForEveryone:
        facts = self.debate.facts
        return ForEveryone(
            language=facts.language,
            paper=self.paper,
            sheet=self.face(sheet),
            section=section.name,
            debate=PublicDebate(
                title=facts.title,
                question=facts.question,
                setting=facts.setting,
                tasks=_tasks(facts.prompts),
                clauses=facts.clauses,
                glossary=facts.glossary,
                timeline=facts.timeline,
                sources=facts.sources,
                rubric=facts.rubric,
            ),
            essay=facts.essay,
            reading=self.reading,
            roles=self.roles,
            agenda=self.agenda,
            contents=self.contents,
        )

    def for_role(self, section: Section, sheet: Sheet, role: Role) -> ForRole:
        shared = self.for_everyone(section, sheet)
        by_id = {public.id: public for public in self.roles}
        return ForRole(
            **_values(shared),
            role=by_id[role.id],
            others=tuple(public for public in self.roles if public.id != role.id),
            ask=tuple(by_id[asked] for asked in role.facts.ask),
            tasks=_tasks(role.facts.prompts),
        )

    def for_teacher(self, section: Section, sheet: Sheet) -> ForTeacher:
        shared = self.for_everyone(section, sheet)
        return ForTeacher(
            **(_values(shared) | {"agenda": self.scripted}),
            cast=tuple(
                CastLine(
                    role=public,
                    stance=role.facts.stance,
                    rank=role.facts.rank,
                    seats=role.facts.seats,
                    absorber=role.facts.absorber,
                    cites=role.facts.cites,
                    prompts=role.facts.prompts,
                )
                for public, role in zip(self.roles, self.debate.roles, strict=True)
            ),
            prompts=self.debate.facts.prompts,
            guide=self.debate.facts.guide,
        )


def _values(shared: ForEveryone) -> dict[str, Any]:
    """The fields of a context, for one that holds more."""
    return {field.name: getattr(shared, field.name) for field in fields(shared)}


def _needs_met(debate: Debate, reading: tuple[str, ...]) -> set[Need | None]:
    """What there is of the things that a sheet may need."""
    facts = debate.facts
    there: dict[Need, bool] = {
        "essay": bool(reading),
        "clauses": bool(facts.clauses),
        "glossary": bool(facts.glossary),
        "timeline": bool(facts.timeline or facts.sources),
        "rubric": bool(facts.rubric),
    }
    return {None, *(need for need, met in there.items() if met)}


def _used(sections: tuple[Section, ...], there: set[Need | None]) -> tuple[Section, ...]:
    """The sections with only those sheets that this build uses."""
    replaced = {
        sheet.instead_of for section in sections for sheet in section.sheets if sheet.needs in there
    } - {None}
    used = []
    for section in sections:
        sheets = tuple(
            sheet for sheet in section.sheets if sheet.needs in there and sheet.id not in replaced
        )
        if sheets:
            used.append(Section(name=section.name, when=section.when, sheets=sheets))
    return tuple(used)


def _numbers(sections: tuple[Section, ...], prefix: str) -> dict[str, str]:
    """Each sheet's number, counted through all sections."""
    ids = [sheet.id for section in sections for sheet in section.sheets]
    return {sheet_id: f"{prefix}{number}" for number, sheet_id in enumerate(ids, start=1)}


def _public(debate: Debate, role: Role) -> PublicRole:
    facts = role.facts
    return PublicRole(
        id=role.id,
        number=debate.number(role.id),
        name=facts.name,
        short=facts.short,
        delegation=facts.delegation,
        line=facts.line,
        emblem=None if role.emblem is None else EMBLEM_ADDRESS.format(role.id),
    )


def _tasks(prompts: tuple[Prompt, ...]) -> Tasks:
    """Prompts without their answers."""

    def of(moment: str) -> tuple[Task, ...]:
        return tuple(
            Task(ask=prompt.ask, lines=prompt.lines)
            for prompt in prompts
            if prompt.moment == moment
        )

    return Tasks(prepare=of("prepare"), during=of("during"), after=of("after"))
