"""The tables of a part of the room: how wide, how high, and where each stands.

Lengths are in millimeters.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kit.drawings.letters import width, wrapped
from kit.model.diagram import Oval, Point, SeatingTable
from kit.model.procedure import Spot
from kit.packets.room.groups import MOST_SHOWN, Group

AISLE = 5.0
"""Between spots side by side, between tables side by side, and between bands."""
GAP = 3.4
"""Between a row of tables and the next."""
TABLE = (38.0, 56.0)
"""How narrow and how wide a table is."""
LINE, CHAIR, SIGN = 4.1, 3.4, 6.0
"""Heights of a line of words, of a row of chairs, and of a sign."""
PAD = 1.6
LETTER = 3.3
"""Size of the type."""
INDENT = 0.6
"""How far the second line of a name is set in, in sizes of the type."""
IN_CIRCLE = 4.0
"""How much narrower the words in a circle are, at each side."""
RING = {
    1: "b", 2: "lr", 3: "lrb", 4: "trbl", 5: "qerbl", 6: "qercbl",
}  # fmt: skip
"""Where tables stand around the one in the middle, by how many: top, bottom, left and right; and
the corners, clockwise from the top left: q, e, c, z."""
CELLS = {
    "q": (0, 0), "t": (0, 1), "e": (0, 2), "l": (1, 0), "r": (1, 2),
    "z": (2, 0), "b": (2, 1), "c": (2, 2),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """Tables of a spot, laid out from its top left corner."""

    width: float
    height: float
    tables: tuple[SeatingTable, ...] = ()
    ovals: tuple[Oval, ...] = ()


def block_of(spot: Spot, side: str, wide: float, groups: Sequence[Group]) -> Block:
    """The tables of a spot that is so wide at most."""
    if spot.shape == "ring" and len(groups) > 1:
        block = _ring(groups, wide)
    else:
        block = _by_table(groups, side, wide)
    return block if spot.sign is None else _under(spot.sign, block, wide)


def _by_table(groups: Sequence[Group], side: str, wide: float) -> Block:
    """The tables in rows; where a format has several tables, those of each under its name."""
    names = tuple(dict.fromkeys(group.where for group in groups))
    if len(names) < 2:
        return _rows(groups, side, wide)
    tables: list[SeatingTable] = []
    top = 0.0
    for name in names:
        rows = _rows([group for group in groups if group.where == name], side, wide)
        block = _under(name.capitalize(), rows, wide) if name else rows
        indent = (wide - block.width) / 2
        tables += [moved(each, indent, top) for each in block.tables]
        top += block.height + AISLE
    return Block(wide, top - AISLE, tuple(tables))


def _under(words: str, block: Block, wide: float) -> Block:
    """Tables below a sign."""
    own = round(min(wide, width(words) * LETTER + 4 * PAD), 2)
    least = max(block.width, own)
    sign = SeatingTable(
        x=round((least - own) / 2, 2), y=0, width=own, height=SIGN, label=words, sign=True
    )
    shift = (least - block.width) / 2
    below = tuple(moved(each, shift, SIGN + 2) for each in block.tables)
    tall = block.height + 2 + SIGN if block.height else SIGN
    return replace(block, width=least, height=tall, tables=(sign, *below))


def _rows(groups: Sequence[Group], side: str, wide: float) -> Block:
    if not groups:
        return Block(0, 0)
    across = max(1, min(len(groups), int((wide + AISLE) / (TABLE[0] + AISLE))))
    # Rows are even: six tables stand three and three, and not four and two.
    across = -(-len(groups) // -(-len(groups) // across))
    each_wide = min(TABLE[1], (wide - AISLE * (across - 1)) / across)
    tables: list[SeatingTable] = []
    top = 0.0
    for start in range(0, len(groups), across):
        some = groups[start : start + across]
        tall = max(_height(group, each_wide) for group in some)
        indent = (across - len(some)) * (each_wide + AISLE) / 2
        for index, group in enumerate(some):
            left = indent + index * (each_wide + AISLE)
            tables.append(_table(group, side, left, top, each_wide, tall))
        top += tall + GAP
    return Block(across * (each_wide + AISLE) - AISLE, top - GAP, tuple(tables))


def _ring(groups: Sequence[Group], wide: float) -> Block:
    """The first table in the middle, and the others around it."""
    first, *others = groups[: len(RING) + 1]
    gap = 3 * PAD
    each_wide = min(TABLE[1], (wide - 4 * gap) / 3)
    cells = {"": (1, 1)} | {name: CELLS[name] for name in RING[len(others)]}
    at = dict(zip(cells.values(), (first, *others), strict=True))
    rows = sorted({row for row, _ in at})
    heights = {
        cell: _height(group, each_wide - (2 * IN_CIRCLE if group is first else 0))
        for cell, group in at.items()
    }
    tall = heights[cells[""]]
    # An oval around a table is higher than the table, by the root of 2.
    across, down = (each_wide - 2 * IN_CIRCLE) * 0.71, tall * 0.71
    tops, top = {}, 0.0
    for row in rows:
        inset = down - tall / 2 + PAD if row == 1 else 0.0
        tops[row] = top + inset
        top += max(height for cell, height in heights.items() if cell[0] == row) + 2 * inset + gap
    tables = []
    for (row, column), group in at.items():
        left = column * (each_wide + 2 * gap)
        side = ("left", "middle", "right")[column]
        table = _table(group, side, left, tops[row], each_wide, heights[row, column])
        if group is first:
            # Inside the circle there is room for a table that is narrower than the others.
            table = replace(table, x=left + IN_CIRCLE, width=each_wide - 2 * IN_CIRCLE)
            table = replace(table, chairs=(), bare=True)
        tables.append(table)
    middle, inner, height = wide / 2, tops[1] + tall / 2, top - gap
    chairs = _around(first, middle, inner, across, down)
    ovals = [Oval(x=middle, y=inner, across=across, down=down, chairs=chairs)]
    if len(others) > 3:
        down = max(down + gap, height / 2 - heights[rows[0], 0] / 3)
        ovals.append(Oval(x=middle, y=height / 2, across=middle - each_wide / 2, down=down))
    return Block(wide, height, tuple(tables), tuple(ovals))


def _around(group: Group, x: float, y: float, across: float, down: float) -> tuple[Point, ...]:
    """The chairs of a circle."""
    count = group.students or 6
    turns = [2 * math.pi * number / count for number in range(count)]
    return tuple(
        (round(x + across * math.sin(turn), 2), round(y - down * math.cos(turn), 2))
        for turn in turns
    )


def _height(group: Group, wide: float) -> float:
    room = (wide - CHAIR - 2 * PAD) / LETTER
    count = sum(
        _broken(line, room)
        for words in (group.label, *group.lines)
        for line in wrapped(words, room)
    )
    return round(CHAIR + 2 * PAD + count * LINE, 2)


def _broken(line: str, room: float) -> int:
    """Over how many lines one goes: several, where it is a single word that is too wide."""
    # Each is set in, and may lack the letter that did not fit any more.
    return 1 if width(line) <= room else math.ceil(width(line) / (room - INDENT - width("m")))


def _table(
    group: Group, side: str, left: float, top: float, wide: float, tall: float
) -> SeatingTable:
    """A table, and the chairs at its edge: those at the sides of the room face the middle."""
    count = min(group.students or 2, MOST_SHOWN)
    x, y, down = left, top, tall - CHAIR
    chairs: list[Point] = []
    if side == "middle":
        chairs = [
            (round(x + wide * (number + 0.5) / count, 2), round(y + tall - 1.2, 2))
            for number in range(count)
        ]
        return SeatingTable(
            x=round(x, 2), y=round(y, 2), width=round(wide, 2), height=round(down, 2),
            label=group.label, lines=group.lines, chairs=tuple(chairs),
        )  # fmt: skip
    edge = x + 1.2 if side == "left" else x + wide - 1.2
    chairs = [
        (round(edge, 2), round(y + down * (number + 0.5) / count, 2)) for number in range(count)
    ]
    shift = CHAIR if side == "left" else 0.0
    return SeatingTable(
        x=round(x + shift, 2), y=round(y, 2), width=round(wide - CHAIR, 2), height=round(down, 2),
        label=group.label, lines=group.lines, chairs=tuple(chairs),
    )  # fmt: skip


def moved(table: SeatingTable, right: float, down: float) -> SeatingTable:
    """A table somewhere else in the room, with its chairs."""
    return replace(
        table,
        x=round(table.x + right, 2),
        y=round(table.y + down, 2),
        chairs=tuple((round(x + right, 2), round(y + down, 2)) for x, y in table.chairs),
    )
