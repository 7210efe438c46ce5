"""Files to fill in on a screen: for each packet a second one, with form fields.

These are separate files because printed packets have lines to write on, not boxes to type in.
The printed packets are the same whether or not these are made.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence

from kit.model.packet import FILLABLE, HtmlSheet, Packet, PacketSet, SheetKey
from kit.model.profile import STANDARD


def boxed(profile: str) -> str:
    """The name of a print profile with boxes to type in, in place of lines to write on."""
    return f"{profile} fillable"


def with_fillable(
    packet_set: PacketSet, pages: Sequence[HtmlSheet], asking: Collection[SheetKey]
) -> tuple[PacketSet, tuple[HtmlSheet, ...]]:
    """Add the files to fill in to a packet set; gives it, and the additional sheets to typeset.

    `pages` are the rendered sheets of the set, `asking` the keys of those with something to
    fill in. Packets of roles and of students and handouts become fillable, if any sheet of
    theirs is among `asking`; their other sheets are shared with the printed packets.
    """
    profiles = {page.key: page.profile for page in pages}
    packets = tuple(
        _fillable(packet, asking, profiles)
        for packet in (*packet_set.roles, *packet_set.students, *packet_set.handouts)
        if any(entry.key in asking for entry in packet.entries)
    )
    wanted = {entry.key for packet in packets for entry in packet.entries}
    return dataclasses.replace(packet_set, fillable=packets), tuple(_typed_in(pages, wanted))


def _fillable(
    packet: Packet, asking: Collection[SheetKey], profiles: Mapping[SheetKey, str]
) -> Packet:
    entries = tuple(
        dataclasses.replace(entry, key=_key(entry.key)) if entry.key in asking else entry
        for entry in packet.entries
    )
    path = packet.path.removesuffix(".pdf") + FILLABLE
    # Some sheets have no profile of their own; all others of a packet have the same one.
    found = (profiles[entry.key] for entry in packet.entries)
    typed = next((profile for profile in found if profile != STANDARD), STANDARD)
    return dataclasses.replace(packet, path=path, entries=entries, typed=boxed(typed), about=None)


def _typed_in(pages: Sequence[HtmlSheet], wanted: Collection[SheetKey]) -> Iterator[HtmlSheet]:
    for page in pages:
        if _key(page.key) in wanted:
            yield dataclasses.replace(
                page,
                key=_key(page.key),
                profile=boxed(page.profile),
                fillable=True,
            )


def _key(key: SheetKey) -> SheetKey:
    sheet, reader, version = key
    return sheet, reader, f"{version} fillable".strip()
