"""Reads the structure tree of a PDF back, with pypdf: independent of what wrote it.

`read` gives every element in reading order with its own text, and a list of what
is wrong: an element whose parent does not know it, a reference to a page of no
file or to nothing, marked content whose element names another page, text that is
neither tagged nor an artifact, tagged content that is not drawn in reading order (so it would be
copied and searched in another), a form field that is not in the form, has no element of
its own or no words to read out, or comes out of turn, a link that leads nowhere, has no
Link element or no words to read out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject, NullObject

TEXT_OPERATORS = (b"Tj", b"TJ", b"'", b'"')
_MAPPING = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")


@dataclass(frozen=True)
class Element:
    """A structure element: its tag, how deep it is, and the text that is its own."""

    tag: str
    depth: int
    text: str


@dataclass
class Structure:
    """A PDF's elements in reading order, and what is wrong with its tree."""

    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def texts(self, *tags: str) -> list[str]:
        """The texts of the elements with one of these tags."""
        return [element.text for element in self.elements if element.tag in tags]


def read(path: Path) -> Structure:
    """The structure of a PDF file."""
    return _Reading(PdfReader(path)).structure


class _Reading:
    def __init__(self, reader: PdfReader) -> None:
        self.reader = reader
        self.structure = Structure()
        self.pages = {_number(page): index for index, page in enumerate(reader.pages)}
        self.marked = [self._marked(page) for page in reader.pages]
        root = reader.trailer["/Root"]
        tree = root["/StructTreeRoot"]
        self.owners = self._parent_tree(tree["/ParentTree"])
        self.reached: list[Any] = []
        self.claimed: dict[tuple[int, int], int] = {}
        self.drawn: dict[int, int] = {}
        top = _kids(tree)
        if len(top) != 1 or top[0].get_object()["/S"] != "/Document":
            self.fault("the tree's root is not one Document")
        for kid in top:
            self._walk(kid, tree.indirect_reference, 0)
        self._check_content()
        self._check_annotations()
        self._check_fields()
        self._check_dangling()

    def fault(self, said: str) -> None:
        self.structure.faults.append(said)

    def _parent_tree(self, tree: Any) -> dict[int, Any]:
        flat = list(tree["/Nums"])
        keys = [int(key) for key in flat[::2]]
        if keys != sorted(set(keys)):
            self.fault("the keys of the parent tree are not in order, or repeat")
        return dict(zip(keys, flat[1::2], strict=True))

    def _walk(self, reference: Any, parent: Any, depth: int) -> None:
        element = reference.get_object()
        tag = str(element["/S"])[1:]
        if element.raw_get("/P") != parent:
            self.fault(f"{tag} {reference.idnum}: its parent is another")
        page = None
        if "/Pg" in element:
            page = self.pages.get(element.raw_get("/Pg").idnum)
            if page is None:
                self.fault(f"{tag} {reference.idnum}: its page is not in the file")
        place = len(self.structure.elements)
        self.structure.elements.append(Element(tag, depth, ""))
        words = []
        for kid in _kids(element):
            if isinstance(kid, int):
                words.append(self._claim(reference, page, int(kid)))
                continue
            inner = kid.get_object()
            if isinstance(inner, NullObject) or inner is None:
                self.fault(f"{tag} {reference.idnum}: a kid is nothing")
            elif inner.get("/Type") == "/OBJR":
                self._check_reference(reference, inner)
            else:
                self._walk(kid, reference, depth + 1)
        self.structure.elements[place] = Element(tag, depth, " ".join(filter(None, words)))

    def _claim(self, reference: Any, page: int | None, mark: int) -> str:
        """The text of a marked content, which this element must own."""
        if page is None:
            self.fault(f"element {reference.idnum} has content but no page")
            return ""
        if (page, mark) in self.claimed:
            self.fault(f"content {mark} of page {page} is in two elements")
        self.claimed[(page, mark)] = reference.idnum
        parents = self.owners.get(int(self.reader.pages[page]["/StructParents"]), [])
        owner = parents[mark] if mark < len(parents) else None
        # Binding numbers marked content as it is drawn; a student's name has the last number.
        laid_over = self.reader.pages[page]["/Resources"].get("/XObject", {})
        if "/KitCover" not in laid_over or mark != len(parents) - 1:
            if mark < self.drawn.get(page, 0):
                self.fault(f"content {mark} of page {page} is drawn before what is read before it")
            self.drawn[page] = mark
        if owner != reference:
            self.fault(f"content {mark} of page {page}: the parent tree names another element")
        if mark not in self.marked[page]:
            self.fault(f"content {mark} of page {page} is not on the page")
        return self.marked[page].get(mark, "")

    def _check_reference(self, reference: Any, inner: Any) -> None:
        annotation = inner["/Obj"]
        key = annotation.get("/StructParent")
        if key is None or self.owners.get(int(key)) != reference:
            self.fault(f"element {reference.idnum}: its annotation belongs to another")
        page = self.pages.get(inner.raw_get("/Pg").idnum) if "/Pg" in inner else None
        on_page = [] if page is None else list(self.reader.pages[page].get("/Annots", []))
        if inner.raw_get("/Obj") not in on_page:
            self.fault(f"element {reference.idnum}: its annotation is not on its page")
        self.reached.append(inner.raw_get("/Obj"))

    def _check_content(self) -> None:
        for index, page in enumerate(self.reader.pages):
            if not self.marked[index] and "/StructParents" not in page:
                continue
            parents = self.owners.get(int(page.get("/StructParents", -1)))
            if parents is None:
                self.fault(f"page {index}: not in the parent tree")
                continue
            if sorted(self.marked[index]) != list(range(len(parents))):
                self.fault(f"page {index}: content and parent tree differ in number")
            for mark, owner in enumerate(parents):
                element = owner.get_object()
                if self.pages.get(element.raw_get("/Pg").idnum) != index:
                    self.fault(f"page {index}, content {mark}: its element names another page")
                if (index, mark) not in self.claimed:
                    self.fault(f"page {index}, content {mark}: no element in the tree holds it")

    def _check_fields(self) -> None:
        form = self.reader.trailer["/Root"].get("/AcroForm", {})
        roots = list(form.get("/Fields", []))
        names = []
        for index, page in enumerate(self.reader.pages):
            on_page = [note for note in page.get("/Annots", []) if note["/Subtype"] == "/Widget"]
            if on_page != [note for note in self.reached if note in on_page]:
                self.fault(f"page {index}: its fields are in another order than their elements")
            for note in on_page:
                owner = self.owners.get(int(note.get("/StructParent", -1)))
                element = None if owner is None else owner.get_object()
                if element is None or element["/S"] != "/Form" or len(_kids(element)) != 1:
                    self.fault(f"page {index}: a field has no Form element of its own")
                name, top = _field_name(note)
                names.append(name)
                if top not in roots:
                    self.fault(f"page {index}: the field {name} is not in the form")
                if not str(note.get("/TU", "")).strip():
                    self.fault(f"page {index}: the field {name} has no words to read out")
        if len(set(names)) < len(names):
            self.fault("two fields have the same name")

    def _check_annotations(self) -> None:
        for index, page in enumerate(self.reader.pages):
            for annotation in page.get("/Annots", []):
                inner = annotation.get_object()
                target = inner.get("/Dest")
                if inner["/Subtype"] == "/Link":
                    self._check_link(index, inner)
                if isinstance(target, str):
                    self.fault(f"page {index}: a link leads by a name, which may repeat")
                elif target is not None and self.pages.get(_idnum(target[0])) is None:
                    self.fault(f"page {index}: a link leads to no page of the file")
        for item in _outline(self.reader.trailer["/Root"].get("/Outlines")):
            if self.pages.get(_idnum(item["/Dest"][0])) is None:
                self.fault(f"the outline's “{item['/Title']}” leads to no page of the file")

    def _check_link(self, index: int, link: Any) -> None:
        owner = self.owners.get(int(link.get("/StructParent", -1)))
        if owner is None or owner.get_object()["/S"] != "/Link":
            self.fault(f"page {index}: a link has no Link element")
        if not str(link.get("/Contents", "")).strip():
            self.fault(f"page {index}: a link has no words to read out")
        if "/Dest" not in link and not str(link.get("/A", {}).get("/URI", "")):
            self.fault(f"page {index}: a link leads nowhere")

    def _check_dangling(self) -> None:
        seen: set[int] = set()
        waiting: list[Any] = [self.reader.trailer]
        while waiting:
            value = waiting.pop()
            if isinstance(value, IndirectObject):
                if value.idnum in seen:
                    continue
                seen.add(value.idnum)
                found = value.get_object()
                if found is None or isinstance(found, NullObject):
                    self.fault(f"object {value.idnum} is referred to, but is not there")
                    continue
                value = found
            if isinstance(value, DictionaryObject):
                waiting += [value.raw_get(key) for key in value]
            elif isinstance(value, list):
                waiting += list.__iter__(value)

    def _marked(self, page: PageObject) -> Mapping[int, str]:
        """The text of each marked content of a page, by its number."""
        content = page.get_contents()
        if content is None:
            return {}
        maps = tuple((name, font["/ToUnicode"].get_data()) for name, font in _fonts(page))
        found, loose = _read_content(content.get_data(), maps)
        for _ in range(loose):
            self.fault("text that is neither tagged nor an artifact")
        return found


