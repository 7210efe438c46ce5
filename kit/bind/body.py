"""A bound packet as a volume holds it: frozen, with what is different in each volume left open."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf

from kit.bind.faces import Fonts, OpenedFont
from kit.bind.frozen import Frozen, frozen, joined, taken_apart

_STREAM = re.compile(rb"(\d+) 0 obj\n<< /Length (\d+) ([^\n]*)\nstream\n")
"""How a stream begins in a file that the kit has written."""
PLATES = ("/KitCover", "/KitFoot")


@dataclass(frozen=True, slots=True)
class Holes:
    """Numbers that stand for what is not in the packet.

    They are those of the volume's pages and its document, of the packet's bookmark and its title,
    and of the keys of the parent tree, from the first on.
    """

    pages: int
    document: int
    bookmark: int
    title: int
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A packet to be written into volumes.

    `plain` are the numbers of its objects that are no streams, and `text` is theirs, frozen;
    `streams` are the others, and `shared` has the digests of those that volumes need only once.
    `pages` and `element` are its pages and its part of the tree of tags, `bookmarks` those right
    below its own, all as places among the plain ones; its own leads to `opens_at`. `owners` are the
    entries of the parent tree, `labels` those of the page labels: the number of a page and a label.
    `fonts` are left out, since volumes share them; they are in the `font_file`. `plates` are the
    numbers of the streams that are not the same in other packets that begin with the same bytes,
    `begins`.
    """

    plain: tuple[int, ...]
    text: Frozen
    streams: Mapping[int, Frozen]
    shared: Mapping[int, bytes]
    pages: tuple[int, ...]
    box: bytes
    element: int
    bookmarks: tuple[int, ...]
    opens_at: Frozen
    owners: Frozen
    labels: tuple[tuple[int, bytes], ...]
    fonts: Mapping[int, OpenedFont]
    font_file: Pdf
    holes: Holes
    plates: tuple[int, ...]
    begins: bytes

    def of(self, data: bytes) -> Body | None:
        """The body of another packet, if it is the same but for its plates."""
        if not self.plates or not data.startswith(self.begins):
            return None
        found = dict(self.streams)
        at = len(self.begins)
        for number in self.plates:
            match = _STREAM.match(data, at)
            if match is None or int(match[1]) != number:
                return None
            end = match.end() + int(match[2])
            found[number] = found[number]._replace(data=data[match.end() : end])
            at = end + len(b"\nendstream\nendobj\n")
        return replace(self, streams=found)


@dataclass
class Bodies:
    """The bodies of packets that were read last."""

    known: dict[bytes, Body] = field(default_factory=dict)
    most: int = 64

    def of(self, data: bytes) -> Body:
        """The body of a packet, given as a whole file."""
        for body in self.known.values():
            if (found := body.of(data)) is not None:
                return found
        body = _read(data)
        if body.plates:
            self.known[body.begins] = body
            if len(self.known) > self.most:
                del self.known[next(iter(self.known))]
        return body


