"""Packets and the sheets they are made of, each sheet once."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kit.model.cast import ClassCast, Placed
from kit.model.context import ContentsLine, ForPlates, School
from kit.model.debate import Debate, Level, Role
from kit.model.format import Agenda, Duty
from kit.model.packet import About, Entry, Packet, Plan, SheetKey, SheetOrder, Volume
from kit.model.profile import Profile
from kit.model.sheets import PLATES, Paper, Section, Sheet, SheetSet
from kit.packets.context import Contexts
from kit.packets.names import file_names, plate
from kit.packets.sections import (
    laid_out,
    name_of,
    needs_met,
    numbers_of,
    sheets_of,
    suffix_of,
    used_sections,
    version_of,
)

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
        there = needs_met(debate, contexts)
        self.packet_sections = used_sections(facts.packet, there)
        self.duty_sections = used_sections(facts.duty, there)
        self.handout_sections = used_sections(facts.handouts, there)
        self.teacher_sections = used_sections(facts.teacher, there)
        contexts.numbers = (
            numbers_of(self.packet_sections, "")
            | numbers_of(self.duty_sections, "D")
            | numbers_of(self.handout_sections, "H")
            | numbers_of(self.teacher_sections, "T")
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
                for section, sheet in sheets_of(*self.packet_sections, *self.handout_sections)
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
            profile = self.profile_of(each)
            packet = self.packet(
                f"students/{name}.pdf",
                f"{each.printed} · {each.seat.name}",
                self.student_entries(each, profile),
                About("student", each.seat.id, each.student.level, name_of(profile)),
            )
            packets.append(dataclasses.replace(packet, plate=plates[each.student.key]))
        return tuple(packets)

    def profile_of(self, each: Placed) -> Profile | None:
        """A student's own profile; the packets' where the class does not name another."""
        return self.profiles.get(each.student.profile, self.profile)

    def plates(
        self, placed: Sequence[Placed], cast: ClassCast
    ) -> Mapping[str, tuple[SheetKey, int]]:
        """Orders the plates of students, a few together; gives where each student's will be."""
        found: dict[str, tuple[SheetKey, int]] = {}
        by_profile: dict[str, list[Placed]] = {}
        for each in placed:
            by_profile.setdefault(name_of(self.profile_of(each)), []).append(each)
        for profile, here in by_profile.items():
            for start in range(0, len(here), PLATES_TOGETHER):
                some = here[start : start + PLATES_TOGETHER]
                number = str(start // PLATES_TOGETHER)
                key = (PLATES.id, "", version_of(number, self.profiles.get(profile)))
                context = ForPlates(
                    language=self.debate.facts.language,
                    plates=tuple(plate(each) for each in some),
                )
                self.orders[key] = SheetOrder(
                    key, PLATES, context, named=True, source=cast.source, profile=profile
                )
                found |= {each.student.key: (key, index) for index, each in enumerate(some)}
        return found

    def student_entries(self, each: Placed, profile: Profile | None) -> tuple[Entry, ...]:
        """A role's sheets at the student's level; with a duty, its own and what all get."""
        role = next((role for role in self.contexts.table if role.id == each.seat.id), None)
        level = each.student.level
        if role is not None:
            return tuple(
                self.entry(section, sheet, role, level, profile)
                for section, sheet in sheets_of(*self.packet_sections)
            )
        duty = self.duties[each.seat.id]
        own = [
            self.duty_entry(section, sheet, duty, profile)
            for section, sheet in sheets_of(*self.duty_sections)
        ]
        shared = [
            self.entry(section, sheet, None, level, profile)
            for section, sheet in sheets_of(*self.packet_sections)
            if sheet.audience == "everyone"
        ]
        return (*own, *shared)

    def duty_entry(
        self, section: Section, sheet: Sheet, duty: Duty, profile: Profile | None
    ) -> Entry:
        key = (sheet.id, duty.id, version_of("", profile))
        if key not in self.orders:
            context = self.contexts.for_duty(section, sheet, duty)
            order = SheetOrder(key, sheet, context, beside=self.beside(sheet))
            self.orders[key] = laid_out(order, profile)
        return Entry(section.name, sheet.title, f"{self.contexts.numbers[sheet.id]}.", key)

    def beside(self, sheet: Sheet) -> tuple[str, ...]:
        """The ids of the other sheets in every packet that holds this one."""
        sections = {
            "teacher": self.teacher_sections,
            "duty": (*self.duty_sections, *self.packet_sections),
        }.get(sheet.audience, self.packet_sections)
        # A student with a duty has the duty's own sheets, and of the others those for everyone.
        kinds = ("everyone", sheet.audience)
        return tuple(
            each.id
            for _, each in sheets_of(*sections)
            if each.audience in kinds and each.id != sheet.id
        )

    def role_packet(self, role: Role, level: Level) -> Packet:
        entries = tuple(
            self.entry(section, sheet, role, level, self.profile)
            for section, sheet in sheets_of(*self.packet_sections)
        )
        suffix = suffix_of(level) + suffix_of(name_of(self.profile))
        name = f"roles/{role.number:02}-{role.id}{suffix}.pdf"
        about = About("role", role.id, level, name_of(self.profile))
        return self.packet(name, role.facts.name, entries, about)

    def handout(self, section: Section, sheet: Sheet, level: Level) -> Packet:
        profile = self.profile if sheet.profiles else None
        suffix = (suffix_of(level) if sheet.levels else "") + suffix_of(name_of(profile))
        entries = (self.entry(section, sheet, None, level, profile, alone=True),)
        about = About("handout", sheet.id, level, name_of(profile))
        return self.packet(f"handouts/{sheet.id}{suffix}.pdf", sheet.title, entries, about)

    def teacher_packet(self) -> Packet:
        entries = tuple(
            self.entry(section, sheet, None, "standard", None)
            for section, sheet in sheets_of(*self.teacher_sections)
        )
        return self.packet("teacher.pdf", "Teacher’s guide", entries, About("teacher"))

    def packet(
        self, path: str, name: str, entries: tuple[Entry, ...], about: About | None = None
    ) -> Packet:
        facts = self.debate.facts
        return Packet(path, name, facts.title, facts.language, entries, about=about)

    def entry(
        self,
        section: Section,
        sheet: Sheet,
        role: Role | None,
        level: Level,
        profile: Profile | None,
        *,
        alone: bool = False,
    ) -> Entry:
        whom = role if sheet.audience == "role" else None
        profile = profile if sheet.profiles else None
        # Only where a sheet leads to others is it another without them.
        alone = alone and profile is not None and profile.facts.links
        version = version_of(level if sheet.levels else "", profile, alone=alone)
        key = (sheet.id, "" if whom is None else whom.id, version)
        if key not in self.orders:
            order = self.order(key, section, sheet, whom, level)
            if not alone:
                order = dataclasses.replace(order, beside=self.beside(sheet))
            self.orders[key] = laid_out(order, profile)
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