@functools.lru_cache(maxsize=1000)
def _read_content(
    data: bytes, maps: tuple[tuple[str, bytes], ...]
) -> tuple[Mapping[int, str], int]:
    """What `_marked` is to give for a page's content, and how many texts have no mark at all.

    `maps` are the names of its fonts and what their codes stand for. Parsing takes long, and
    most pages stand in many packets.
    """
    fonts = {name: _to_unicode(codes) for name, codes in maps}
    found: dict[int, str] = {}
    loose = 0
    stack: list[int | None] = []
    font: Mapping[int, str] = {}
    content = ContentStream(None, None)
    content.set_data(data)
    for operands, operator in content.operations:
        if operator == b"BDC":
            mark = operands[1].get("/MCID") if isinstance(operands[1], dict) else None
            stack.append(None if mark is None else int(mark))
            if mark is not None:
                found.setdefault(int(mark), "")
        elif operator == b"BMC":
            stack.append(-1 if operands[0] == "/Artifact" else None)
        elif operator == b"EMC":
            stack.pop()
        elif operator == b"Tf":
            font = fonts.get(str(operands[0]), {})
        elif operator in TEXT_OPERATORS:
            marks = [mark for mark in stack if mark is not None]
            if not marks:
                loose += 1
            elif marks[-1] >= 0:
                found[marks[-1]] += _shown(operands[-1], font)
    return found, loose


