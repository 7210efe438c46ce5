"""The copier plan of the guide: the sides, paper and ink of each file and sheet, once typeset."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence

from kit.model.context import CopyLine, ForTeacher, Saving, SheetLine
from kit.model.packet import Packet, PacketSet, SheetInstance, SheetKey
from kit.model.printing import ESSAY, ONE_SIDED, REFERENCE
from kit.model.profile import STANDARD
from kit.packets.margins import Parts, pages_taken


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
                saving=_saving(packet_set, packets, parts),
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


def _saving(packet_set: PacketSet, packets: Sequence[Packet], parts: Parts) -> Saving | None:
    """The sheets of paper saved by sharing the essay and the reference, and by smaller margins.

    Follows `print --save-paper`: only sheets that are also handouts can be shared. None if
    nothing is saved.
    """
    if not packets:
        return None
    handouts = frozenset(entry.key for packet in packet_set.handouts for entry in packet.entries)
    whole = sum(-(-_pages(packet, parts) // 2) for packet in packets)
    shared = _shared(packets, handouts, parts)
    narrow = min(shared, _shared(packets, handouts, parts, narrow=True))
    if narrow >= whole:
        return None
    shared = min(shared, whole)
    return Saving(of=whole, shared=whole - shared, margins=shared - narrow)


def _shared(
    packets: Sequence[Packet],
    handouts: frozenset[SheetKey],
    parts: Parts,
    *,
    narrow: bool = False,
) -> int:
    """Sheets of paper when two students share the essay, and the reference at two pages a side."""
    essay = frozenset(key for key in handouts if key[0] in ESSAY)
    reference = frozenset(key for key in handouts if key[0] in REFERENCE)
    found = sum(
        -(-_pages(packet, parts, without=essay | reference, narrow=narrow) // 2)
        for packet in packets
    )
    # Students can share only sheets that are the same, in reading level and profile.
    alike = Counter(
        tuple(entry.key for entry in packet.entries if entry.key in essay | reference)
        for packet in packets
    )
    for keys, count in alike.items():
        sides, smaller = (
            sum(pages_taken(key, parts, narrow=narrow) for key in keys if key in some)
            for some in (essay, reference)
        )
        # Two pages on each side, on both sides: a sheet of paper holds four of the reference.
        found += -(-count // 2) * (-(-sides // 2) + -(-smaller // 4))
    return found


def _pages(
    packet: Packet,
    parts: Parts,
    without: frozenset[SheetKey] = frozenset(),
    *,
    narrow: bool = False,
) -> int:
    return sum(
        pages_taken(entry.key, parts, narrow=narrow)
        for entry in packet.entries
        if entry.key not in without
    )


def _inks(packet: Packet, parts: Parts) -> list[float]:
    """The ink of each page of a packet, as the share of the page that is black, 0 to 1."""
    return [ink for entry in packet.entries for ink in parts[entry.key].ink]


def _ink(pages: Sequence[float]) -> str:
    """The mean ink of pages, as the guide prints it."""
    return f"{100 * sum(pages) / max(1, len(pages)):.1f} %"
