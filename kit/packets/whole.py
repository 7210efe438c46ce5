"""The packets that can be bound when some sheets could not be made."""

from __future__ import annotations

import dataclasses
from collections.abc import Container

from kit.model.packet import Packet, PacketSet, SheetKey


def whole(packet_set: PacketSet, made: Container[SheetKey]) -> PacketSet:
    """The packets with all of their sheets, and the volumes with all of their packets.

    `made` are the keys of the sheets that there are. A file of many packets from which one is
    missing would be printed without anybody noticing.
    """

    def some(packets: tuple[Packet, ...]) -> tuple[Packet, ...]:
        return tuple(each for each in packets if _is_whole(each, made))

    return dataclasses.replace(
        packet_set,
        roles=some(packet_set.roles),
        students=some(packet_set.students),
        tables=some(packet_set.tables),
        handouts=some(packet_set.handouts),
        teacher=some(packet_set.teacher),
        fillable=some(packet_set.fillable),
        volumes=tuple(
            volume
            for volume in packet_set.volumes
            if all(_is_whole(packet, made) for packet in volume.holds)
        ),
    )


def _is_whole(packet: Packet, made: Container[SheetKey]) -> bool:
    keys = [entry.key for entry in packet.entries]
    if packet.plate is not None:
        keys.append(packet.plate[0])
    return all(key in made for key in keys)
