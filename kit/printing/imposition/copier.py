"""The copier plan: how much paper and ink a print file takes, in all and sheet by sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.model.printing import Leaf
from kit.printing.imposition.measure import Measured


@dataclass(frozen=True, slots=True)
class CopierRow:
    """A line of the plan: `copies` of something, with the paper and ink of all of them.

    `sides` are those that are printed; `duplex` and `simplex` are sheets of paper, printed on
    both sides and on one. `ink` is the part of a printed side that is black, from 0 to 1.
    """

    name: str
    copies: int
    sides: int
    duplex: int
    simplex: int
    ink: float


def row(
    name: str,
    leaves: Sequence[Leaf],
    pages: Sequence[bytes],
    copies: int,
    measured: Mapping[bytes, Measured],
    factor: float,
) -> CopierRow:
    """The line of one document; `pages` are the keys of its pages.

    `factor` is the scale of those that share a side.
    """
    sides = sum(leaf.sides for leaf in leaves)
    ink = 0.0
    for leaf in leaves:
        for side in (leaf.front, leaf.back or ()):
            # Of a side that two pages share, each takes up scale² × its own size, and the
            # side is as large as one of them was.
            part = factor * factor if len(side) > 1 else 1.0
            ink += sum(measured[pages[page - 1]].ink * part for page in side if page is not None)
    return CopierRow(
        name=name,
        copies=copies,
        sides=sides * copies,
        duplex=_both_sides(leaves) * copies,
        simplex=sides * copies,
        ink=ink / sides if sides else 0.0,
    )


def _both_sides(leaves: Sequence[Leaf]) -> int:
    """Sheets of paper if everything were printed on both sides."""
    fronts = sum(leaf.back is None for leaf in leaves)
    return len(leaves) - fronts // 2


def total(rows: Sequence[CopierRow]) -> CopierRow:
    """All lines added up; ink is the mean over all printed sides."""
    sides = sum(each.sides for each in rows)
    return CopierRow(
        name="in all",
        copies=sum(each.copies for each in rows),
        sides=sides,
        duplex=sum(each.duplex for each in rows),
        simplex=sum(each.simplex for each in rows),
        ink=sum(each.ink * each.sides for each in rows) / sides if sides else 0.0,
    )
