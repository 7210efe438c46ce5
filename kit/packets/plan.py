"""Packets and the sheets they are made of, each sheet once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from kit.model.cast import ClassCast, Placed
from kit.model.debate import Debate, Level, Role
from kit.model.format import Agenda, Duty
from kit.model.packet import (
    ContentsLine,
    Entry,
    ForPlates,
    Packet,
    Plan,
    School,
    SheetKey,
    SheetOrder,
    Volume,
)
from kit.model.profile import STANDARD, Profile
from kit.model.sheets import PLATES, Need, Paper, Section, Sheet, SheetSet
from kit.packets.context import Contexts
from kit.packets.names import file_names, plate

PLATES_TOGETHER = 25
"""Students whose plates are typeset in one go: enough to share the cost of a document."""
MOST_IN_A_VOLUME = 40
"""Packets: more than a class has, and as many as fit memory with ease."""


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
    cast: ClassCast | None = None,
    duties: Sequence[Duty] = (),
    only: Sequence[str] = (),
    school: School | None = None,
    profile: Profile | None = None,
    profiles: Mapping[str, Profile] = MappingProxyType({}),
) -> Plan:
    """Every sheet to make, each once, and the packets they form.

    `table` are the roles that take part, `levels` the reading levels to make packets at;
    `agenda` is the students', `scripted` the teacher's; `reading` is the teacher's own
    copy of the essay by paragraph, or empty; `cast` is the class, if it is known, and
    `duties` are the format's. `only` names the roles and students whose packets are wanted
    (none: all, with handouts, class file and guide). `school` stands on the covers.
    `profile` is the print profile of packets that no student has, and of handouts (None:
    the standard one); `profiles` are those that students have, by id.
    """
    contexts = Contexts(debate, table, agenda, scripted, reading, paper, cast, school)
    return _Planner(debate, sheets, contexts, levels, duties, profile, profiles).plan(only)


class _Planner:
    """Gathers the sheets that packets ask for, each once."""

    def __init__(
        self,
        debate: Debate,
        sheets: SheetSet,
        contexts: Contexts,
        levels: Sequence[Level],
        duties: Sequence[Duty],
        profile: Profile | None,
        profiles: Mapping[str, Profile],
    ) -> None:
        self.profile = profile
        self.profiles = profiles
        self.debate = debate
        self.contexts = contexts
        self.levels = levels
        self.duties = {duty.id: duty for duty in duties}
        facts = sheets.facts
        there = _needs_met(debate, contexts)
        self.packet_sections = _used(facts.packet, there)
        self.duty_sections = _used(facts.duty, there)
        self.handout_sections = _used(facts.handouts, there)
        self.teacher_sections = _used(facts.teacher, there)
        contexts.numbers = (
            _numbers(self.packet_sections, "")
            | _numbers(self.duty_sections, "D")
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
        students = self.student_packets(only)
        handouts: tuple[Packet, ...] = ()
        teacher: tuple[Packet, ...] = ()
        volumes: tuple[Volume, ...] = ()
        if not only:
            handouts = tuple(
                self.handout(section, sheet, level)
                for section, sheet in _sheets(*self.packet_sections, *self.handout_sections)
                if sheet.audience == "everyone"
                for level in (self.levels if sheet.levels else self.levels[:1])
            )
            teacher = (self.teacher_packet(),)
            volumes = self.volumes(students or by_level[0])
        return Plan(
            sheets=tuple(self.orders.values()),
            roles=roles,
            students=students,
            handouts=handouts,
            teacher=teacher,
            volumes=volumes,
        )

    def volumes(self, packets: Sequence[Packet]) -> tuple[Volume, ...]:
        """The class file; for more students than a class has, several."""
        cuts = range(0, len(packets), MOST_IN_A_VOLUME)
        names = ["class.pdf", *(f"class-{number}.pdf" for number in range(2, len(cuts) + 1))]
        return tuple(
            Volume(
                self.packet(name, "All packets", ()), tuple(packets[cut : cut + MOST_IN_A_VOLUME])
            )
            for name, cut in zip(names, cuts, strict=True)
        )

    def student_packets(self, only: Sequence[str]) -> tuple[Packet, ...]:
        """A packet for each student of the class, with the plates that go on it."""
        cast = self.contexts.cast
        if cast is None:
            return ()
        wanted = [
            (name, each)
            for name, each in zip(file_names(cast.placed), cast.placed, strict=True)
            if not only or {each.seat.id, each.student.key, each.student.name} & set(only)
        ]
        plates = self.plates([each for _, each in wanted], cast)
        packets = []
        for name, each in wanted:
            packet = self.packet(
                f"students/{name}.pdf",
                f"{each.printed} · {each.seat.name}",
                self.student_entries(each),
            )
            packets.append(dataclasses.replace(packet, plate=plates[each.student.key]))
        return tuple(packets)

    def plates(
        self, placed: Sequence[Placed], cast: ClassCast
    ) -> Mapping[str, tuple[SheetKey, int]]:
        """Orders the plates of students, a few together; gives where each student's will be."""
        found: dict[str, tuple[SheetKey, int]] = {}
        by_profile: dict[str, list[Placed]] = {}
        for each in placed:
            by_profile.setdefault(each.student.profile, []).append(each)
        for profile, here in by_profile.items():
            for start in range(0, len(here), PLATES_TOGETHER):
                some = here[start : start + PLATES_TOGETHER]
                number = str(start // PLATES_TOGETHER)
                key = (PLATES.id, "", _version(number, self.profiles.get(profile)))
                context = ForPlates(
                    language=self.debate.facts.language,
                    plates=tuple(plate(each) for each in some),
                )
                self.orders[key] = SheetOrder(
                    key, PLATES, context, named=True, source=cast.source, profile=profile
                )
                found |= {each.student.key: (key, index) for index, each in enumerate(some)}
        return found

    def student_entries(self, each: Placed) -> tuple[Entry, ...]:
        """A role's sheets at the student's level; with a duty, its own and what all get."""
        role = next((role for role in self.contexts.table if role.id == each.seat.id), None)
        level, profile = each.student.level, self.profiles.get(each.student.profile)
        if role is not None:
            return tuple(
                self.entry(section, sheet, role, level, profile)
                for section, sheet in _sheets(*self.packet_sections)
            )
        duty = self.duties[each.seat.id]
        own = [
            self.duty_entry(section, sheet, duty, profile)
            for section, sheet in _sheets(*self.duty_sections)
        ]
        shared = [
            self.entry(section, sheet, None, level, profile)
            for section, sheet in _sheets(*self.packet_sections)
            if sheet.audience == "everyone"
        ]
        return (*own, *shared)

    def duty_entry(
        self, section: Section, sheet: Sheet, duty: Duty, profile: Profile | None
    ) -> Entry:
        key = (sheet.id, duty.id, _version("", profile))
        if key not in self.orders:
            context = self.contexts.for_duty(section, sheet, duty)
            self.orders[key] = _laid_out(SheetOrder(key, sheet, context), profile)
        return Entry(section.name, sheet.title, f"{self.contexts.numbers[sheet.id]}.", key)

    def role_packet(self, role: Role, level: Level) -> Packet:
        entries = tuple(
            self.entry(section, sheet, role, level, self.profile)
            for section, sheet in _sheets(*self.packet_sections)
        )
        suffix = _suffix(level) + _suffix(STANDARD if self.profile is None else self.profile.id)
        name = f"roles/{role.number:02}-{role.id}{suffix}.pdf"
        return self.packet(name, role.facts.name, entries)

    def handout(self, section: Section, sheet: Sheet, level: Level) -> Packet:
        suffix = _suffix(level) if sheet.levels else ""
        if sheet.profiles and self.profile is not None:
            suffix += _suffix(self.profile.id)
        entries = (self.entry(section, sheet, None, level, self.profile),)
        return self.packet(f"handouts/{sheet.id}{suffix}.pdf", sheet.title, entries)

    def teacher_packet(self) -> Packet:
        entries = tuple(
            self.entry(section, sheet, None, "standard", None)
            for section, sheet in _sheets(*self.teacher_sections)
        )
        return self.packet("teacher.pdf", "Teacher’s guide", entries)

    def packet(self, path: str, name: str, entries: tuple[Entry, ...]) -> Packet:
        facts = self.debate.facts
        return Packet(path, name, facts.title, facts.language, entries)

    def entry(
        self,
        section: Section,
        sheet: Sheet,
        role: Role | None,
        level: Level,
        profile: Profile | None,
    ) -> Entry:
        whom = role if sheet.audience == "role" else None
        profile = profile if sheet.profiles else None
        version = _version(level if sheet.levels else "", profile)
        key = (sheet.id, "" if whom is None else whom.id, version)
        if key not in self.orders:
            order = self.order(key, section, sheet, whom, level)
            self.orders[key] = _laid_out(order, profile)
        return Entry(section.name, sheet.title, f"{self.contexts.numbers[sheet.id]}.", key)

    def order(
        self, key: SheetKey, section: Section, sheet: Sheet, role: Role | None, level: Level
    ) -> SheetOrder:
        if not sheet.levels:
            level = "standard"
        if sheet.audience == "teacher":
            guide = self.contexts.for_teacher(section, sheet)
            cast = self.contexts.cast
            return SheetOrder(
                key,
                sheet,
                guide,
                named=cast is not None,
                source=None if cast is None else cast.source,
            )
        if role is not None:
            context = self.contexts.for_role(section, sheet, role, level)
            return SheetOrder(key, sheet, context, role if sheet.blocks else None)
        return SheetOrder(key, sheet, self.contexts.for_everyone(section, sheet, level))


def _suffix(name: str) -> str:
    """What a file's name says of its reading level or profile; nothing in the file does."""
    return "" if name == STANDARD else f"-{name}"


def _version(level: str, profile: Profile | None) -> str:
    """The last item of a sheet's key."""
    return level if profile is None else f"{level} {profile.id}".strip()


def _laid_out(order: SheetOrder, profile: Profile | None) -> SheetOrder:
    """The order in a profile. What is laid out anew may take more pages."""
    if profile is None:
        return order
    sheet = order.sheet if profile.facts.pages else dataclasses.replace(order.sheet, pages=None)
    return dataclasses.replace(order, sheet=sheet, profile=profile.id)


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
        "roster": contexts.cast is not None,
        "code_names": contexts.cast is not None and contexts.cast.coded,
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
