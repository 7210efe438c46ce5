"""The seating plan: the room as its format has it, with the board at the top.

Lengths are in millimeters.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kit.drawings.letters import width, wrapped
from kit.model.cast import Placed, Seat
from kit.model.diagram import Oval, Point, SeatingDrawing, SeatingTable
from kit.model.procedure import Band, RoomPlan, Spot

WIDTH = 172.0
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
IN_CIRCLE = 4.0
"""How much narrower the words in a circle are, at each side."""
MOST_SHOWN = 8
"""Names at a table; of more students the rest is counted."""
RING = {
    1: "b", 2: "lr", 3: "lrb", 4: "trbl", 5: "qerbl", 6: "qercbl",
}  # fmt: skip
"""Where tables stand around the one in the middle, by how many: top, bottom, left and right; and
the corners, clockwise from the top left: q, e, c, z."""
CELLS = {
    "q": (0, 0), "t": (0, 1), "e": (0, 2), "l": (1, 0), "r": (1, 2),
    "z": (2, 0), "b": (2, 1), "c": (2, 2),
}  # fmt: skip
ANYWHERE = RoomPlan(
    say="Tables stand in rows, in the order of the roles’ numbers.",
    bands=(Band(middle=Spot()),),
)
"""The room of a format that says nothing about it."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Those who sit together: what their table is called, and the words on it."""

    label: str
    lines: tuple[str, ...]
    students: int
    where: str = ""


@dataclass(frozen=True, slots=True)
class _Block:
    """Tables of a spot, laid out from its top left corner."""

    width: float
    height: float
    tables: tuple[SeatingTable, ...] = ()
    ovals: tuple[Oval, ...] = ()


def draw_room(
    plan: RoomPlan | None,
    seats: Sequence[Seat],
    placed: Sequence[Placed],
    names: Mapping[str, str],
) -> SeatingDrawing:
    """The seating plan of a class, or of the roles alone where nobody is `placed`.

    `names` are those of places and duties, by their ids, and then the short ones of roles. What no
    band of the plan has stands at the back.
    """
    plan = plan or ANYWHERE
    named = {seat for band in plan.bands for spot in _spots(band) for seat in spot.seats}
    rest = tuple(dict.fromkeys(seat.place for seat in seats if seat.place not in named))
    everybody = any(_is_for_all(spot) for band in plan.bands for spot in _spots(band))
    bands = [*plan.bands]
    if rest and not everybody:
        bands.append(Band(middle=Spot(seats=rest)))
    tables: list[SeatingTable] = []
    ovals: list[Oval] = []
    at = 0.0
    for band in bands:
        spots = [
            (side, spot) for side in ("left", "middle", "right") if (spot := getattr(band, side))
        ]
        wide = (WIDTH - AISLE * (len(spots) - 1)) / len(spots)
        blocks = [
            (side, _block(spot, side, wide, _groups(spot, seats, placed, names)))
            for side, spot in spots
        ]
        blocks = [(side, block) for side, block in blocks if block.height]
        if not blocks:
            continue
        tall = max(block.height for _, block in blocks)
        for side, block in blocks:
            index = [name for name, _ in spots].index(side)
            # What stands at the sides of the room stands at its walls.
            room = wide - block.width
            shift = {"left": 0.0, "middle": room / 2, "right": room}[side]
            left = index * (wide + AISLE) + shift
            top = at + ((tall - block.height) / 2 if side == "middle" else 0.0)
            tables += [_moved_table(each, left, top) for each in block.tables]
            ovals += [
                replace(each, x=round(each.x + left, 2), y=round(each.y + top, 2))
                for each in block.ovals
            ]
        at += tall + AISLE
    return SeatingDrawing(
        say=plan.say,
        width=WIDTH,
        height=round(max(0.0, at - AISLE), 2),
        tables=tuple(tables),
        ovals=tuple(ovals),
    )


def _spots(band: Band) -> tuple[Spot, ...]:
    return tuple(each for each in (band.left, band.middle, band.right) if each is not None)


def _is_for_all(spot: Spot) -> bool:
    """Whether all sit here who have no place of their own; a mere sign is for nobody."""
    return not spot.seats and spot.sign is None


