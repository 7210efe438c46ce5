"""Binds packets from parts, and volumes from packets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from pikepdf import Pdf

from kit.bind.bound_file import BoundFile, Piece
from kit.bind.opened import Opened, open_pdf
from kit.bind.plates import OpenedPlates, Plates
from kit.model.field import AnswerFont
from kit.model.packet import Packet, Part, SheetKey, Volume


class Binder:
    """Binds packets from one set of parts, each of which it opens once."""

    def __init__(
        self, parts: Mapping[SheetKey, Part], fonts: Mapping[str, AnswerFont] = MappingProxyType({})
    ) -> None:
        """`fonts` are those that fillable packets are typed in, by print profile."""
        self.parts = parts
        self.fonts = fonts
        self.opened: dict[SheetKey, Opened] = {}
        self.plates: dict[SheetKey, OpenedPlates] = {}

    def bind(self, packet: Packet, target: Path) -> int:
        """Write a packet to `target`; gives its number of pages."""
        pieces = [
            Piece(
                self._open(entry.key),
                entry.title,
                entry.section,
                entry.label,
                self.parts[entry.key].turns,
                entry.key[0],
            )
            for entry in packet.entries
        ]
        plates = None
        if packet.plate is not None:
            key, index = packet.plate
            plates = self._plates(key, index)
        font = None if packet.typed is None else self.fonts[packet.typed]
        return _write(pieces, packet, target, plates=plates, font=font)

    def _plates(self, key: SheetKey, index: int) -> Plates:
        """The forms of one student's plate: one for the cover, one for the foot of every page."""
        if key not in self.plates:
            # Keep only the latest: plates are used once a packet, in order.
            self.plates.clear()
            self.plates[key] = OpenedPlates(Pdf.open(BytesIO(self.parts[key].pdf)))
        return self.plates[key].of(index)

    def _open(self, key: SheetKey) -> Opened:
        if key not in self.opened:
            self.opened[key] = open_pdf(Pdf.open(BytesIO(self.parts[key].pdf)))
        return self.opened[key]


def bind_volume(volume: Volume, packets: Sequence[Path], target: Path) -> int:
    """Write the bound `packets` that a volume holds, one after another, into one file.

    Each begins on an odd page, so that in double-sided print no two share a sheet of paper. Gives
    the number of pages.
    """
    with ExitStack() as files:
        pieces = [
            Piece(
                open_pdf(files.enter_context(Pdf.open(path))),
                packet.name,
                packet.name,
                None,
            )
            for packet, path in zip(volume.holds, packets, strict=True)
        ]
        return _write(pieces, volume.packet, target, pad=True)


def _write(
    pieces: Sequence[Piece],
    packet: Packet,
    target: Path,
    *,
    pad: bool = False,
    plates: Plates | None = None,
    font: AnswerFont | None = None,
) -> int:
    """Bind pieces into a file, each on an odd page if asked to `pad`; gives its pages."""
    bound = BoundFile(plated=plates is not None)
    for piece in pieces:
        bound.add(piece)
        if pad:
            bound.pad()
    bound.link()
    if plates is not None:
        bound.stamp(plates)
    bound.finish(packet, font)
    return bound.save(target)