def _number(page: PageObject) -> int:
    assert page.indirect_reference is not None
    return int(page.indirect_reference.idnum)


def _idnum(reference: Any) -> int:
    if isinstance(reference, IndirectObject):
        return int(reference.idnum)
    return int(reference.indirect_reference.idnum)


def _field_name(note: Any) -> tuple[str, Any]:
    """A field's name in full (ISO 32000-1, 12.7.3.2), and the topmost field that it is below."""
    pieces: list[str] = []
    while True:
        field = note.get_object()
        pieces.insert(0, str(field.get("/T", "")))
        if "/Parent" not in field:
            return ".".join(pieces), note
        note = field.raw_get("/Parent")


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    if isinstance(kids, list):
        return list(list.__iter__(kids))
    return [element.raw_get("/K")]


def _outline(parent: Any) -> Iterator[Any]:
    item = None if parent is None else parent.get("/First")
    while item is not None:
        yield item
        yield from _outline(item)
        item = item.get("/Next")


def _fonts(page: PageObject) -> Iterator[tuple[str, Any]]:
    fonts = page["/Resources"].get("/Font", {})
    for name in fonts:
        yield str(name), fonts[name]


@functools.lru_cache(maxsize=1000)
def _to_unicode(data: bytes) -> Mapping[int, str]:
    return {
        int(code, 16): bytes.fromhex(letters.decode()).decode("utf-16-be")
        for code, letters in _MAPPING.findall(data)
    }


def _shown(operand: Any, font: Mapping[int, str]) -> str:
    pieces = operand if isinstance(operand, list) else [operand]
    words = ""
    for piece in pieces:
        data = getattr(piece, "original_bytes", piece)
        if isinstance(data, bytes):
            codes = [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
            words += "".join(font.get(code, "\ufffd") for code in codes)
    return words
