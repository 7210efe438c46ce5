"""The copier plan of the guide: the sides, paper and ink of each file and sheet, once typeset."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from kit.model.context import CopyLine, ForTeacher, SheetLine
from kit.model.packet import Packet, PacketSet, Part, SheetInstance, SheetKey
from kit.model.printing import ONE_SIDED
from kit.model.profile import STANDARD

Parts = Mapping[SheetKey, Part]


def with_copies(packet_set: PacketSet, parts: Parts) -> tuple[SheetInstance, ...]:
    """The sheets that count, with the pages, paper and ink of each packet, handout and sheet.

    `parts` are all other sheets, typeset.
    """
    lines = (
        *(_line(packet, parts) for packet in packet_set.roles),
        *_students(packet_set, parts),
        *(_line(packet, parts) for packet in packet_set.handouts),
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


def _students(packet_set: PacketSet, parts: Parts) -> Iterator[CopyLine]:
    """One line for the packets of all students, since each is printed once."""
    lines = [_line(packet, parts) for packet in packet_set.students]
    if lines:
        yield CopyLine(
            path="class.pdf",
            name=f"{len(lines)} packets, one for each student",
            pages=sum(line.pages for line in lines),
            sheets_of_paper=sum(line.sheets_of_paper for line in lines),
            ink=_ink([ink for packet in packet_set.students for ink in _inks(packet, parts)]),
        )


def _line(packet: Packet, parts: Parts) -> CopyLine:
    count = _pages(packet, parts)
    return CopyLine(
        path=packet.path,
        name=packet.name,
        pages=count,
        sheets_of_paper=-(-count // sides_of(packet)),
        ink=_ink(_inks(packet, parts)),
    )


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
    whole = _line(packet, parts)
    yield SheetLine(
        number="",
        title="In all",
        pages=whole.pages,
        sheets_of_paper=whole.sheets_of_paper,
        ink=whole.ink,
    )


def _pages(packet: Packet, parts: Parts) -> int:
    return sum(parts[entry.key].pages for entry in packet.entries)


def _inks(packet: Packet, parts: Parts) -> list[float]:
    """The ink of each page of a packet, as the share of the page that is black, 0 to 1."""
    return [ink for entry in packet.entries for ink in parts[entry.key].ink]


def _ink(pages: Sequence[float]) -> str:
    """The mean ink of pages, as the guide prints it."""
    return f"{100 * sum(pages) / max(1, len(pages)):.1f} %"
