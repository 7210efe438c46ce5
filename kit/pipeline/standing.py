"""Which packets are as an earlier build made them, by what goes into each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from kit.model.packet import Packet, PacketSet, SheetKey, Volume
from kit.publish import Stood

PACKET = "packet"
"""In the inputs of a file: the hash of all that is the packet's own, such as its title."""


def inputs_of(packet: Packet, keys: Mapping[SheetKey, str]) -> dict[str, str]:
    """What goes into a packet: each sheet's name with the hash of all that shaped it.

    `keys` are these hashes, of every sheet of the packet. A plate is one of them.
    """
    wanted = [entry.key for entry in packet.entries]
    if packet.plate is not None:
        wanted.append(packet.plate[0])
    found = {"/".join(filter(None, key)): keys[key] for key in wanted}
    # In the order of the packet; a set of sheets may come in another one.
    return found | {PACKET: _digest(packet, list(found.items()))}


def inputs_of_volume(volume: Volume, inputs: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What goes into a file of many packets; `inputs` are those of the packets, by path."""
    found = {
        name: key
        for packet in volume.holds
        for name, key in inputs[packet.path].items()
        if name != PACKET
    }
    held = [(packet.path, inputs[packet.path][PACKET]) for packet in volume.holds]
    return found | {PACKET: _digest(volume.packet, held)}


def standing_sheets(
    packet_set: PacketSet, keys: Mapping[SheetKey, str], stood: Mapping[str, Stood]
) -> frozenset[SheetKey]:
    """The sheets that no packet needs, since all that hold them stand in their folder.

    `keys` are the hashes of all sheets that can be made, `stood` are the files of that folder.
    """
    needed: set[SheetKey] = set()
    for packet in packet_set.packets:
        wanted = {entry.key for entry in packet.entries}
        if packet.plate is not None:
            wanted.add(packet.plate[0])
        if wanted <= keys.keys() and not stands(stood.get(packet.path), inputs_of(packet, keys)):
            needed |= wanted
    return frozenset(keys.keys() - needed)


def stands(stood: Stood | None, inputs: Mapping[str, str]) -> bool:
    """Whether a file was made from these very inputs."""
    return stood is not None and stood.inputs == inputs


def _digest(packet: Packet, sheets: object) -> str:
    return hashlib.sha256(repr((packet, sheets)).encode()).hexdigest()
