"""Words gathered while a reader walks through a paragraph: text, note marks, and their looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kit.load.reading.blocks import Block, Kind
from kit.load.reading.characters import clean
from kit.model.essay import Spot

MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¶]+|[a-z]|[ivx]{1,5})[\])]?(?:\s*,\s*\d{1,3})*$")
# What digits are raised for besides notes: units, powers and short symbols.
_RAISED = re.compile(r"(?:^|[^A-Za-z])[A-Za-z]{1,2}$|\d$")
BREAK = "\x1d"
"""Inside a run: a new paragraph begins here. No file can hold this character as text."""


@dataclass(slots=True)
class Runs:
    """A paragraph under construction."""

    pieces: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    slanted: list[bool] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)

    def add(self, text: str, *, slanted: bool = False, bold: bool = False) -> None:
        """Add words in a style."""
        self.pieces.append(text)
        if text.strip():
            self.slanted.append(slanted)
            self.bold.append(bold)

    def add_raised(self, text: str) -> None:
        """Add what stands above the line: a note mark is taken out, a power or an ending not."""
        mark = text.strip()
        before = "".join(self.pieces).rstrip()
        if MARK.match(mark) and before and not (mark.isalnum() and _RAISED.search(before)):
            self.marks.append(mark)
        else:
            self.pieces.append(text)

    def line_break(self) -> None:
        """Add a line's end. Two in a row part paragraphs, on old pages and in pasted text."""
        again = "".join(self.pieces[-3:]).rstrip(" \n\r\t\xa0").endswith("\v")
        self.pieces.append(BREAK if again else "\v")

    def note(self, mark: str) -> None:
        """Remember a note mark that is not among the words."""
        self.marks.append(mark)

    def blocks(self, spot: Spot, kind: Kind = "text", why: str = "") -> Iterator[Block]:
        """The paragraph as a block, or as several where it holds a break; none without words."""
        marks = tuple(self.marks)
        for part in "".join(self.pieces).split(BREAK):
            text = clean(part)
            if text:
                yield Block(
                    text, spot, kind, why, marks,
                    slanted=bool(self.slanted) and all(self.slanted),
                    bold=bool(self.bold) and all(self.bold),
                )  # fmt: skip
                marks = ()
