"""Parts to finished files in a folder: each packet, and the volumes that hold many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kit.bind import Binder, bind_volume
from kit.model.field import AnswerFont
from kit.model.packet import Packet
from kit.model.progress import Report
from kit.packets import sides_of
from kit.pipeline.laid_out import LaidOut
from kit.pipeline.standing import inputs_of, inputs_of_volume, stands
from kit.publish import Made, Stood
from kit.typeset.answer_font import answer_font


@dataclass(frozen=True, slots=True)
class Folders:
    """Where finished files are: the stage for those that are made, and the output folder.

    `stood` are the files of that folder that are as an earlier build made them, by path.
    """

    stage: Path
    output: Path
    stood: Mapping[str, Stood]

    def path_of(self, path: str) -> Path:
        """Where a packet is: the newly made one, if there is any."""
        made = self.stage / path
        return made if made.is_file() else self.output / path


def bind_packets(laid_out: LaidOut, folders: Folders, report: Report) -> list[Made]:
    """Bind every packet into the stage, and the volumes that hold the packets.

    What stands in its folder is not bound again. Gives a record of each file, those that stand
    among them.
    """
    packet_set, parts = laid_out.packets, laid_out.parts
    keys = {key: part.key for key, part in parts.items()}
    inputs: dict[str, Mapping[str, str]] = {
        packet.path: inputs_of(packet, keys) for packet in packet_set.packets
    }
    for volume in packet_set.volumes:
        inputs[volume.packet.path] = inputs_of_volume(volume, inputs)
    made = {
        packet.path: _made(packet, stood.pages, inputs, stood)
        for packet in (*packet_set.packets, *(each.packet for each in packet_set.volumes))
        if (stood := folders.stood.get(packet.path)) is not None
        and stands(stood, inputs[packet.path])
    }
    packets = by_reader(packet for packet in packet_set.packets if packet.path not in made)
    volumes = [volume for volume in packet_set.volumes if volume.packet.path not in made]
    binder = Binder(parts, _answer_fonts(laid_out) if packets else {}, packets)
    for done, packet in enumerate(packets, start=1):
        target = folders.stage / packet.path
        target.parent.mkdir(parents=True, exist_ok=True)
        made[packet.path] = _made(packet, binder.bind(packet, target), inputs)
        report("Binding packet", done, len(packets))
    # What volumes hold are finished files: none needs what the packets were bound from.
    del binder
    for done, volume in enumerate(volumes, start=1):
        path = volume.packet.path
        found = [folders.path_of(each.path) for each in volume.holds]
        made[path] = _made(volume.packet, bind_volume(volume, found, folders.stage / path), inputs)
        if len(volumes) > 1:
            report("Binding volume", done, len(volumes))
    return [
        made[packet.path]
        for packet in (*packet_set.packets, *(each.packet for each in packet_set.volumes))
    ]


def by_reader(packets: Iterable[Packet]) -> list[Packet]:
    """The same packets, with those of one reader, made of the same parts, one after another.

    So few parts are open at a time. A reader is a role or a duty in one version; those without
    one, such as the teacher's guide, come where the first of them was.
    """
    found: dict[tuple[str, str], list[Packet]] = {}
    for packet in packets:
        readers = (entry.key[1:] for entry in packet.entries if entry.key[1])
        found.setdefault(next(readers, ("", "")), []).append(packet)
    return [packet for each in found.values() for packet in each]


def _made(
    packet: Packet,
    pages: int,
    inputs: Mapping[str, Mapping[str, str]],
    stood: Stood | None = None,
) -> Made:
    sides, about = sides_of(packet), packet.about
    return Made(packet.path, pages, inputs[packet.path], sides, about, stood)


def _answer_fonts(laid_out: LaidOut) -> dict[str, AnswerFont]:
    """The font in which forms are filled in, by the id of the print profile."""
    typed = {packet.typed for packet in laid_out.packets.fillable if packet.typed is not None}
    return {profile: answer_font(laid_out.styles[profile].styles) for profile in sorted(typed)}
