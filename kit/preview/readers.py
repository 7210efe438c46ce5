"""Whose pages can be shown: every student, every role, each handout, the guide."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kit.model.packet import Packet
from kit.model.role import LEVELS, Level, Role
from kit.model.sheets import Sheet
from kit.pipeline.packets import Assembly
from kit.problems import BadUsage

Group = Literal["Students", "Roles", "Tables", "Handouts", "Teacher"]

GUIDE = "guide"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who gets pages, or a file that everybody gets.

    `id` is part of addresses, which browsers keep, so it never holds a student's name. `role` is
    the id of the role whose text these pages hold. With `levels` there is a packet at each
    reading level, with `profiles` one in each print profile.
    """

    id: str
    group: Group
    name: str
    role: str | None = None
    levels: bool = False
    profiles: bool = False


@dataclass(frozen=True, slots=True)
class ReaderChoice:
    """A reader with the packet to show; None for a role that takes no part until it is shown."""

    reader: Reader
    packet: Packet | None


def role_reader(role_id: str, name: str, *, levels: bool = True) -> Reader:
    """The reader of a role's packets; `levels` says that there are several reading levels."""
    return Reader(f"role-{role_id}", "Roles", name, role_id, levels=levels, profiles=True)


def choices(
    assembly: Assembly, level: Level, levels: Sequence[Level], secret: str
) -> tuple[ReaderChoice, ...]:
    """All readers, with their packets at the reading level `level`.

    `levels` are the levels at which the packets of `assembly` were made. `secret` makes the ids
    of students impossible to guess. With a class, students come first.
    """
    return (
        *_students(assembly, secret),
        *_roles(assembly, level, levels),
        *_tables(assembly, level),
        *_handouts(assembly, level, levels),
        *(
            ReaderChoice(Reader(GUIDE, "Teacher", each.name), each)
            for each in assembly.packets.teacher
        ),
    )


def _students(assembly: Assembly, secret: str) -> Iterator[ReaderChoice]:
    roles = {role.id for role in assembly.table.roles}
    for packet in assembly.packets.students:
        digest = hashlib.sha256(f"{secret}\0{packet.path}".encode()).hexdigest()[:16]
        role = next((entry.key[1] for entry in packet.entries if entry.key[1] in roles), None)
        yield ReaderChoice(Reader(f"student-{digest}", "Students", packet.name, role), packet)


def _roles(assembly: Assembly, level: Level, levels: Sequence[Level]) -> Iterator[ReaderChoice]:
    """The roles of the debate; those that are not at the table join when they are shown."""
    first = levels.index(level) * len(assembly.table.roles)
    packets = assembly.packets.roles[first : first + len(assembly.table.roles)]
    at_table = {role.id: packet for role, packet in zip(assembly.table.roles, packets, strict=True)}
    yield from (
        ReaderChoice(
            role_reader(role.id, _numbered(role), levels=len(levels) > 1), at_table.get(role.id)
        )
        for role in assembly.inputs.debate.roles
    )


def _tables(assembly: Assembly, level: Level) -> Iterator[ReaderChoice]:
    """What each table shares; with a class, once for each print profile that somebody there has."""
    of_class = assembly.table.cast is not None
    for packet in assembly.packets.tables:
        about = packet.about
        if about is not None and (of_class or about.level == level):
            name = packet.path.removeprefix("tables/").removesuffix(".pdf")
            reader_id = f"table-{about.whom}-{about.profile}" if of_class else f"table-{about.whom}"
            reader = Reader(
                reader_id,
                "Tables",
                name if of_class else packet.name,
                None,
                not of_class,
                not of_class,
            )
            yield ReaderChoice(reader, packet)


def _numbered(role: Role) -> str:
    return f"{role.number} · {role.facts.name}"


def _handouts(assembly: Assembly, level: Level, levels: Sequence[Level]) -> Iterator[ReaderChoice]:
    several = {
        packet.entries[0].key[0]
        for packet in assembly.packets.handouts
        if _level(packet) and len(levels) > 1
    }
    for packet in assembly.packets.handouts:
        if _level(packet) in ("", level):
            sheet = packet.entries[0].key[0]
            profiles = _sheet_of(assembly, packet).profiles
            reader = Reader(
                f"handout-{sheet}", "Handouts", packet.name, None, sheet in several, profiles
            )
            yield ReaderChoice(reader, packet)


def _level(packet: Packet) -> str:
    """The reading level of a handout; "" if it is the same for all levels."""
    first = packet.entries[0].key[2].partition(" ")[0]
    return first if first in LEVELS else ""


def _sheet_of(assembly: Assembly, packet: Packet) -> Sheet:
    """The sheet that a handout is."""
    key = packet.entries[0].key
    return next(each.sheet for each in assembly.packets.sheets if each.key == key)


def chosen_reader(found: Sequence[ReaderChoice], reader: str) -> ReaderChoice:
    """The choice of a reader, by id; "" means the first. Raises `BadUsage` if it is gone."""
    for choice in found:
        if reader in ("", choice.reader.id):
            return choice
    raise BadUsage(
        "the reader that this page showed is no longer there", "choose another one above"
    )
