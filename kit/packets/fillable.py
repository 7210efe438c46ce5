"""The files to fill in on a screen: beside each packet a second one, with form fields.

They are files of their own since what is printed has lines to write on, not boxes to type
in, and stays as it is whether or not there are others.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence

from kit.model.packet import FILLABLE, HtmlSheet, Packet, PacketSet, SheetKey
from kit.model.profile import STANDARD


def boxed(profile: str) -> str:
    """What a print profile is called with boxes to type in, in place of lines to write on."""
    return f"{profile} fillable"


def with_fillable(
    packet_set: PacketSet, pages: Sequence[HtmlSheet], asking: Collection[SheetKey]
) -> tuple[PacketSet, tuple[HtmlSheet, ...]]:
    """The packets with those to fill in, and the sheets that they need besides.

    `pages` are its sheets, `asking` the keys of those with something to fill in. There
    are fillable packets of roles and students, and handouts; sheets that ask for nothing are
    the same in them as in print.
    """
    profiles = {page.key: page.profile for page in pages}
    packets = tuple(
        _fillable(packet, asking, profiles)
        for packet in (*packet_set.roles, *packet_set.students, *packet_set.handouts)
        if any(entry.key in asking for entry in packet.entries)
    )
    wanted = {entry.key for packet in packets for entry in packet.entries}
    return dataclasses.replace(packet_set, fillable=packets), tuple(_again(pages, wanted))


def _fillable(
    packet: Packet, asking: Collection[SheetKey], profiles: Mapping[SheetKey, str]
) -> Packet:
    entries = tuple(
        dataclasses.replace(entry, key=_key(entry.key)) if entry.key in asking else entry
        for entry in packet.entries
    )
    path = packet.path.removesuffix(".pdf") + FILLABLE
    # Some sheets have no profiles; all others of a packet are in the same one.
    found = (profiles[entry.key] for entry in packet.entries)
    typed = next((profile for profile in found if profile != STANDARD), STANDARD)
    return dataclasses.replace(packet, path=path, entries=entries, typed=boxed(typed), about=None)


def _again(pages: Sequence[HtmlSheet], wanted: Collection[SheetKey]) -> Iterator[HtmlSheet]:
    for page in pages:
        if _key(page.key) in wanted:
            yield dataclasses.replace(
                page,
                key=_key(page.key),
                profile=boxed(page.profile),
                fillable=True,
            )


def _key(key: SheetKey) -> SheetKey:
    sheet, whom, version = key
    return sheet, whom, f"{version} fillable".strip()
