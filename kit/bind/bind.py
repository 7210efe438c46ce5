"""Binds packets from parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from pikepdf import Pdf

from kit.bind.bound_file import BoundFile, Piece
from kit.bind.opened import Opened, open_pdf
from kit.bind.pattern import Pattern
from kit.bind.plates import OpenedPlates, Plates
from kit.bind.title import metadata
from kit.bind.writer import write_file
from kit.model.field import AnswerFont
from kit.model.packet import Packet, Part, SheetKey

MOST_PATTERNS = 16
"""Patterns that are kept: each is as large as a packet, and neighbors share them."""


class Binder:
    """Binds packets from one set of parts, each of which it opens once."""

    def __init__(
        self,
        parts: Mapping[SheetKey, Part],
        fonts: Mapping[str, AnswerFont] = MappingProxyType({}),
        packets: Iterable[Packet] = (),
    ) -> None:
        """`fonts` are those that fillable packets are typed in, by print profile.

        `packets` are all that will be bound, each once: a part is closed with the last of them
        that holds it. One that is in none of these stays open.
        """
        self.parts = parts
        self.fonts = fonts
        self.left = Counter(key for packet in packets for key in _keys(packet))
        """How many places of packets that are still to be bound each part has."""
        self.opened: dict[SheetKey, Opened] = {}
        self.plates: dict[SheetKey, OpenedPlates] = {}
        self.patterns: dict[Hashable, Pattern] = {}

    def bind(self, packet: Packet, target: Path) -> int:
        """Write a packet to `target`; gives its number of pages. Raises `OSError` with the name."""
        drawn: tuple[bytes, ...] = ()
        if packet.plate is None:
            pattern = self._pattern(packet, None)
        else:
            key, index = packet.plate
            plates = self._opened_plates(key).of(index)
            drawn = (plates.cover.content, plates.foot.content)
            same = (packet.entries, packet.language, packet.typed, plates.facts)
            if same not in self.patterns:
                if len(self.patterns) >= MOST_PATTERNS:
                    del self.patterns[next(iter(self.patterns))]
                self.patterns[same] = self._pattern(packet, plates)
            pattern = self.patterns[same]
        data = pattern.file(packet.title, (*drawn, metadata(packet.title)))
        write_file(target, data)
        for each in _keys(packet):
            self.left[each] -= 1
            if self.left[each] == 0:
                self.opened.pop(each, None)
                self.plates.pop(each, None)
        return pattern.pages

    def _pattern(self, packet: Packet, plates: Plates | None) -> Pattern:
        """A bound file in which plates, if there are any, and the title are left open."""
        bound = BoundFile(plated=plates is not None)
        for entry in packet.entries:
            part = self.parts[entry.key]
            opened = self._opened(entry.key)
            bound.add(
                Piece(opened, entry.title, entry.section, entry.label, part.turns, entry.key[0])
            )
            if self.left[entry.key] == 1:
                del opened, self.opened[entry.key]
        bound.link()
        drawn = [] if plates is None else bound.stamp(plates)
        font = None if packet.typed is None else self.fonts[packet.typed]
        title = bound.finish(packet.language, font)
        return Pattern(bound.out, (*drawn, title))

    def _opened_plates(self, key: SheetKey) -> OpenedPlates:
        if key not in self.plates:
            self.plates[key] = OpenedPlates(Pdf.open(BytesIO(self.parts[key].pdf)))
        return self.plates[key]

    def _opened(self, key: SheetKey) -> Opened:
        if key not in self.opened:
            self.opened[key] = open_pdf(Pdf.open(BytesIO(self.parts[key].pdf)))
        return self.opened[key]


def _keys(packet: Packet) -> Iterator[SheetKey]:
    """The parts of a packet, its plate among them."""
    yield from (entry.key for entry in packet.entries)
    if packet.plate is not None:
        yield packet.plate[0]
