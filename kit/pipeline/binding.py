"""Parts to finished files in a folder: each packet, and the volumes that hold many."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import ExitStack
from pathlib import Path

from kit.bind import Binder, bind_volume
from kit.model.field import AnswerFont
from kit.model.packet import Part, SheetKey, Volume
from kit.model.progress import Report
from kit.packets import sides_of
from kit.pipeline.pages import Pages
from kit.processes.pool import worker_pool
from kit.publish import Made
from kit.typeset.answer_font import answer_font

SELDOM = (50_000, 20, 20)
"""Thresholds for `gc.set_threshold`: how seldom a process looks for garbage.

Nearly every object of a build is needed until the build ends, so that a search finds little.
"""


def bind_packets(
    pages: Pages, parts: Mapping[SheetKey, Part], stage: Path, jobs: int, report: Report
) -> list[Made]:
    """Bind every packet into the folder `stage`, and the volumes that hold the packets.

    `parts` has a part for each sheet of the packets. The volumes of a large class are bound in
    parallel, by at most `jobs` processes. Gives a record of each file that was made, in the
    order in which they were finished.
    """
    packet_set = pages.packets
    binder = Binder(parts, _answer_fonts(pages))
    made: dict[str, Made] = {}
    with ExitStack() as stack:
        submit = None
        if jobs > 1 and len(packet_set.volumes) > 1:
            submit = stack.enter_context(worker_pool(jobs, gc.set_threshold, *SELDOM))
        waiting: list[tuple[Volume, int | Future[int]]] = []
        volumes = list(packet_set.volumes)
        packets = packet_set.packets
        for done, packet in enumerate(packets, start=1):
            target = stage / packet.path
            target.parent.mkdir(parents=True, exist_ok=True)
            inputs = {
                "/".join(filter(None, entry.key)): binder.parts[entry.key].key
                for entry in packet.entries
            }
            made[packet.path] = Made(
                packet.path,
                binder.bind(packet, target),
                inputs,
                about=packet.about,
                sides=sides_of(packet),
            )
            report("Binding packet", done, len(packets))
            # A volume starts as soon as its last packet is there, while others are being bound.
            while volumes and all(each.path in made for each in volumes[0].holds):
                volume = volumes.pop(0)
                task = (volume, stage)
                bound = bind_volume(*task) if submit is None else submit(bind_volume, *task)
                waiting.append((volume, bound))
        for volume, pages_of_it in waiting:
            count = pages_of_it if isinstance(pages_of_it, int) else pages_of_it.result()
            inputs = {
                name: key
                for packet in volume.holds
                for name, key in made[packet.path].inputs.items()
            }
            made[volume.packet.path] = Made(volume.packet.path, count, inputs)
    return list(made.values())


def _answer_fonts(pages: Pages) -> dict[str, AnswerFont]:
    """The font in which forms are filled in, by the id of the print profile."""
    typed = {packet.typed for packet in pages.packets.fillable if packet.typed is not None}
    return {
        profile: answer_font(pages.assembly.setup.styles[profile].styles)
        for profile in sorted(typed)
    }
