"""A bound file of which a title and some streams are left open, to be written for many students."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from pikepdf import Object, Pdf

from kit.bind.deflate import WELL, deflated
from kit.bind.frozen import frozen, reference
from kit.bind.writer import Writer

MOST_TOGETHER = 1000
"""Objects in one stream: a reader has to take apart all to find one."""


class Pattern:
    """What files have in common: all is compressed once, and written again and again."""

    def __init__(self, pdf: Pdf, open_streams: Sequence[Object]) -> None:
        """`open_streams` are those whose data is still to come."""
        self.pages = len(pdf.pages)
        objects = frozen(pdf, (pdf.Root.objgen[0],))
        later = [each.objgen[0] for each in open_streams]
        plain = [number for number, each in objects.items() if each.data is None]
        streams = [
            number
            for number, each in objects.items()
            if each.data is not None and number not in later
        ]
        self.writer = writer = Writer(WELL)
        order = [*plain, *streams, *later]
        numbers = dict(zip(order, count(writer.reserve(len(order))), strict=False))
        self.root = numbers[pdf.Root.objgen[0]]
        references = {old: reference(new) for old, new in numbers.items()}
        for number in streams:
            each = objects[number]
            assert each.data is not None
            writer.stream(numbers[number], each.text(references), each.data)
        for at in range(0, len(plain), MOST_TOGETHER):
            some = plain[at : at + MOST_TOGETHER]
            writer.packed({numbers[each]: objects[each].text(references) for each in some})
        self.later = [(numbers[number], objects[number].text(references)) for number in later]

    def file(self, title: str, streams: Sequence[bytes]) -> bytes:
        """A whole file of this title; `streams` are the data of those that were left open."""
        writer = self.writer.copy()
        for (number, text), data in zip(self.later, streams, strict=True):
            writer.stream(number, text, deflated(data))
        return writer.file(self.root, title)
