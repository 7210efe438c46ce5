"""The objects of a PDF in memory as the text that a file holds, but for their numbers.

What is frozen can be written any number of times, each time under other numbers, at a fraction of
what copying the objects takes.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from pikepdf import Dictionary, Pdf

from kit.bind.deflate import deflated

_REFERENCE = rb"(\d+) 0 R\b"
_NUMBER = re.compile(_REFERENCE)
_STRING_OR_NUMBER = re.compile(rb"\((?:[^()\\]|\\.)*\)|" + _REFERENCE, re.DOTALL)
"""A string, as qpdf writes it, which may hold what looks like a reference; or a reference."""


class Frozen(NamedTuple):
    """An object: the text between its references, and what these lead to, by turns.

    `data` are the bytes of a stream, which are not in its text, nor is their length.
    """

    pieces: tuple[bytes, ...]
    leads_to: tuple[int, ...]
    data: bytes | None = None

    def text(self, references: Mapping[int, bytes]) -> bytes:
        """Its text with these references in place of the objects that it leads to."""
        if not self.leads_to:
            return self.pieces[0]
        written = [b""] * (2 * len(self.leads_to) + 1)
        written[::2] = self.pieces
        written[1::2] = map(references.__getitem__, self.leads_to)
        return b"".join(written)


def frozen(
    pdf: Pdf, roots: Iterable[int], outside: Container[int] = frozenset()
) -> dict[int, Frozen]:
    """The objects of these numbers and all that they lead to, near ones first, by number.

    What is `outside` is not followed.
    """
    order = dict.fromkeys(roots)
    left = list(order)
    found: dict[int, Frozen] = {}
    for number in left:
        found[number] = each = _frozen(pdf, number)
        for other in each.leads_to:
            if other not in order and other not in outside:
                order[other] = None
                left.append(other)
    return found


def joined(objects: Iterable[Frozen]) -> Frozen:
    """Objects that are no streams as one text, a line each: to be written at one go."""
    pieces = [b""]
    leads_to: list[int] = []
    for at, each in enumerate(objects):
        first, *others = each.pieces
        pieces[-1] += b"\n" + first if at else first
        pieces += others
        leads_to += each.leads_to
    return Frozen(tuple(pieces), tuple(leads_to))


def references(first: int, count: int) -> list[bytes]:
    """How an object refers to so many others, numbered from `first` on."""
    return (b"\n".join([b"%d 0 R"] * count) % tuple(range(first, first + count))).split(b"\n")


def reference(number: int) -> bytes:
    """How an object refers to another of this number (ISO 32000-1, 7.3.10)."""
    return b"%d 0 R" % number


def _frozen(pdf: Pdf, number: int) -> Frozen:
    found = pdf.get_object(number, 0)
    text: bytes = b"null" if found is None else found.unparse(resolved=True)
    if not text[:1].isdigit() or text != reference(number):
        return taken_apart(text)
    # Of a stream, qpdf gives no text but a reference to it.
    facts = {key: each for key, each in found.stream_dict.items() if key != "/Length"}
    data = found.read_raw_bytes()
    text = Dictionary(facts).unparse()
    if "/Filter" not in facts:
        data = deflated(data)
        text = b"<< /Filter /FlateDecode" + text.removeprefix(b"<<")
    return taken_apart(text, data)


def taken_apart(text: bytes, data: bytes | None = None) -> Frozen:
    """The text of an object, as qpdf writes it, and the data of a stream."""
    if b"(" not in text:
        parts = _NUMBER.split(text)
        return Frozen(tuple(parts[::2]), tuple(map(int, parts[1::2])), data)
    pieces, leads_to, done = [], [], 0
    for match in _STRING_OR_NUMBER.finditer(text):
        if match[1] is not None:
            pieces.append(text[done : match.start()])
            leads_to.append(int(match[1]))
            done = match.end()
    return Frozen((*pieces, text[done:]), tuple(leads_to), data)
