"""Print files: which pages of a finished build go onto which sheet of paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kit.model.context import Voting
from kit.model.noun import noun
from kit.model.packet import About, PacketKind
from kit.model.procedure import Procedure
from kit.model.public import PublicDebate, PublicRole
from kit.model.role import Level
from kit.model.sheets import Paper

Layout = Literal["duplex", "simplex", "booklet", "2-up", "cards"]
Turn = Literal["long", "short"]
"""The edge along which a copier flips the paper to print the other side."""
Order = Literal["roster", "seating", "sheet"]

Side = tuple[int | None, ...]
"""The pages on one side of a sheet of paper, from the left; None is a blank."""

MM = 72 / 25.4
"""Points in a millimeter: 72 points are an inch of 25.4 mm."""

ONE_SIDED = frozenset({"name-tents"})
"""Handouts that are folded: nothing may be printed on the back."""


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file of a finished build; `path` is below its folder, `pdf` is the file itself.

    `sheets` are the keys of its sheets, such as “brief/parents/standard”.
    """

    path: str
    pdf: Path
    about: About
    sha256: str
    sheets: frozenset[str]

    @property
    def kind(self) -> PacketKind:
        """What kind of packet it is."""
        return self.about.kind

    @property
    def level(self) -> Level:
        """Its reading level."""
        return self.about.level

    @property
    def role(self) -> str:
        """The id of the role or duty that it is for, or whose table it is for, or ""."""
        return self.about.whom if self.kind in ("student", "role", "table") else ""

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

    `layout` is how they are arranged on paper; `copies` is how often they are printed. A
    `one_sided` document has nothing on the back of any page.
    """

    name: str
    pages: tuple[PageRef, ...]
    layout: Layout
    copies: int = 1
    one_sided: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet of paper: pages of one document, counted from 1, on its front and its back.

    Without a back, the sheet is to be printed on one side. `inside` is how many sheets of its
    signature are folded around it.
    """

    front: Side
    back: Side | None
    inside: int = 0

    @property
    def sides(self) -> int:
        """How many of its sides have a page on them."""
        return sum(any(page is not None for page in side) for side in (self.front, self.back or ()))


@dataclass(frozen=True, slots=True)
class Player:
    """A student who is present: every name the student goes by, and the packet to print.

    `path` is that of the student's own packet, or "" if the build made none.
    """

    names: tuple[str, ...]
    role: str
    level: Level
    path: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file of the build, and how many copies to print."""

    file: BuiltFile
    copies: int


@dataclass(frozen=True, slots=True)
class Batch:
    """The contents of one print file; `name` is "" for the file of packets."""

    name: str
    chosen: tuple[Chosen, ...]


@noun
class TestSide:
    """One side of a test page: its number, and where it must be if it was printed right."""

    number: int
    where: str


@noun
class ForTestPage:
    """What the test page of a layout may print.

    `scale` is that of its pages on paper; `turn` is the edge on which the copier must flip the
    paper, `other` the other edge.
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
    """What cards may print: only what everyone at the table may know."""

    language: str
    kind: str
    title: str
    debate: PublicDebate
    roles: tuple[PublicRole, ...]
    vote: Voting | None
    procedure: Procedure
