"""Packets and the sheets they are made of, each sheet once."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kit.model.cast import ClassCast, Placed
from kit.model.context import ContentsLine, School
from kit.model.debate import Debate
from kit.model.format import Agenda, Duty
from kit.model.packet import About, Entry, Packet, Plan, Volume
from kit.model.profile import Profile
from kit.model.role import Level, Role
from kit.model.sheets import Paper, Section, Sheet, SheetSet
from kit.packets.context import Contexts
from kit.packets.instances import Orders
from kit.packets.names import file_names
from kit.packets.sections import name_of, needs_met, sections_of, sheets_of, suffix_of

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
        self.sections = used = sections_of(sheets, needs_met(debate, contexts))
        contexts.numbers = used.numbers
        contexts.contents = tuple(
            ContentsLine(
                section=section.name,
                when=section.when,
                sheets=tuple(contexts.face(sheet) for sheet in section.sheets),
            )
            for section in used.packet
        )
        self.orders = Orders(contexts, used)

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
                for section, sheet in sheets_of(*self.sections.packet, *self.sections.handouts)
                if sheet.audience == "everyone"
                for level in (self.levels if sheet.levels else self.levels[:1])
            )
            teacher = (self.teacher_packet(),)
            volumes = self.volumes(students or by_level[0])
        return Plan(
            sheets=tuple(self.orders.made.values()),
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
        plates = self.orders.plates([(each, self.profile_of(each)) for _, each in wanted], cast)
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

    def student_entries(self, each: Placed, profile: Profile | None) -> tuple[Entry, ...]:
        """A role's sheets at the student's level; with a duty, its own and what all get."""
        role = next((role for role in self.contexts.table if role.id == each.seat.id), None)
        level = each.student.level
        if role is not None:
            return tuple(
                self.orders.entry(section, sheet, role, level, profile)
                for section, sheet in sheets_of(*self.sections.packet)
            )
        duty = self.duties[each.seat.id]
        own = [
            self.orders.duty_entry(section, sheet, duty, profile)
            for section, sheet in sheets_of(*self.sections.duty)
        ]
        shared = [
            self.orders.entry(section, sheet, None, level, profile)
            for section, sheet in sheets_of(*self.sections.packet)
            if sheet.audience == "everyone"
        ]
        return (*own, *shared)

    def role_packet(self, role: Role, level: Level) -> Packet:
        entries = tuple(
            self.orders.entry(section, sheet, role, level, self.profile)
            for section, sheet in sheets_of(*self.sections.packet)
        )
        suffix = suffix_of(level) + suffix_of(name_of(self.profile))
        name = f"roles/{role.number:02}-{role.id}{suffix}.pdf"
        about = About("role", role.id, level, name_of(self.profile))
        return self.packet(name, role.facts.name, entries, about)

    def handout(self, section: Section, sheet: Sheet, level: Level) -> Packet:
        profile = self.profile if sheet.profiles else None
        suffix = (suffix_of(level) if sheet.levels else "") + suffix_of(name_of(profile))
        entries = (self.orders.entry(section, sheet, None, level, profile, alone=True),)
        about = About("handout", sheet.id, level, name_of(profile))
        return self.packet(f"handouts/{sheet.id}{suffix}.pdf", sheet.title, entries, about)

    def teacher_packet(self) -> Packet:
        entries = tuple(
            self.orders.entry(section, sheet, None, "standard", None)
            for section, sheet in sheets_of(*self.sections.teacher)
        )
        return self.packet("teacher.pdf", "Teacher’s guide", entries, About("teacher"))

    def packet(
        self, path: str, name: str, entries: tuple[Entry, ...], about: About | None = None
    ) -> Packet:
        facts = self.debate.facts
        return Packet(path, name, facts.title, facts.language, entries, about=about)
