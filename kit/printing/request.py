"""What `print` is asked for, and the plan that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kit.load import Layers
from kit.model.printing import BuiltFile, Document, Layout, Leaf, Order, Turn
from kit.model.saved_cast import SAVED_CAST_FILE
from kit.printing.imposition.copier import CopierRow, total
from kit.printing.imposition.grid import Grid

HOW = {
    "duplex": "print on both sides, at 100 %, turned on the {turn} edge",
    "simplex": "print on one side, at 100 %",
    "booklet": "print on both sides, at 100 %, turned on the {turn} edge; fold and staple",
    "2-up": "print on both sides, at 100 %, turned on the {turn} edge",
    "cards": "print on heavy paper, at 100 %; role cards on both sides, turned on the {turn} edge",
}
"""What to set a copier to, for each layout."""


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """What `print` is asked for. Paths are absolute.

    `plan` is the saved cast, if not the build's own. `copies` is None for as many as the cast
    needs; without a cast that means one, unless `by_cast` requires a cast. `turn` is the edge on
    which the copier turns paper; None for the usual one of the layout. `signature` is the most
    sheets of paper folded into one another, `creep` the correction for the thickness of each, in
    mm.
    """

    project: Path
    user: Path | None
    debate: str
    out: Path
    cache: Path
    plan: Path | None = None
    layout: Layout = "duplex"
    copies: int | None = None
    by_cast: bool = False
    collate: bool = True
    only: tuple[str, ...] = ()
    order: Order = "roster"
    turn: Turn | None = None
    signature: int | None = None
    creep: float = 0.0
    jobs: int = 1

    @property
    def folder(self) -> Path:
        """Where the debate's files are."""
        return self.out / self.debate

    @property
    def layers(self) -> Layers:
        """Where its files are looked for."""
        return Layers.of(self.project, self.user).for_debate(self.debate)

    @property
    def saved_cast(self) -> Path | None:
        """The file of the saved cast: the one named, or the build's own, if there is one."""
        own = self.folder / SAVED_CAST_FILE
        return self.plan or (own if own.is_file() else None)

    @property
    def turned_on(self) -> Turn:
        """The edge on which the paper is turned: landscape sheets turn on the short one."""
        return self.turn or ("short" if self.layout in ("booklet", "2-up") else "long")

    @property
    def how(self) -> str:
        """What to set a copier to, in words."""
        return HOW[self.layout].format(turn=self.turned_on)


@dataclass(frozen=True, slots=True)
class PrintFile:
    """One print file: its documents with their sheets of paper, and a line for each.

    `factor` is the scale of pages that share a side. Cards have a `grid`, and may be `folded`;
    `inputs` is what they are made from, by name, as a hash.
    """

    name: str
    documents: tuple[tuple[Document, tuple[Leaf, ...]], ...]
    rows: tuple[CopierRow, ...]
    factor: float
    grid: Grid | None = None
    folded: bool = False
    inputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def both_sides(self) -> bool:
        """Whether its paper is printed on both sides."""
        return any(leaf.back is not None for _, leaves in self.documents for leaf in leaves)

    @property
    def total(self) -> CopierRow:
        """The lines added up."""
        return total(self.rows)


@dataclass(frozen=True, slots=True)
class CopierPlan:
    """All print files, and a line for each sheet of the packets.

    `built` are the files of the build that pages come from.
    """

    files: tuple[PrintFile, ...]
    sheets: tuple[CopierRow, ...]
    built: tuple[BuiltFile, ...] = ()

    @property
    def total(self) -> CopierRow:
        """All files added up."""
        return total([row for file in self.files for row in file.rows])
