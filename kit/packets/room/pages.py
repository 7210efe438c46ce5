"""Cuts a drawing of a room that is higher than a page between its rows of tables.

Lengths are in millimeters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kit.model.diagram import Oval, SeatingPage, SeatingTable
from kit.packets.room.blocks import CHAIR, GAP, moved

WHOLE = 240.0
"""What is no higher stands on one page of Letter, which has 243; it begins one if it has to."""
FIRST = 165.0
"""How high the first of several parts is at most: what the sheet begins with is above it."""


def pages_of(
    width: float, height: float, tables: Sequence[SeatingTable], ovals: Sequence[Oval]
) -> tuple[SeatingPage, ...]:
    """The parts of a drawing, each on one page: one part if it is low enough for that.

    A row of tables is never cut, nor what stands in a ring; a sign stays with what is below it.
    """
    if height <= WHOLE:
        page = SeatingPage(width=width, height=height, tables=tuple(tables), ovals=tuple(ovals))
        return (page,)
    parts: list[tuple[float, float]] = []
    for top, bottom in _rows(tables, ovals):
        most = FIRST if len(parts) < 2 else WHOLE
        if parts and bottom - parts[-1][0] <= most:
            parts[-1] = (parts[-1][0], bottom)
        else:
            parts.append((top, bottom))
    return tuple(_part(width, top, bottom, tables, ovals) for top, bottom in parts)


def _rows(tables: Sequence[SeatingTable], ovals: Sequence[Oval]) -> list[tuple[float, float]]:
    """From where to where there is no clean cut."""
    spans = sorted([*map(_span, tables), *((o.y - o.down, o.y + o.down) for o in ovals)])
    rows: list[tuple[float, float]] = []
    for top, bottom in spans:
        if rows and top < rows[-1][1]:
            rows[-1] = (rows[-1][0], max(rows[-1][1], bottom))
        else:
            rows.append((top, bottom))
    return rows


def _span(table: SeatingTable) -> tuple[float, float]:
    """From where to where a table reaches with its chairs, a sign as far as what is below it."""
    bottom = max([table.y + table.height, *(y + CHAIR / 2 for _, y in table.chairs)])
    return table.y, bottom + (GAP if table.sign else 0.0)


def _part(
    width: float, top: float, bottom: float, tables: Sequence[SeatingTable], ovals: Sequence[Oval]
) -> SeatingPage:
    return SeatingPage(
        width=width,
        height=round(bottom - top, 2),
        tables=tuple(moved(each, 0, -top) for each in tables if top <= each.y < bottom),
        ovals=tuple(
            replace(
                each,
                y=round(each.y - top, 2),
                chairs=tuple((x, round(y - top, 2)) for x, y in each.chairs),
            )
            for each in ovals
            if top <= each.y < bottom
        ),
    )