def _read(data: bytes) -> Body:
    with Pdf.open(BytesIO(data)) as pdf:
        root = pdf.Root
        pages = [page.obj for page in pdf.pages]
        plates = _plates(pages[0], data)
        element = root.StructTreeRoot.K[0]
        nums = list(root.StructTreeRoot.ParentTree.Nums)
        holes = Holes(
            _hole(pdf), _hole(pdf), _hole(pdf), _hole(pdf), tuple(_hole(pdf) for _ in nums[::2])
        )
        keys = {
            int(key): pdf.get_object(hole, 0)
            for key, hole in zip(nums[::2], holes.keys, strict=True)
        }
        for page in pages:
            page.Parent = pdf.get_object(holes.pages, 0)
            _open_key(page, "/StructParents", keys)
            for annotation in page.get("/Annots", Array()):
                _open_key(annotation, "/StructParent", keys)
        element.S, element.T = Name.Part, pdf.get_object(holes.title, 0)
        element.P = pdf.get_object(holes.document, 0)
        pairs = zip(nums[::2], nums[1::2], strict=True)
        owners = Array([each for key, owner in pairs for each in (keys[int(key)], owner)])
        opens_at, bookmarks = _bookmarks(root, pages[0])
        for each in bookmarks:
            each.Parent = pdf.get_object(holes.bookmark, 0)
        font_file = Pdf.new()
        fonts = {number: _alone(known, font_file) for number, known in _fonts(pages)}
        roots = [*pages, element, *bookmarks]
        outside = {holes.pages, holes.document, holes.bookmark, holes.title, *holes.keys, *fonts}
        objects = frozen(pdf, [each.objgen[0] for each in roots], outside)
        flat = list(root.PageLabels.Nums)
        plain = tuple(number for number, each in objects.items() if each.data is None)
        return Body(
            plain=plain,
            text=joined(objects[number] for number in plain),
            streams={number: each for number, each in objects.items() if each.data is not None},
            shared={
                number: hashlib.sha256(each.pieces[0] + each.data).digest()
                for number, each in objects.items()
                if each.data is not None and not each.leads_to and number not in plates
            },
            pages=tuple(plain.index(each.objgen[0]) for each in pages),
            box=pages[-1].MediaBox.unparse(),
            element=plain.index(element.objgen[0]),
            bookmarks=tuple(plain.index(each.objgen[0]) for each in bookmarks),
            opens_at=taken_apart(opens_at.unparse()),
            owners=taken_apart(owners.unparse()[1:-1]),
            labels=tuple(
                (int(index), label.unparse())
                for index, label in zip(flat[::2], flat[1::2], strict=True)
            ),
            fonts=fonts,
            font_file=font_file,
            holes=holes,
            plates=plates,
            begins=_begins(plates, data),
        )


def _hole(pdf: Pdf) -> int:
    number: int = pdf.make_indirect(Dictionary()).objgen[0]
    return number


def _open_key(found: Object, name: str, keys: Mapping[int, Object]) -> None:
    if name in found:
        found[name] = keys[int(found[name])]


def _plates(cover: Object, data: bytes) -> tuple[int, ...]:
    """The numbers of the forms that a student's plates are, in the order of the file."""
    forms = cover.Resources.get("/XObject", Dictionary())
    found = tuple(forms[name].objgen[0] for name in PLATES if name in forms)
    return found if len(found) == len(PLATES) and _begins(found, data) else ()


def _begins(plates: Sequence[int], data: bytes) -> bytes:
    """What stands in a file before its plates."""
    at = data.rfind(b"\n%d 0 obj\n" % plates[0]) if plates else -1
    return data[: at + 1]


def _bookmarks(root: Object, cover: Object) -> tuple[Object, list[Object]]:
    """Where a packet's bookmark leads to, and those below it. One alone is the packet's own."""
    top = list(_chain(root.Outlines))
    if len(top) == 1:
        return top[0].Dest, list(_chain(top[0]))
    return Array([cover, Name.Fit]), top


def _chain(parent: Object) -> Iterator[Object]:
    item = parent.get("/First")
    while item is not None:
        yield item
        item = item.get("/Next")


def _fonts(pages: Sequence[Object]) -> Iterator[tuple[int, OpenedFont]]:
    """The fonts that volumes can share, by number."""
    fonts = Fonts()
    met: set[tuple[int, int]] = set()
    for page in pages:
        forms = page.Resources.get("/XObject", Dictionary()).values()
        for holder in (page.Resources, *(form.get("/Resources", Dictionary()) for form in forms)):
            for font in holder.get("/Font", Dictionary()).values():
                if font.objgen not in met:
                    met.add(font.objgen)
                    if (known := fonts.opened(font)) is not None:
                        yield font.objgen[0], known


def _alone(known: OpenedFont, into: Pdf) -> OpenedFont:
    """A font without what depends on what was cut from it, in another PDF."""
    font = known.font
    del font.ToUnicode, font.DescendantFonts[0].FontDescriptor.FontFile2
    return replace(known, font=into.copy_foreign(font))
