"""Print files: what of a finished build goes onto which sheet of paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kit.model.context import PublicDebate, PublicRole
from kit.model.noun import noun
from kit.model.packet import About, Kind
from kit.model.role import Level
from kit.model.sheets import Paper

Layout = Literal["duplex", "simplex", "booklet", "2-up", "cards"]
Turn = Literal["long", "short"]
"""The edge of the paper on which a copier turns it to print the other side."""
Order = Literal["roster", "seating", "sheet"]

Side = tuple[int | None, ...]
"""The pages on one side of a sheet of paper, from the left; None is a blank."""

MM = 72 / 25.4
"""Points in a millimetre."""

ONE_SIDED = frozenset({"name-tents"})
"""Handouts that are folded: nothing may stand on the back."""
ESSAY = frozenset({"essay-guide", "reading", "argument-map", "stakeholder-map"})
REFERENCE = frozenset({"glossary", "timeline"})
"""Sheets that are read, not written on. Those of reference are looked up: half as large will do."""


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file of a finished build; `path` is below its folder, `pdf` is where it lies.

    `sheets` are the keys of its sheets, such as “brief/china/standard”. `shorter` says of
    those sheets that take fewer pages with smaller margins how many, by the sheets' numbers.
    """

    path: str
    pdf: Path
    about: About
    sha256: str
    sheets: frozenset[str]
    shorter: Mapping[str, int]

    @property
    def kind(self) -> Kind:
        """What it is to its reader."""
        return self.about.kind

    @property
    def level(self) -> Level:
        """Its reading level."""
        return self.about.level

    @property
    def role(self) -> str:
        """The id of the role or duty that it is for, or ""."""
        return self.about.whom if self.kind in ("student", "role") else ""

    @property
    def handout(self) -> str:
        """The id of the handout that it is, or ""."""
        return self.about.whom if self.kind == "handout" else ""


@dataclass(frozen=True, slots=True)
class PageRef:
    """One page of a PDF, counted from 0."""

    path: Path
    index: int


@dataclass(frozen=True, slots=True)
class Document:
    """Pages that belong together and share no sheet of paper with others.

    `layout` is how they are laid; `copies` is how often. What is `one_sided` has nothing on
    the back of any page.
    """

    name: str
    pages: tuple[PageRef, ...]
    layout: Layout
    copies: int = 1
    one_sided: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet of paper: pages of one document, counted from 1, on its front and its back.

    With no back the sheet is meant to be printed on one side. `inside` is how many sheets
    of its signature lie around it.
    """

    front: Side
    back: Side | None
    inside: int = 0

    @property
    def sides(self) -> int:
        """How many of its sides hold anything."""
        return sum(any(page is not None for page in side) for side in (self.front, self.back or ()))


@dataclass(frozen=True, slots=True)
class Player:
    """A student who is present: every name the student goes by, and what there is to print.

    `path` is that of the packet, or "" where the build made none for each student.
    """

    names: tuple[str, ...]
    role: str
    level: Level
    path: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file of the build to print so many times."""

    file: BuiltFile
    copies: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What goes into one print file; `name` is "" for the packets."""

    name: str
    chosen: tuple[Chosen, ...]


@noun
class TestSide:
    """One page of a test page: its number, and where it must be when it was printed right."""

    number: int
    where: str


@noun
class ForTestPage:
    """What the test page of a layout may print.

    `scale` is that of its pages on paper; `turn` the edge on which the copier is to turn,
    `other` the other one.
    """

    layout: Layout
    paper: Paper
    turn: Turn
    other: Turn
    both_sides: bool
    scale: float
    pages: tuple[TestSide, ...]


@noun
class ForCards:
    """What cards may print: what everyone at the table may know."""

    language: str
    kind: str
    title: str
    debate: PublicDebate
    roles: tuple[PublicRole, ...]
