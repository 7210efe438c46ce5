"""The instructions of a page, as WeasyPrint 70 writes them: none of two shares a line.

ISO 32000-1, 7.8.2 would allow more, which pikepdf takes apart, at many times the cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Page, Pdf

from kit.bind.deflate import deflated, deflated_stream
from kit.bind.lean import streams_of

_NUMBER = re.compile(rb"/MCID (\d+)")


@dataclass(frozen=True, slots=True)
class Step:
    """An instruction: its operator, and all of it as it is written."""

    name: str
    raw: bytes

    @property
    def numbers(self) -> list[float]:
        """Its operands, where all are numbers."""
        return [float(each) for each in self.raw.split()[:-1]]

    @property
    def mark(self) -> int:
        """The number of the marked content that it begins, or -1."""
        found = _NUMBER.search(self.raw) if self.name == "BDC" else None
        return -1 if found is None else int(found[1])

    def marked(self, number: int) -> Step:
        """The same instruction with another number of its marked content."""
        return Step(self.name, _NUMBER.sub(b"/MCID %d" % number, self.raw))


def content_of(page: Page) -> bytes:
    """What draws a page, its streams one after the other."""
    return b"\n".join(each.read_bytes() for each in streams_of(page.obj.Contents))


def steps_of(page: Page) -> Iterator[Step]:
    """The instructions that draw a page."""
    content = content_of(page)
    if b"(" in content or re.search(rb"\bBI\b", content):
        # Text in parentheses and pictures in the stream can hold what looks like instructions.
        for each in pikepdf.parse_content_stream(page):
            yield Step(str(each.operator), pikepdf.unparse_content_stream([each]))
        return
    begun: list[bytes] = []
    for line in content.split(b"\n"):
        begun.append(line)
        last = line[line.rfind(b" ") + 1 :]
        if last[:1].isalpha():
            yield Step(last.decode("ascii"), b"\n".join(begun))
            begun = []


def written(steps: list[Step]) -> bytes:
    """The stream of these instructions."""
    return b"\n".join(step.raw for step in steps)


def draw(pdf: Pdf, page: Page, content: bytes) -> None:
    """Have a page drawn by this content alone."""
    page.obj.Contents = deflated_stream(pdf, deflated(_without_nothing(content)))


def _without_nothing(content: bytes) -> bytes:
    """The same without steps of no width between letters, of which WeasyPrint writes many.

    In text in parentheses the same bytes may mean something: a page with any is left as it is.
    """
    if b"(" in content:
        return content
    return content.replace(b">0<", b"").replace(b">0]", b">]").replace(b"<>", b" ")
