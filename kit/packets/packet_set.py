"""The packets of a build, and the sheets that they are made of, each sheet once."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from kit.model.cast import Placed
from kit.model.context import ContentsLine
from kit.model.meeting import Meeting
from kit.model.packet import TEACHER, About, Entry, Packet, PacketChoice, PacketSet, Volume
from kit.model.profile import Profile
from kit.model.role import LEVELS, Level, Role
from kit.model.sheets import Section, Sheet, SheetSet
from kit.packets.context import Contexts
from kit.packets.instances import NOBODY, Instances, Reader
from kit.packets.names import file_names
from kit.packets.people import reading_level
from kit.packets.prompts import with_prompts_of
from kit.packets.sections import name_of, needs_met, sections_of, sheets_of, suffix_of

MOST_IN_A_VOLUME = 40
"""Packets in a volume: more than a class has, and few enough to bind in memory."""


def plan_packets(meeting: Meeting, sheets: SheetSet, choice: PacketChoice) -> PacketSet:
    """The packets to make, and every sheet that they need, once.

    `meeting` is what all sheets are about, `sheets` the list of sheets, `choice` says which
    packets are wanted.
    """
    return _PacketMaker(meeting, sheets, choice).packet_set()


class _PacketMaker:
    """Makes the packets, and gathers the sheets that they ask for."""

    def __init__(self, meeting: Meeting, sheets: SheetSet, choice: PacketChoice) -> None:
        meeting = with_prompts_of(meeting, choice.chosen)
        self.debate = meeting.debate
        self.choice = choice
        self.profile = choice.profile
        self.levels = choice.levels
        self.duties = {duty.id: duty for duty in meeting.duties}
        self.contexts = contexts = Contexts(meeting, choice.levels)
        self.sections = used = sections_of(sheets, choice.chosen, needs_met(contexts))
        contexts.numbers = used.numbers
        contexts.contents = tuple(
            ContentsLine(
                section=section.name,
                when=section.when,
                moment=section.moment,
                sheets=tuple(contexts.face(sheet) for sheet in section.sheets),
            )
            for section in used.packet
        )
        contexts.sheets = tuple(contexts.face(sheet) for sheet in used.all)
        contexts.needed = frozenset(sheet.needs for sheet in used.all)
        contexts.shared = tuple(contexts.face(sheet) for _, sheet in sheets_of(*used.table))
        self.instances = Instances(contexts, used)

    def packet_set(self) -> PacketSet:
        """All packets that are wanted."""
        only = self.choice.only
        table = self.contexts.roles_at_table
        by_level = [
            tuple(self.role_packet(role, level) for role in table if not only or role.id in only)
            for level in self.levels
        ]
        roles = tuple(packet for packets in by_level for packet in packets)
        students = self.student_packets(only)
        tables = self.table_packets()
        handouts: tuple[Packet, ...] = ()
        teacher: tuple[Packet, ...] = ()
        volumes: tuple[Volume, ...] = ()
        if not only or TEACHER in only:
            teacher = (self.teacher_packet(),)
        if not only:
            handouts = tuple(
                self.handout(section, sheet, level)
                for section, sheet in sheets_of(
                    *self.sections.packet, *self.sections.table, *self.sections.handouts
                )
                if sheet.audience == "everyone"
                for level in (self.levels if sheet.levels else self.levels[:1])
            )
            volumes = self.volumes(students or by_level[0], tables)
        return PacketSet(
            sheets=tuple(self.instances.made.values()),
            roles=roles,
            students=students,
            tables=tables,
            handouts=handouts,
            teacher=teacher,
            volumes=volumes,
        )

    def volumes(self, packets: Sequence[Packet], tables: Sequence[Packet]) -> tuple[Volume, ...]:
        """The class file; several files when there are more packets than `MOST_IN_A_VOLUME`.

        What tables share comes last. Without a class it is there once, for a role's packet each.
        """
        cuts = [
            packets[at : at + MOST_IN_A_VOLUME] for at in range(0, len(packets), MOST_IN_A_VOLUME)
        ]
        if not self.contexts.cast:
            tables = [each for each in tables if each.about and each.about.level == self.levels[0]]
        names = ["class.pdf", *(f"class-{number}.pdf" for number in range(2, len(cuts) + 1))]
        return tuple(
            Volume(
                self.packet(name, "All packets", ()),
                (*some, *(tables if some is cuts[-1] else ())),
            )
            for name, some in zip(names, cuts, strict=True)
        )

    def student_packets(self, only: Sequence[str]) -> tuple[Packet, ...]:
        """A packet for each student of the class, with the plate to put on it."""
        cast = self.contexts.cast
        if cast is None:
            return ()
        wanted = [
            (name, each)
            for name, each in zip(file_names(cast.placed), cast.placed, strict=True)
            if not only or {each.seat.plays, each.student.key, each.student.name} & set(only)
        ]
        plates = self.instances.plates([(each, self.profile_of(each)) for _, each in wanted], cast)
        packets = []
        for name, each in wanted:
            profile = self.profile_of(each)
            packet = self.packet(
                f"students/{name}.pdf",
                f"{each.printed} · {each.seat.name}",
                self.student_entries(each, profile),
                About("student", each.seat.plays, self.level_of(each), name_of(profile)),
            )
            packets.append(dataclasses.replace(packet, plate=plates[each.student.key]))
        return tuple(packets)

    def profile_of(self, each: Placed) -> Profile | None:
        """A student's print profile; the build's if the class list does not name another."""
        return self.choice.profiles.get(each.student.facts.profile, self.profile)

    def level_of(self, each: Placed) -> Level:
        """A student's reading level; the debate's only one if it is written at one alone."""
        return reading_level(each.student, self.debate.facts.levels)

    def student_entries(self, each: Placed, profile: Profile | None) -> tuple[Entry, ...]:
        """The sheets of a student's role, or of a student's duty with those for everyone."""
        role = next(
            (
                role
                for role in self.contexts.roles_at_table
                if role.id == each.seat.plays and each.seat.stance is not None
            ),
            None,
        )
        level = self.level_of(each)
        if role is not None:
            return tuple(
                self.instances.entry(section, sheet, Reader(role, each.seat), level, profile)
                for section, sheet in sheets_of(*self.sections.packet)
            )
        duty = self.duties[each.seat.plays]
        own = [
            self.instances.duty_entry(section, sheet, duty, profile)
            for section, sheet in sheets_of(*self.sections.duty)
        ]
        shared = [
            self.instances.entry(section, sheet, Reader(None, each.seat), level, profile)
            for section, sheet in sheets_of(*self.sections.packet)
            if sheet.audience == "everyone" and sheet.duties
        ]
        return (*own, *shared)

    def role_packet(self, role: Role, level: Level) -> Packet:
        seat = self.contexts.seating.of_role(role.id)
        entries = tuple(
            self.instances.entry(section, sheet, Reader(role, seat), level, self.profile)
            for section, sheet in sheets_of(*self.sections.packet)
        )
        suffix = suffix_of(level) + suffix_of(name_of(self.profile))
        name = f"roles/{role.number:02}-{role.id}{suffix}.pdf"
        about = About("role", role.id, level, name_of(self.profile))
        return self.packet(name, role.facts.name, entries, about)

    def table_packets(self) -> tuple[Packet, ...]:
        """What each table shares; with a class, for each print profile that somebody there has.

        It is in easier words if anybody there who has that profile reads them.
        """
        only = self.choice.only
        wanted = [role for role in self.contexts.roles_at_table if not only or role.id in only]
        if not self.sections.table:
            return ()
        cast = self.contexts.cast
        if cast is None:
            return tuple(
                self.table_packet(role, level, self.profile)
                for level in self.levels
                for role in wanted
            )
        found = []
        for role in wanted:
            readers: dict[str, list[Placed]] = {}
            for each in cast.placed:
                if each.seat.plays == role.id:
                    readers.setdefault(name_of(self.profile_of(each)), []).append(each)
            for some in readers.values():
                level = max((self.level_of(each) for each in some), key=LEVELS.index)
                found.append(self.table_packet(role, level, self.profile_of(some[0])))
        return tuple(found)

    def table_packet(self, role: Role, level: Level, profile: Profile | None) -> Packet:
        reader = Reader(role, self.contexts.seating.of_role(role.id))
        entries = tuple(
            self.instances.entry(section, sheet, reader, level, profile)
            for section, sheet in sheets_of(*self.sections.table)
        )
        # With a class, only the profile can make a second file for a table.
        own = "" if self.contexts.cast is not None else suffix_of(level)
        name = f"tables/{role.number:02}-{role.id}{own}{suffix_of(name_of(profile))}.pdf"
        about = About("table", role.id, level, name_of(profile))
        return self.packet(name, f"For the table: {role.facts.name}", entries, about)

    def handout(self, section: Section, sheet: Sheet, level: Level) -> Packet:
        profile = self.profile if sheet.profiles else None
        suffix = (suffix_of(level) if sheet.levels else "") + suffix_of(name_of(profile))
        entries = (self.instances.entry(section, sheet, NOBODY, level, profile, alone=True),)
        about = About("handout", sheet.id, level, name_of(profile))
        return self.packet(f"handouts/{sheet.id}{suffix}.pdf", sheet.title, entries, about)

    def teacher_packet(self) -> Packet:
        entries = tuple(
            self.instances.entry(section, sheet, NOBODY, "standard", None)
            for section, sheet in sheets_of(*self.sections.teacher)
        )
        return self.packet("teacher.pdf", "Teacher’s guide", entries, About("teacher"))

    def packet(
        self, path: str, name: str, entries: tuple[Entry, ...], about: About | None = None
    ) -> Packet:
        facts = self.debate.facts
        return Packet(path, name, facts.title, facts.language, entries, about=about)
