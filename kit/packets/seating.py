"""The seating plan: a table for each role and duty, in a ring.

Lengths are in millimeters.
"""

from __future__ import annotations

from kit.model.cast import ClassCast, Placed
from kit.model.diagram import SeatingDrawing, SeatingTable

WIDTH = 172.0
_TABLE_WIDTH = 40.0
_LINE = 4.1
_HEAD = 14.0
_GAP = 5.0
_ACROSS = 4
_MOST_SHOWN = 7


def draw_seating(cast: ClassCast) -> SeatingDrawing:
    """The seating plan of a class: a table for each seat, clockwise in the order of the roles.

    Leaders come first at their table; of more than `_MOST_SHOWN` students the rest is counted.
    """
    by_seat: dict[str, list[Placed]] = {}
    for each in sorted(cast.placed, key=lambda each: each.part == "member"):
        by_seat.setdefault(each.seat.id, []).append(each)
    order = [seat.id for seat in cast.seats if seat.id in by_seat]
    shown = max(min(len(students), _MOST_SHOWN) for students in by_seat.values())
    height = _HEAD + shown * _LINE
    spots = _spots(len(order))
    rows = max(row for row, _ in spots) + 1
    step = (WIDTH - _TABLE_WIDTH) / (_ACROSS - 1)
    tables = []
    for seat_id, (row, column) in zip(order, spots, strict=True):
        students = by_seat[seat_id]
        tables.append(
            SeatingTable(
                x=round(column * step, 2),
                y=round(row * (height + _GAP), 2),
                width=_TABLE_WIDTH,
                height=height,
                label=students[0].seat.name,
                students=tuple(each.for_teacher for each in students[:_MOST_SHOWN]),
                more=max(0, len(students) - _MOST_SHOWN),
            )
        )
    return SeatingDrawing(width=WIDTH, height=rows * (height + _GAP), tables=tuple(tables))


def _spots(count: int) -> list[tuple[int, int]]:
    """`count` places (row, column), clockwise around a room of `_ACROSS` columns."""
    sides = max(0, count - 2 * _ACROSS)
    right, left = (sides + 1) // 2, sides // 2
    rows = max(right, left)
    ring = [
        *((0, column) for column in range(_ACROSS)),
        *((1 + row, _ACROSS - 1) for row in range(right)),
        *((rows + 1, column) for column in reversed(range(_ACROSS))),
        *((rows - row, 0) for row in range(left)),
    ]
    return ring[:count]
