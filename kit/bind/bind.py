"""Binds parts into one PDF: one structure tree, one outline, page labels, shared fonts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from kit.bind.form import Form, without_plated
from kit.bind.links import Bound, Way, lead, without_dead
from kit.bind.opened import Opened, open_pdf, put_fonts
from kit.bind.outline import Outline
from kit.bind.plates import forms, stamp
from kit.model.field import AnswerFont
from kit.model.packet import Packet, Part, SheetKey, Volume

# ISO 14289-1, 5: a file says in its metadata that it is PDF/UA-1; 7.1: and its title.
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>Debate Kit</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One PDF's place in a bound file; `sheet` is the id of the sheet that it is, if any."""

    opened: Opened
    title: str
    section: str
    label: str | None
    turns: tuple[str, ...] = ()
    sheet: str | None = None


class Binder:
    """Binds packets from one set of parts, each of which it opens once."""

    def __init__(
        self, parts: Mapping[SheetKey, Part], fonts: Mapping[str, AnswerFont] = MappingProxyType({})
    ) -> None:
        """`fonts` are those that fillable packets are typed in, by print profile."""
        self.parts = parts
        self.fonts = fonts
        self.opened: dict[SheetKey, Opened] = {}
        self.plates: dict[SheetKey, Pdf] = {}

    def bind(self, packet: Packet, target: Path) -> int:
        """Write a packet to `target`; gives its number of pages."""
        pieces = [
            _Piece(
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
        return _bind(pieces, packet, target, pad=False, plates=plates, font=font)

    def _plates(self, key: SheetKey, index: int) -> tuple[Object, Object]:
        """The forms of one student's plate: for the cover, and for the foot of every page."""
        if key not in self.plates:
            # Only the last few: a packet's plates are asked for once, in order.
            self.plates.clear()
            self.plates[key] = Pdf.open(BytesIO(self.parts[key].pdf))
        pdf = self.plates[key]
        return forms(pdf.pages[index], pdf)

    def _open(self, key: SheetKey) -> Opened:
        if key not in self.opened:
            self.opened[key] = open_pdf(Pdf.open(BytesIO(self.parts[key].pdf)))
        return self.opened[key]


def bind_volume(volume: Volume, folder: Path) -> int:
    """Write bound packets, which lie in `folder`, one after another into a file there.

    Each begins on an odd page, so that printed on both sides no two share a sheet of
    paper. Gives the number of pages.
    """
    with ExitStack() as files:
        pieces = [
            _Piece(
                open_pdf(files.enter_context(Pdf.open(folder / packet.path))),
                packet.name,
                packet.name,
                None,
            )
            for packet in volume.holds
        ]
        return _bind(pieces, volume.packet, folder / volume.packet.path, pad=True)


def _bind(
    pieces: Sequence[_Piece],
    packet: Packet,
    target: Path,
    *,
    pad: bool,
    plates: tuple[Object, Object] | None = None,
    font: AnswerFont | None = None,
) -> int:
    out = Pdf.new()
    document = out.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
    tree = out.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([document])))
    document.P = tree
    nums: list[object] = []
    labels: list[object] = []
    elements: list[Object] = []
    outline, fields = Outline(out), Form(out)
    shared: dict[bytes, Object] = {}
    ways: list[Way] = []
    sheets: dict[str, Bound] = {}
    key = 0
    for piece in pieces:
        source = piece.opened.pdf
        start = len(out.pages)
        out.pages.extend(source.pages)
        added = [out.pages[index].obj for index in range(start, len(out.pages))]
        for page, fonts in zip(added, piece.opened.fonts, strict=True):
            put_fonts(out, page, fonts, shared)
        # A page copied before the page that it links to has lost the link.
        for index, number, leads_to in piece.opened.links:
            added[index].Annots[number].Dest[0] = added[leads_to]
        for index, number, sheet, place in piece.opened.ways:
            ways.append(Way(added[index].Annots[number], sheet, place))
        if piece.sheet is not None:
            sheets.setdefault(piece.sheet, Bound(added, piece.opened.places))
        # After the pages, so that its references to them lead to the copies.
        copied = out.copy_foreign(source.Root.StructTreeRoot)
        element = copied.K[0]
        element.S = Name.Part
        element.T = String(piece.title)
        element.P = document
        elements.append(element)
        key = _number(added, copied.ParentTree.Nums, key, nums)
        if plates is not None:
            nums = without_plated(added, nums)
        if piece.sheet is not None and piece.label is not None:
            fields.add(piece.label.rstrip("."), piece.sheet, piece.title, added)
        labels += _labels(piece, start)
        outline.add(piece.section, piece.title, added[0], source)
        if pad and len(out.pages) % 2:
            box = added[-1].MediaBox
            out.add_blank_page(page_size=(float(box[2]), float(box[3])))
    document.K = Array(elements)
    if ways:
        if len(pieces) > 1:
            sheets[""] = next(iter(sheets.values()))
        if dead := lead(ways, sheets):
            nums = without_dead([page.obj for page in out.pages], dead, nums)
    if plates is not None:
        cover, foot = (out.copy_foreign(plate) for plate in plates)
        stamp(out, [page.obj for page in out.pages], cover, foot, nums[1])  # type: ignore[arg-type]
    tree.ParentTree = out.make_indirect(Dictionary(Nums=Array(nums)))
    tree.ParentTreeNextKey = key
    root = out.Root
    root.StructTreeRoot = tree
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String(packet.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageLabels = out.make_indirect(Dictionary(Nums=Array(labels)))
    outline.write()
    fields.write(font)
    root.Metadata = out.make_stream(
        XMP.format(title=escape(packet.title)).encode(), Type=Name.Metadata, Subtype=Name.XML
    )
    out.trailer.Info = out.make_indirect(
        Dictionary(Title=String(packet.title), Producer=String("Debate Kit"))
    )
    pages = len(out.pages)
    # Pages and fonts come compressed; of what is left, a lighter hand saves a tenth of the time.
    pikepdf.settings.set_flate_compression_level(1)
    try:
        with target.open("wb") as file:
            out.save(
                file,
                min_version="1.7",
                deterministic_id=True,
                fix_metadata_version=False,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
            )
    finally:
        pikepdf.settings.set_flate_compression_level(-1)
    return pages


def _number(added: Sequence[Object], nums: Object, key: int, into: list[object]) -> int:
    """Shift a part's keys in the parent tree by `key`; gives the next free one."""
    flat = list(nums)
    for old, owner in zip(flat[::2], flat[1::2], strict=True):
        into += [key + int(old), owner]
    for page in added:
        if "/StructParents" in page:
            page.StructParents = key + int(page.StructParents)
        for annotation in page.get("/Annots", Array()):
            if "/StructParent" in annotation:
                annotation.StructParent = key + int(annotation.StructParent)
    return key + len(flat) // 2


def _labels(piece: _Piece, start: int) -> list[object]:
    """The entries of the page label tree (ISO 32000-1, 12.4.2) for one piece."""
    if piece.turns:
        labels = [f"{piece.label}{turn}" for turn in piece.turns]
        pairs = [(start + index, Dictionary(P=String(label))) for index, label in enumerate(labels)]
        return [each for pair in pairs for each in pair]
    if piece.label is not None:
        return [start, Dictionary(P=String(piece.label), S=Name.D)]
    flat = list(piece.opened.pdf.Root.PageLabels.Nums)
    entries: list[object] = []
    for index, label in zip(flat[::2], flat[1::2], strict=True):
        entries += [start + int(index), Dictionary(dict(label))]
    return entries
