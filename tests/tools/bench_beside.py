"""The kit beside other typesetters: what `make bench` says of them."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.tools.bench_kit import Kit, Taken, cold_packets, pages_made
from tests.tools.bench_peers import Peer, content_of, peers

BESIDE_TYPST = {"nothing changed": 0.5, "one word of one role": 1.0}
"""What is aimed at for a class of 30, of the time that Typst takes for the packets of the roles."""
AIMS = {"WeasyPrint": "≤ 0.2 of its CPU, a page", "Chromium": "≤ 0.7 of its time"}
COLUMNS = ("peer", "takes", "of its time", "of its CPU", "of its CPU, a page", "aim")


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
    kits_pages: int

    @property
    def cells(self) -> tuple[str, ...]:
        """As the table prints it."""
        of_cpu = f", {self.cpu:.1f} s of CPU" if self.cpu else ""
        return (
            f"{self.name}, {self.packets} packets, {self.pages} pages",
            f"{self.wall:.1f} s{of_cpu}",
            f"{self.kits_wall / self.wall:.2f}",
            f"{self.kits_cpu / self.cpu:.2f}" if self.cpu else "",
            f"{self.of_page:.2f}" if self.cpu else "",
            AIMS.get(self.name, ""),
        )

    @property
    def of_page(self) -> float:
        """The kit's share of the CPU time, a page: it makes others besides the packets."""
        return self.kits_cpu / self.kits_pages / (self.cpu / self.pages)


def peer_rows(kit: Kit, work: Path, rounds: int, missing: list[str]) -> Iterator[Beside]:
    """The packets of the roles, cold, beside each peer on the same content; all take turns."""
    folder = work / "peers"
    folder.mkdir()
    content = content_of(folder)
    here = {name: typeset for name, typeset in peers().items() if typeset is not None}
    missing += [name for name, typeset in peers().items() if typeset is None]
    taken: list[Taken] = []
    found: dict[str, list[Peer]] = {name: [] for name in here}
    for _ in range(rounds):
        taken.append(cold_packets(kit))
        for name, typeset in here.items():
            found[name].append(typeset(content, folder))
    wall = statistics.median(each.wall for each in taken)
    cpu = statistics.median(each.cpu for each in taken)
    for name, each in found.items():
        its_wall = statistics.median(one.wall for one in each)
        its_cpu = statistics.median(one.cpu for one in each)
        yield Beside(
            name, len(content.packets), each[0].pages, its_wall, its_cpu, wall, cpu,
            pages_made(kit),
        )  # fmt: skip


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
