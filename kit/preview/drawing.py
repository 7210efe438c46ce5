"""A packet of parts as it is shown: bound, its pages with their pictures and names."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from kit.bind import Binder
from kit.model.packet import Packet, Part, SheetKey
from kit.preview.pictures import Looks
from kit.preview.view import Drawn, ShownPage


def bound(packet: Packet, parts: Mapping[SheetKey, Part], looks: Looks) -> Drawn:
    """A packet as it is shown: its pages, with their pictures and their names."""
    with tempfile.TemporaryDirectory(prefix="debate-kit-") as folder:
        target = Path(folder) / "packet.pdf"
        Binder(parts).bind(packet, target)
        pdf = target.read_bytes()
    places = [
        (entry, number)
        for entry in packet.entries
        for number in range(1, parts[entry.key].pages + 1)
    ]
    labels = [f"{entry.label}{_turn(parts[entry.key], number)}" for entry, number in places]
    plate = None if packet.plate is None else (parts[packet.plate[0]].key, packet.plate[1])
    seen = looks.of(
        pdf,
        [
            (parts[entry.key].key, number, plate, index == 0)
            for index, (entry, number) in enumerate(places)
        ],
    )
    pages = tuple(
        ShownPage(label, entry.title, look)
        for label, (entry, _), look in zip(labels, places, seen, strict=True)
    )
    return Drawn(packet.title, PurePosixPath(packet.path).name, pages, pdf)


def _turn(part: Part, number: int) -> str:
    """What a page of a sheet is called after the sheet's number, unique among its pages.

    When pages are laid out in another way, two can hold parts of the same standard page.
    """
    if not part.turns:
        return str(number)
    turn = part.turns[number - 1]
    before = part.turns[: number - 1].count(turn)
    return turn if before == 0 else f"{turn}-{before + 1}"
