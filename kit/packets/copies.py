"""The copier plan of the guide: the sides, paper and ink of each file and sheet, once typeset."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from kit.model.context import CopyLine, ForTeacher, SheetLine
from kit.model.packet import Packet, PacketSet, Part, SheetInstance, SheetKey
from kit.model.printing import ONE_SIDED
from kit.model.profile import STANDARD

Parts = Mapping[SheetKey, Part]
MOST_NAMED = 6
"""Exceptions that are named; more are only counted."""
NAMES = {"student": "packets of students", "role": "packets of roles", "table": "for the tables"}
"""What a line of files is called that does not name them."""


def with_copies(packet_set: PacketSet, parts: Parts) -> tuple[SheetInstance, ...]:
    """The sheets that count, with the pages, paper and ink of each packet, handout and sheet.

    `parts` are all other sheets, typeset.
    """
    lines = (
        *_groups(packet_set.students or packet_set.roles, parts),
        *_groups(packet_set.tables, parts),
        *_groups(packet_set.handouts, parts),
    )
    packets = packet_set.students or packet_set.roles
    # The list sheet by sheet is of one packet: a standard one, if any student has one.
    usual = [each for each in packets if each.about and each.about.profile == STANDARD]
    sheets = tuple(_sheets((usual or packets)[0], parts)) if packets else ()
    return tuple(
        dataclasses.replace(
            instance,
            context=dataclasses.replace(
                instance.context,
                copies=lines,
                sheet_copies=sheets,
            ),
        )
        for instance in packet_set.sheets
        if instance.sheet.counts and isinstance(instance.context, ForTeacher)
    )


def _groups(packets: Sequence[Packet], parts: Parts) -> Iterator[CopyLine]:
    """A line for those that take the same paper, the most first; exceptions have their names."""
    found: dict[tuple[int, int], list[Packet]] = {}
    for packet in packets:
        pages = sum(parts[entry.key].pages for entry in packet.entries)
        found.setdefault((pages, -(-pages // sides_of(packet))), []).append(packet)
    groups = sorted(found.items(), key=lambda each: -len(each[1]))
    for place, ((pages, paper), some) in enumerate(groups):
        names = list(dict.fromkeys(packet.name for packet in some))
        handouts = some[0].about is not None and some[0].about.kind == "handout"
        listed = handouts or (place and len(names) <= MOST_NAMED)
        yield CopyLine(
            folder=f"{some[0].path.partition('/')[0]}/",
            name=", ".join(names) if listed else _kind(some[0]),
            count=len(some),
            pages=pages,
            sheets_of_paper=paper,
            ink=_ink([ink for packet in some for ink in _inks(packet, parts)]),
        )


def _kind(packet: Packet) -> str:
    return "" if packet.about is None else NAMES.get(packet.about.kind, "")


def sides_of(packet: Packet) -> int:
    """On how many sides of the paper a packet is printed: one if it is to be folded, else two."""
    return 1 if packet.about is not None and packet.about.whom in ONE_SIDED else 2


def _sheets(packet: Packet, parts: Parts) -> Iterator[SheetLine]:
    for entry in packet.entries:
        part = parts[entry.key]
        yield SheetLine(
            number=entry.label.rstrip("."),
            title=entry.title,
            pages=part.pages,
            sheets_of_paper=-(-part.pages // 2),
            ink=_ink(part.ink),
        )
    pages = sum(parts[entry.key].pages for entry in packet.entries)
    yield SheetLine(
        number="",
        title="In all",
        pages=pages,
        sheets_of_paper=-(-pages // 2),
        ink=_ink(_inks(packet, parts)),
    )


def _inks(packet: Packet, parts: Parts) -> list[float]:
    """The ink of each page of a packet, as the share of the page that is black, 0 to 1."""
    return [ink for entry in packet.entries for ink in parts[entry.key].ink]


def _ink(pages: Sequence[float]) -> str:
    """The mean ink of pages, as the guide prints it."""
    return f"{100 * sum(pages) / max(1, len(pages)):.1f} %"
