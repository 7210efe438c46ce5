"""The kit beside other typesetters: what `make bench` says of them."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.tools.bench_kit import Kit, cold_packets
from tests.tools.bench_peers import Peer, content_of, peers

BESIDE_TYPST = {"nothing changed": 0.5, "one word of one role": 1.0}
"""What is aimed at for a class of 30, of the time that Typst takes for the packets of the roles."""


@dataclass(frozen=True)
class Beside:
    """What a peer took, in seconds, and the kit's share of that; CPU 0 where it is not known."""

    name: str
    packets: int
    pages: int
    wall: float
    cpu: float
    kits_wall: float
    kits_cpu: float

    @property
    def cells(self) -> tuple[str, ...]:
        """As the table prints it."""
        of_cpu = f", {self.cpu:.1f} s of CPU" if self.cpu else ""
        return (
            f"{self.name}, {self.packets} packets, {self.pages} pages",
            f"{self.wall:.1f} s{of_cpu}",
            f"{self.kits_wall / self.wall:.2f}",
            f"{self.kits_cpu / self.cpu:.2f}" if self.cpu else "",
        )


def peer_rows(kit: Kit, work: Path, rounds: int, missing: list[str]) -> Iterator[Beside]:
    """The packets of the roles, cold, beside each peer on the same content."""
    folder = work / "peers"
    folder.mkdir()
    content = content_of(folder)
    taken = [cold_packets(kit) for _ in range(rounds)]
    wall = statistics.median(each.wall for each in taken)
    cpu = statistics.median(each.cpu for each in taken)
    for name, typeset in peers().items():
        if typeset is None:
            missing.append(name)
            continue
        found: list[Peer] = [typeset(content, folder) for _ in range(rounds)]
        its_wall = statistics.median(each.wall for each in found)
        its_cpu = statistics.median(each.cpu for each in found)
        yield Beside(name, len(content.packets), found[0].pages, its_wall, its_cpu, wall, cpu)


def beside_typst(walls: Mapping[str, float], beside: Sequence[Beside]) -> list[str]:
    """What little has to be done for a class of 30, beside Typst on the packets of the roles.

    `walls` are seconds by the clock, by the words for what was done.
    """
    typst = next((each for each in beside if each.name == "Typst"), None)
    if typst is None:
        return []
    return [
        f"Class of 30, {what}: {walls[what]:.2f} s by the clock, {walls[what] / typst.wall:.2f} of "
        f"Typst's for these packets (aim: ≤ {aim:g})."
        for what, aim in BESIDE_TYPST.items()
        if what in walls
    ]
