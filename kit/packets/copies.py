"""The copier plan: the sides, paper and ink of each file and sheet, once they are typeset."""

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
    """Those sheets that count, with what each packet, handout and sheet takes.

    `parts` are all other sheets, typeset.
    """
    lines = (
        *(_line(packet, parts) for packet in packet_set.roles),
        *_students(packet_set, parts),
        *(_line(packet, parts) for packet in packet_set.handouts),
    )
    packets = packet_set.students or packet_set.roles
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
    """One line for the packets of all students: they are printed once each."""
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
    """On how many sides its paper is printed: what is to be folded on one."""
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
    """What it saves to share the essay and the reference, and to have smaller margins besides.

    As `print` has it: only sheets can be shared that are handouts, too. None if it saves nothing.
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
    """Sheets of paper with the essay and the reference once for two, the latter two to a side."""
    essay = frozenset(key for key in handouts if key[0] in ESSAY)
    reference = frozenset(key for key in handouts if key[0] in REFERENCE)
    found = sum(
        -(-_pages(packet, parts, without=essay | reference, narrow=narrow) // 2)
        for packet in packets
    )
    # Only those can share whose sheets are alike, in their level and profile.
    alike = Counter(
        tuple(entry.key for entry in packet.entries if entry.key in essay | reference)
        for packet in packets
    )
    for keys, count in alike.items():
        sides, smaller = (
            sum(pages_taken(key, parts, narrow=narrow) for key in keys if key in some)
            for some in (essay, reference)
        )
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
    """The ink of each page of a packet."""
    return [ink for entry in packet.entries for ink in parts[entry.key].ink]


def _ink(pages: Sequence[float]) -> str:
    """The mean of pages' ink, as it is printed."""
    return f"{100 * sum(pages) / max(1, len(pages)):.1f} %"