def _groups(
    spot: Spot, seats: Sequence[Seat], placed: Sequence[Placed], names: Mapping[str, str]
) -> tuple[_Group, ...]:
    """Those who sit at the tables of a spot, table by table."""
    here = [seat for seat in seats if _is_for_all(spot) or seat.place in spot.seats]
    here.sort(key=lambda seat: seat.table)
    together: dict[tuple[str, int], list[Seat]] = {}
    for seat in here:
        key = {"role": seat.id, "place": seat.place, "table": ""}[spot.by]
        table = seat.table if spot.by != "place" else 0
        together.setdefault((key, table), []).append(seat)
    found = [_group(spot, some, placed, names) for some in together.values()]
    if placed:
        found = [group for group in found if group.students]
    if spot.half is not None:
        middle = (len(found) + 1) // 2
        found = found[:middle] if spot.half == "first" else found[middle:]
    return tuple(found)


def _group(
    spot: Spot, seats: Sequence[Seat], placed: Sequence[Placed], names: Mapping[str, str]
) -> _Group:
    ids = {seat.id: seat for seat in seats}
    order = {name: index for index, name in enumerate(names)}
    students = sorted(
        (each for each in placed if each.seat.id in ids),
        key=lambda each: (order.get(each.seat.place, 0), each.part == "member"),
    )
    first = seats[0]
    if spot.by == "role":
        label = first.name
        words = [_line(each, each.task) for each in students]
    else:
        label = names.get(first.place, first.name) if spot.by == "place" else first.where
        label = (label or names.get(first.place, first.name)).capitalize()
        words = [_line(each, each.task or _part(each.seat, seats, names)) for each in students]
        words = words or [names.get(seat.plays, seat.name) for seat in seats]
    if len(words) > MOST_SHOWN:
        words = [*words[:MOST_SHOWN], f"and {len(words) - MOST_SHOWN} more"]
    return _Group(label, tuple(words), len(students), first.where if spot.by == "role" else "")


def _part(seat: Seat, seats: Sequence[Seat], names: Mapping[str, str]) -> str:
    """What tells those in a seat from the others at their table: the side, or else the role."""
    if len({each.table for each in seats}) == 1 and len({each.place for each in seats}) > 1:
        return names.get(seat.place, seat.name)
    return names.get(seat.plays, seat.name) if len(seats) > 1 else ""


def _line(each: Placed, what: str) -> str:
    return f"{each.for_teacher} · {what}" if what else each.for_teacher


def _block(spot: Spot, side: str, wide: float, groups: Sequence[_Group]) -> _Block:
    """The tables of a spot that is so wide at most."""
    if spot.shape == "ring" and len(groups) > 1:
        block = _ring(groups, wide)
    else:
        block = _by_table(groups, side, wide)
    return block if spot.sign is None else _under(spot.sign, block, wide)


def _by_table(groups: Sequence[_Group], side: str, wide: float) -> _Block:
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
        tables += [_moved_table(each, indent, top) for each in block.tables]
        top += block.height + AISLE
    return _Block(wide, top - AISLE, tuple(tables))


def _under(words: str, block: _Block, wide: float) -> _Block:
    """Tables below a sign."""
    own = round(min(wide, width(words) * LETTER + 4 * PAD), 2)
    least = max(block.width, own)
    sign = SeatingTable(
        x=round((least - own) / 2, 2), y=0, width=own, height=SIGN, label=words, sign=True
    )
    shift = (least - block.width) / 2
    below = tuple(_moved_table(each, shift, SIGN + 2) for each in block.tables)
    tall = block.height + 2 + SIGN if block.height else SIGN
    return replace(block, width=least, height=tall, tables=(sign, *below))


def _rows(groups: Sequence[_Group], side: str, wide: float) -> _Block:
    if not groups:
        return _Block(0, 0)
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
    return _Block(across * (each_wide + AISLE) - AISLE, top - GAP, tuple(tables))


def _ring(groups: Sequence[_Group], wide: float) -> _Block:
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
    return _Block(wide, height, tuple(tables), tuple(ovals))


def _around(group: _Group, x: float, y: float, across: float, down: float) -> tuple[Point, ...]:
    """The chairs of a circle."""
    count = group.students or 6
    turns = [2 * math.pi * number / count for number in range(count)]
    return tuple(
        (round(x + across * math.sin(turn), 2), round(y - down * math.cos(turn), 2))
        for turn in turns
    )


def _height(group: _Group, wide: float) -> float:
    room = (wide - CHAIR - 2 * PAD) / LETTER
    count = sum(len(wrapped(line, room)) for line in (group.label, *group.lines))
    return round(CHAIR + 2 * PAD + count * LINE, 2)


def _table(
    group: _Group, side: str, left: float, top: float, wide: float, tall: float
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


def _moved_table(table: SeatingTable, right: float, down: float) -> SeatingTable:
    return replace(
        table,
        x=round(table.x + right, 2),
        y=round(table.y + down, 2),
        chairs=tuple((round(x + right, 2), round(y + down, 2)) for x, y in table.chairs),
    )
