"""Who can be looked at: every role, every student of a class, each handout, the guide."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kit.model.packet import Packet
from kit.model.role import LEVELS, Level, Role
from kit.model.sheets import Sheet
from kit.pipeline.packets import Assembly

Group = Literal["Students", "Roles", "Handouts", "Teacher"]

GUIDE = "guide"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who gets pages, or what everybody gets.

    `id` stands in addresses and never holds a student's name. `role` is the id of the role
    whose text these pages hold; `levels` and `profiles` say whether there is a packet at
    each reading level, and in each print profile.
    """

    id: str
    group: Group
    name: str
    role: str | None = None
    levels: bool = False
    profiles: bool = False


@dataclass(frozen=True, slots=True)
class ReaderChoice:
    """A reader, and the packet made for that reader; None where it must be asked for by name."""

    reader: Reader
    packet: Packet | None


def role_reader(role_id: str, name: str) -> Reader:
    """A role as somebody to look at."""
    return Reader(f"role-{role_id}", "Roles", name, role_id, levels=True, profiles=True)


def choices(
    assembly: Assembly, level: Level, levels: Sequence[Level], secret: str
) -> tuple[ReaderChoice, ...]:
    """All readers of packets that were made at these `levels`, with their packets at `level`.

    `secret` keeps the ids of students from being guessed. Students come first: with a class
    they are whom one wants to see.
    """
    return (
        *_students(assembly, secret),
        *_roles(assembly, level, levels),
        *_handouts(assembly, level),
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
    """Those at the table, then the others, who join when they are looked at."""
    first = levels.index(level) * len(assembly.table.roles)
    packets = assembly.packets.roles[first : first + len(assembly.table.roles)]
    at_table = {role.id: packet for role, packet in zip(assembly.table.roles, packets, strict=True)}
    yield from (
        ReaderChoice(role_reader(role.id, _numbered(role)), at_table.get(role.id))
        for role in assembly.inputs.debate.roles
    )


def _numbered(role: Role) -> str:
    return f"{role.number} · {role.facts.name}"


def _handouts(assembly: Assembly, level: Level) -> Iterator[ReaderChoice]:
    both = {packet.entries[0].key[0] for packet in assembly.packets.handouts if _level(packet)}
    for packet in assembly.packets.handouts:
        if _level(packet) in ("", level):
            sheet = packet.entries[0].key[0]
            profiles = _sheet_of(assembly, packet).profiles
            reader = Reader(
                f"handout-{sheet}", "Handouts", packet.name, None, sheet in both, profiles
            )
            yield ReaderChoice(reader, packet)


def _level(packet: Packet) -> str:
    """The reading level of a handout, or "" where there is one for all."""
    first = packet.entries[0].key[2].partition(" ")[0]
    return first if first in LEVELS else ""


def _sheet_of(assembly: Assembly, packet: Packet) -> Sheet:
    """The sheet that a handout is."""
    key = packet.entries[0].key
    return next(each.sheet for each in assembly.packets.sheets if each.key == key)
