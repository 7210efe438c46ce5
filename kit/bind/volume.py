"""Binds volumes of whole packets, which are copied as text: most are the same but for a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pikepdf import Pdf, String

from kit.bind.body import Bodies, Body
from kit.bind.deflate import deflated
from kit.bind.faces import Faces
from kit.bind.frozen import frozen, reference, references
from kit.bind.title import metadata
from kit.bind.writer import Writer, write_file
from kit.model.packet import Packet, Volume

_BLANK = b"<< /MediaBox %s /Parent %s /Resources << >> /Type /Page >>"
_CATALOG = (
    b"<< /Type /Catalog /Lang %s /MarkInfo << /Marked true >> /Metadata %s /Outlines %s"
    b" /PageLabels %s /Pages %s /StructTreeRoot %s"
    b" /ViewerPreferences << /DisplayDocTitle true >> >>"
)
_bodies = Bodies()
"""Kept from one volume to the next: these hold packets of the same roles."""


@dataclass(frozen=True, slots=True)
class _Bookmark:
    """The bookmark of a packet: its number, what it says and leads to, and those below it."""

    number: int
    title: bytes
    leads_to: bytes
    below: Sequence[int]


class _VolumeFile:
    """A volume to which packets are added one after another; then it is finished."""

    def __init__(self, faces: Faces) -> None:
        """`faces` are the fonts of all packets, with all that is cut from each."""
        self.faces = faces
        self.writer = writer = Writer()
        self.catalog, self.page_tree, self.tree, self.document, self.owner_tree = (
            writer.reserve() for _ in range(5)
        )
        self.outlines, self.label_tree, self.metadata = (writer.reserve() for _ in range(3))
        self.last: dict[int, bytes] = {}
        """Objects that are written at the end."""
        self.pages: list[int] = []
        self.elements: list[int] = []
        self.owners: list[bytes] = []
        self.labels: list[bytes] = []
        self.key = 0
        self.bookmarks: dict[str, list[_Bookmark]] = {}
        self.shared: dict[bytes, int] = {}
        self.fonts = self._written_fonts()

    def _written_fonts(self) -> dict[int, bytes]:
        self.faces.write()
        objects = frozen(self.faces.pdf, self.faces.numbers)
        numbers = {number: self.writer.reserve() for number in objects}
        known = {old: reference(new) for old, new in numbers.items()}
        texts = {numbers[old]: each.text(known) for old, each in objects.items()}
        for old, each in objects.items():
            if each.data is not None:
                self.writer.stream(numbers[old], texts.pop(numbers[old]), each.data)
        self.writer.packed(texts)
        return known

    def add(self, body: Body, packet: Packet) -> None:
        """Add a packet; it begins on an odd page."""
        writer, holes = self.writer, body.holes
        if len(self.pages) % 2:
            self._add_blank()
        first = writer.reserve(len(body.plain))
        found = dict(zip(body.plain, references(first, len(body.plain)), strict=True))
        title = String(packet.name).unparse()
        bookmark = writer.reserve()
        found |= {
            holes.pages: reference(self.page_tree),
            holes.document: reference(self.document),
            holes.bookmark: reference(bookmark),
            holes.title: title,
        }
        found |= {hole: b"%d" % (self.key + at) for at, hole in enumerate(holes.keys)}
        found |= {
            number: self.fonts[self.faces.font_of(known).objgen[0]]
            for number, known in body.fonts.items()
        }
        new = []
        for number, each in body.streams.items():
            known = self.shared.get(body.shared.get(number, b""))
            if known is None:
                known = writer.reserve()
                new.append((known, each))
                if number in body.shared:
                    self.shared[body.shared[number]] = known
            found[number] = reference(known)
        for number, each in new:
            assert each.data is not None
            writer.stream(number, each.text(found), each.data)
        writer.lines(first, body.text.text(found))
        start = len(self.pages)
        self.pages += [first + page for page in body.pages]
        self.elements.append(first + body.element)
        self.owners.append(body.owners.text(found))
        self.key += len(holes.keys)
        self.labels += [b"%d %s" % (start + index, label) for index, label in body.labels]
        self.last_box = body.box
        below = [first + each for each in body.bookmarks]
        self.bookmarks.setdefault(packet.name, []).append(
            _Bookmark(bookmark, title, body.opens_at.text(found), below)
        )

    def _add_blank(self) -> None:
        """Add a blank page like the last one."""
        number = self.writer.reserve()
        self.last[number] = _BLANK % (self.last_box, reference(self.page_tree))
        self.pages.append(number)

    def finish(self, packet: Packet) -> bytes:
        """The whole file."""
        if len(self.pages) % 2:
            self._add_blank()
        writer = self.writer
        texts = {
            self.page_tree: b"<< /Type /Pages /Count %d /Kids %s >>"
            % (len(self.pages), _array(self.pages)),
            self.tree: b"<< /Type /StructTreeRoot /K %s /ParentTree %s /ParentTreeNextKey %d >>"
            % (_array([self.document]), reference(self.owner_tree), self.key),
            self.document: b"<< /Type /StructElem /S /Document /P %s /K %s >>"
            % (reference(self.tree), _array(self.elements)),
            self.owner_tree: b"<< /Nums [ %s ] >>" % b" ".join(self.owners),
            self.label_tree: b"<< /Nums [ %s ] >>" % b" ".join(self.labels),
            **self._outline(),
        }
        writer.stream(
            self.metadata,
            b"<< /Type /Metadata /Subtype /XML /Filter /FlateDecode >>",
            deflated(metadata(packet.title)),
        )
        texts[self.catalog] = _CATALOG % (
            String(packet.language).unparse(),
            *map(
                reference,
                (self.metadata, self.outlines, self.label_tree, self.page_tree, self.tree),
            ),
        )
        writer.packed({**texts, **self.last})
        return writer.file(self.catalog, packet.title)

    def _outline(self) -> dict[int, bytes]:
        """The bookmarks of the packets; those of one name are below one (12.3.3)."""
        top: list[_Bookmark] = []
        texts: dict[int, bytes] = {}
        for same in self.bookmarks.values():
            if len(same) == 1:
                top += same
            else:
                number = self.writer.reserve()
                top.append(
                    _Bookmark(
                        number, same[0].title, same[0].leads_to, [each.number for each in same]
                    )
                )
                texts |= _hung(same, number)
        texts |= _hung(top, self.outlines)
        ends = _ends([each.number for each in top])
        texts[self.outlines] = b"<< /Type /Outlines /Count %d%s >>" % (len(top), ends)
        return texts


def _hung(items: Sequence[_Bookmark], parent: int) -> dict[int, bytes]:
    """The texts of bookmarks in a row, closed."""
    texts = {}
    for at, each in enumerate(items):
        text = b"<< /Title %s /Dest %s /Parent %s" % (
            each.title, each.leads_to, reference(parent),
        )  # fmt: skip
        if at:
            text += b" /Prev " + reference(items[at - 1].number)
        if at < len(items) - 1:
            text += b" /Next " + reference(items[at + 1].number)
        if each.below:
            text += b" /Count %d%s" % (-len(each.below), _ends(each.below))
        texts[each.number] = text + b" >>"
    return texts


def _ends(numbers: Sequence[int]) -> bytes:
    if not numbers:
        return b""
    return b" /First %s /Last %s" % (reference(numbers[0]), reference(numbers[-1]))


def _array(numbers: Iterable[int]) -> bytes:
    return b"[ %s ]" % b" ".join(map(reference, numbers))


def bind_volume(volume: Volume, packets: Sequence[Path], target: Path) -> int:
    """Write the bound `packets` that a volume holds, one after another, into one file.

    Each begins on an odd page, so that in double-sided print no two share a sheet of paper. Gives
    the number of pages. Raises `OSError`, which names the file.
    """
    bodies = [_bodies.of(path.read_bytes()) for path in packets]
    faces = Faces(Pdf.new())
    for body in bodies:
        for known in body.fonts.values():
            faces.font_of(known)
    file = _VolumeFile(faces)
    for body, packet in zip(bodies, volume.holds, strict=True):
        file.add(body, packet)
    write_file(target, file.finish(volume.packet))
    return len(file.pages)
