"""Copies the contents of pages into another PDF, each font and each drawing once.

The packets of a class hold the same sheets and fonts. Copied page by page, they would be in the
file once per student. Here equal objects are found by a digest of everything they consist of, and
copied only once.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

# What ties an object to the place it comes from (ISO 32000-1, 14.7.4.4 and 7.7.3.3).
_TIES = frozenset({"/StructParent", "/StructParents", "/Parent", "/Length", "/Annots"})


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on a page: streams one after another, and what each refers to."""

    streams: tuple[Object, ...]
    resources: tuple[Object, ...]


def contents(page: Object) -> list[Object]:
    """The streams that draw a page."""
    found = page.get("/Contents", Array())
    return list(found) if isinstance(found, Array) else [found]


class Sharer:
    """Copies into one PDF; remembers what it has copied from all others."""

    def __init__(self, out: Pdf) -> None:
        self.out = out
        self.known: dict[bytes, Object] = {}
        self.seen: dict[tuple[int, tuple[int, int]], tuple[bytes, Object]] = {}
        self.forms: dict[tuple[bytes, ...], Object] = {}
        self.merged: dict[tuple[bytes, ...], Object] = {}

    def drawing(self, page: Object, source: int) -> Drawing:
        """What a page draws, in the new PDF. `source` tells its PDF from others."""
        resources = page.get("/Resources", Dictionary())
        pieces = contents(page)
        return Drawing(
            tuple(self._copy(piece, source)[1] for piece in pieces),
            tuple(self._used(resources, piece, source) for piece in pieces),
        )

    def form(self, drawing: Drawing, box: Object) -> Object:
        """A drawing as one form (ISO 32000-1, 8.10), which can be placed anywhere.

        Each of its streams is balanced by itself, so each becomes a form of its own, and streams
        that many pages share are stored once.
        """
        inner = [
            self._form(stream, resources, box)
            for stream, resources in zip(drawing.streams, drawing.resources, strict=True)
        ]
        if len(inner) == 1:
            return inner[0]
        identity = tuple(str(each.objgen).encode() for each in inner)
        if identity not in self.forms:
            drawn = self.out.make_stream(b" ".join(b"/P%d Do" % at for at in range(len(inner))))
            drawn.Type, drawn.Subtype, drawn.BBox = Name.XObject, Name.Form, box
            drawn.Resources = Dictionary(
                XObject=Dictionary({f"/P{at}": each for at, each in enumerate(inner)})
            )
            self.forms[identity] = drawn
        return self.forms[identity]

    def page_resources(self, drawing: Drawing) -> Object:
        """What all the streams of a drawing refer to, as the one dictionary that a page has."""
        if len(drawing.resources) < 2:
            return drawing.resources[0] if drawing.resources else Dictionary()
        identity = tuple(str(each.objgen).encode() for each in drawing.resources)
        if identity not in self.merged:
            first = drawing.resources[0]
            forms = Dictionary()
            for each in drawing.resources:
                for name, form in each.get("/XObject", Dictionary()).items():
                    forms[name] = form
            entries = {name: first[name] for name in _names(first, but="/XObject")}
            made = Dictionary(entries | {"/XObject": forms})
            self.merged[identity] = self.out.make_indirect(made)
        return self.merged[identity]

    def _form(self, stream: Object, resources: Object, box: Object) -> Object:
        identity = (str(stream.objgen).encode(), str(resources.objgen).encode(), box.unparse())
        if identity not in self.forms:
            entries = {name: stream[name] for name in _names(stream, but="/Length")}
            form = Stream(self.out, stream.read_raw_bytes(), Dictionary(entries))
            form.Type, form.Subtype = Name.XObject, Name.Form
            form.BBox, form.Resources = box, resources
            self.forms[identity] = form
        return self.forms[identity]

    def _used(self, resources: Object, piece: Object, source: int) -> Object:
        """Those of a page's resources that one of its streams needs; all but foreign forms."""
        drawn = piece.read_bytes()
        entries = {name: resources[name] for name in _names(resources, but="/XObject")}
        forms = {
            name: form
            for name, form in resources.get("/XObject", Dictionary()).items()
            if name.encode() in drawn
        }
        copied = {name: self._copy(value, source) for name, value in entries.items()}
        copied_forms = {name: self._copy(form, source) for name, form in forms.items()}
        whole = hashlib.sha256(b"resources")
        for name, (digest, _) in sorted((copied | copied_forms).items(), key=lambda each: each[0]):
            whole.update(name.encode() + digest)
        known = self.known.get(whole.digest())
        if known is None:
            made = Dictionary({name: value for name, (_, value) in copied.items()})
            if copied_forms:
                made.XObject = Dictionary(
                    {name: value for name, (_, value) in copied_forms.items()}
                )
            known = self.known[whole.digest()] = self.out.make_indirect(made)
        return known

    def _copy(self, value: Any, source: int) -> tuple[bytes, Any]:
        """A value's digest, and its copy in the new PDF."""
        if not isinstance(value, Object) or not isinstance(value, (Array, Dictionary, Stream)):
            return _scalar(value), value
        place = (source, value.objgen)
        if value.is_indirect and place in self.seen:
            return self.seen[place]
        if isinstance(value, Array):
            digest, copied = self._array(value, source)
        else:
            digest, copied = self._dictionary(value, source)
        if value.is_indirect:
            self.seen[place] = (digest, copied)
        return digest, copied

    def _array(self, value: Object, source: int) -> tuple[bytes, Object]:
        items = [self._copy(item, source) for item in value]
        whole = hashlib.sha256(b"array" + b"".join(digest for digest, _ in items)).digest()
        return self._once(whole, Array([item for _, item in items]), value)

    def _dictionary(self, value: Object, source: int) -> tuple[bytes, Object]:
        items = {
            name: self._copy(item, source) for name, item in value.items() if name not in _TIES
        }
        whole = hashlib.sha256(b"dictionary")
        for name, (digest, _) in sorted(items.items(), key=lambda each: each[0]):
            whole.update(name.encode() + digest)
        entries = {name: item for name, (_, item) in items.items()}
        if not isinstance(value, Stream):
            return self._once(whole.digest(), Dictionary(entries), value)
        raw = value.read_raw_bytes()
        whole.update(b"stream" + raw)
        if whole.digest() not in self.known:
            self.known[whole.digest()] = Stream(self.out, raw, Dictionary(entries))
        return whole.digest(), self.known[whole.digest()]

    def _once(self, digest: bytes, made: Object, original: Object) -> tuple[bytes, Object]:
        """The new object, or an equal one that is already there; direct values stay in place."""
        if not original.is_indirect:
            return digest, made
        if digest not in self.known:
            self.known[digest] = self.out.make_indirect(made)
        return digest, self.known[digest]


def _names(value: Object, *, but: str) -> list[str]:
    """The keys of a dictionary but for one, in order: pikepdf gives them as a set.

    The order decides how copied objects are numbered, and the same print file has to have the
    same bytes in every process.
    """
    return sorted(value.keys() - {but})


def _scalar(value: Any) -> bytes:
    return hashlib.sha256(f"{type(value).__name__} {value!r}".encode()).digest()
