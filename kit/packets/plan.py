"""Packets and the sheets they are made of, each sheet once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.model.debate import Debate, Level, Role
from kit.model.format import Agenda
from kit.model.packet import ContentsLine, Entry, Packet, Plan, SheetKey, SheetOrder
from kit.model.sheets import Need, Paper, Section, Sheet, SheetSet
from kit.packets.context import Contexts


def plan_packets(
    debate: Debate,
    sheets: SheetSet,
    *,
    table: Sequence[Role],
    levels: Sequence[Level],
    agenda: Agenda,
    scripted: Agenda,
    reading: tuple[str, ...],
    paper: Paper,
    only: Sequence[str] = (),
) -> Plan:
    """Every sheet to make, each once, and the packets they form.

    `table` are the roles that take part, `levels` the reading levels to make packets at;
    `agenda` is the students', `scripted` the teacher's; `reading` is the teacher's own
    copy of the essay by paragraph, or empty; `only` names the roles whose packets are
    wanted (none: all, with handouts, class file and guide).
    """
    contexts = Contexts(debate, table, agenda, scripted, reading, paper)
    return _Planner(debate, sheets, contexts, levels).plan(only)


class _Planner:
    """Gathers the sheets that packets ask for, each once."""

    def __init__(
        self, debate: Debate, sheets: SheetSet, contexts: Contexts, levels: Sequence[Level]
    ) -> None:
        self.debate = debate
        self.contexts = contexts
        self.levels = levels
        facts = sheets.facts
        there = _needs_met(debate, contexts)
        self.packet_sections = _used(facts.packet, there)
        self.handout_sections = _used(facts.handouts, there)
        self.teacher_sections = _used(facts.teacher, there)
        contexts.numbers = (
            _numbers(self.packet_sections, "")
            | _numbers(self.handout_sections, "H")
            | _numbers(self.teacher_sections, "T")
        )
        contexts.contents = tuple(
            ContentsLine(
                section=section.name,
                when=section.when,
                sheets=tuple(contexts.face(sheet) for sheet in section.sheets),
            )
            for section in self.packet_sections
        )
        self.orders: dict[SheetKey, SheetOrder] = {}

    def plan(self, only: Sequence[str]) -> Plan:
        table = self.contexts.table
        by_level = [
            tuple(self.role_packet(role, level) for role in table if not only or role.id in only)
            for level in self.levels
        ]
        roles = tuple(packet for packets in by_level for packet in packets)
        handouts: tuple[Packet, ...] = ()
        teacher: tuple[Packet, ...] = ()
        whole_class = None
        if not only:
            handouts = tuple(
                self.handout(section, sheet, level)
                for section, sheet in _sheets(*self.packet_sections, *self.handout_sections)
                if sheet.audience == "everyone"
                for level in (self.levels if sheet.levels else self.levels[:1])
            )
            teacher = (self.teacher_packet(),)
            whole_class = self.packet("class.pdf", "All packets", ())
        return Plan(tuple(self.orders.values()), roles, handouts, teacher, whole_class, by_level[0])

    def role_packet(self, role: Role, level: Level) -> Packet:
        entries = tuple(
            self.entry(section, sheet, role, level)
            for section, sheet in _sheets(*self.packet_sections)
        )
        name = f"roles/{role.number:02}-{role.id}{_suffix(level)}.pdf"
        return self.packet(name, role.facts.name, entries)

    def handout(self, section: Section, sheet: Sheet, level: Level) -> Packet:
        suffix = _suffix(level) if sheet.levels else ""
        entries = (self.entry(section, sheet, None, level),)
        return self.packet(f"handouts/{sheet.id}{suffix}.pdf", sheet.title, entries)

    def teacher_packet(self) -> Packet:
        entries = tuple(
            self.entry(section, sheet, None, "standard")
            for section, sheet in _sheets(*self.teacher_sections)
        )
        return self.packet("teacher.pdf", "Teacher’s guide", entries)

    def packet(self, path: str, name: str, entries: tuple[Entry, ...]) -> Packet:
        facts = self.debate.facts
        return Packet(path, name, facts.title, facts.language, entries)

    def entry(self, section: Section, sheet: Sheet, role: Role | None, level: Level) -> Entry:
        whom = role if sheet.audience == "role" else None
        key = (sheet.id, "" if whom is None else whom.id, level if sheet.levels else "")
        if key not in self.orders:
            self.orders[key] = self.order(key, section, sheet, whom, level)
        return Entry(section.name, sheet.title, f"{self.contexts.numbers[sheet.id]}.", key)

    def order(
        self, key: SheetKey, section: Section, sheet: Sheet, role: Role | None, level: Level
    ) -> SheetOrder:
        if not sheet.levels:
            level = "standard"
        if sheet.audience == "teacher":
            return SheetOrder(key, sheet, self.contexts.for_teacher(section, sheet))
        if role is not None:
            context = self.contexts.for_role(section, sheet, role, level)
            return SheetOrder(key, sheet, context, role if sheet.blocks else None)
        return SheetOrder(key, sheet, self.contexts.for_everyone(section, sheet, level))


def _suffix(level: Level) -> str:
    """What a file's name says of its reading level; nothing in the file does."""
    return "" if level == "standard" else f"-{level}"


def _sheets(*sections: Section) -> Iterator[tuple[Section, Sheet]]:
    return ((section, sheet) for section in sections for sheet in section.sheets)


def _needs_met(debate: Debate, contexts: Contexts) -> set[Need | None]:
    """What there is of the things that a sheet may need."""
    facts = debate.facts
    there: dict[Need, bool] = {
        "essay": bool(contexts.reading),
        "argument_map": contexts.argument_map is not None,
        "wants": contexts.wants_map is not None,
        "clauses": bool(facts.clauses),
        "glossary": bool(facts.glossary),
        "timeline": bool(facts.timeline or facts.sources),
        "rubric": bool(facts.rubric),
        "one_sided": bool(facts.guide.one_sided),
        "controversy": bool(facts.guide.controversy),
        "bargains": bool(facts.guide.bargains),
        "debrief": bool(facts.guide.debrief),
    }
    return {None, *(need for need, met in there.items() if met)}


def _used(sections: tuple[Section, ...], there: set[Need | None]) -> tuple[Section, ...]:
    """The sections with only those sheets that this build uses."""
    replaced = {sheet.instead_of for _, sheet in _sheets(*sections) if sheet.needs in there}
    used = []
    for section in sections:
        sheets = tuple(
            sheet
            for sheet in section.sheets
            if sheet.needs in there and sheet.id not in replaced - {None}
        )
        if sheets:
            used.append(Section(name=section.name, when=section.when, sheets=sheets))
    return tuple(used)


def _numbers(sections: tuple[Section, ...], prefix: str) -> dict[str, str]:
    """Each sheet's number, counted through all sections."""
    return {
        sheet.id: f"{prefix}{number}"
        for number, (_, sheet) in enumerate(_sheets(*sections), start=1)
    }
