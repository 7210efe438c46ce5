"""One bound PDF: one structure tree, one outline, page labels, shared fonts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from kit.bind.faces import Faces
from kit.bind.form import Form, without_plated
from kit.bind.links import Bound, Way, lead, without_dead
from kit.bind.opened import Opened, put_back
from kit.bind.outline import Outline
from kit.bind.plates import Plates, stamp
from kit.model.field import AnswerFont


@dataclass(frozen=True, slots=True)
class Piece:
    """One PDF's place in a bound file; `sheet` is the id of the sheet that it is, if any."""

    opened: Opened
    title: str
    section: str
    label: str | None
    turns: tuple[str, ...] = ()
    sheet: str | None = None


class BoundFile:
    """A PDF to which pieces are added one after another; then it is finished and saved."""

    def __init__(self, *, plated: bool) -> None:
        """If it is `plated`, plates are laid over its pages, where the pieces have fields."""
        self.plated = plated
        self.out = Pdf.new()
        self.document = self.out.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, K=Array())
        )
        self.tree = self.out.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, K=Array([self.document]))
        )
        self.document.P = self.tree
        self.nums: list[object] = []
        """The parent tree: keys and owners by turns (ISO 32000-1, 14.7.4.4)."""
        self.key = 0
        """The next free key of the parent tree."""
        self.labels: list[object] = []
        self.elements: list[Object] = []
        self.outline, self.fields = Outline(self.out), Form(self.out)
        self.faces = Faces(self.out)
        self.shared: dict[bytes, Object] = {}
        """What several pages have in common, by digest: streams and forms."""
        self.ways: list[Way] = []
        self.sheets: dict[str, Bound] = {}

    def add(self, piece: Piece) -> None:
        """Add a piece's pages, with its tags, fonts, links, fields, labels and bookmark."""
        out, source = self.out, piece.opened.pdf
        start = len(out.pages)
        out.pages.extend(source.pages)
        added = [out.pages[index].obj for index in range(start, len(out.pages))]
        for page, known in zip(added, piece.opened.pages, strict=True):
            put_back(page, known, self.faces, self.shared)
        # A page copied before the page that it links to has lost the link.
        for index, number, leads_to in piece.opened.links:
            added[index].Annots[number].Dest[0] = added[leads_to]
        for index, number, sheet, place in piece.opened.ways:
            self.ways.append(Way(added[index].Annots[number], sheet, place))
        if piece.sheet is not None:
            self.sheets.setdefault(piece.sheet, Bound(added, piece.opened.places))
        # After the pages, so that its references to them lead to the copies.
        copied = out.copy_foreign(source.Root.StructTreeRoot)
        element = copied.K[0]
        element.S = Name.Part
        element.T = String(piece.title)
        element.P = self.document
        self.elements.append(element)
        self.key = _number(added, copied.ParentTree.Nums, self.key, self.nums)
        if self.plated:
            self.nums = without_plated(added, self.nums)
        if piece.sheet is not None and piece.label is not None:
            self.fields.add(piece.label.rstrip("."), piece.sheet, piece.title, added)
        self.labels += _labels(piece, start)
        self.outline.add(piece.section, piece.title, added[0], source)

    def link(self) -> None:
        """Let each link lead to the sheet it names; remove those whose sheet is not here."""
        self.document.K = Array(self.elements)
        if not self.ways:
            return
        if len(self.elements) > 1:
            self.sheets[""] = next(iter(self.sheets.values()))
        if dead := lead(self.ways, self.sheets):
            self.nums = without_dead(self._pages(), dead, self.nums)

    def stamp(self, plates: Plates) -> list[Object]:
        """Lay a student's plates over the pages: one over the first, one over every one.

        Gives the streams with what they draw.
        """
        drawn = []
        for each in (plates.cover, plates.foot):
            copied = self.out.copy_foreign(each.form)
            self.faces.put(copied.Resources, each.fonts)
            drawn.append(copied)
        on_cover, on_foot = drawn
        stamp(self.out, self._pages(), on_cover, on_foot, self.nums[1])  # type: ignore[arg-type]
        return drawn

    def finish(self, language: str, font: AnswerFont | None) -> Object:
        """Write what belongs to the file as a whole; answers are typed in `font`.

        Gives the stream that is to say the file's title.
        """
        out, root = self.out, self.out.Root
        self.faces.write()
        self.tree.ParentTree = out.make_indirect(Dictionary(Nums=Array(self.nums)))
        self.tree.ParentTreeNextKey = self.key
        root.StructTreeRoot = self.tree
        root.MarkInfo = Dictionary(Marked=True)
        root.Lang = String(language)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.PageLabels = out.make_indirect(Dictionary(Nums=Array(self.labels)))
        self.outline.write()
        self.fields.write(font)
        title: Object = out.make_stream(b"", Type=Name.Metadata, Subtype=Name.XML)
        root.Metadata = title
        return title

    def _pages(self) -> list[Object]:
        return [page.obj for page in self.out.pages]


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


def _labels(piece: Piece, start: int) -> list[object]:
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
