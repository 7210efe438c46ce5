"""How large a page is when it shares a sheet of paper, and where it goes."""

from __future__ import annotations

import math
from collections.abc import Iterable

from kit.model.printing import MM

Size = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left corner."""
Matrix = tuple[float, float, float, float, float, float]

EDGE = 6 * MM
"""The white margin along the edges and the fold. No school copier needs more than 5 mm."""
HALF = math.sqrt(1 / 2)
"""The scale that halves an ISO page (ISO 216: sides in the ratio 1 : √2)."""


def scale(page: Size, slot: Size, contents: Iterable[Box]) -> float:
    """The scale for pages of one size in the middle of slots of one size.

    It is at most √½, as on ISO paper. Half a Letter page has a different shape from the whole, so
    white margins may be cut to keep the type larger; but everything drawn (`contents`) stays 6 mm
    from the slot's edges, on any paper.
    """
    best = HALF
    for left, bottom, right, top in contents:
        across = max(page[0] / 2 - left, right - page[0] / 2)
        along = max(page[1] / 2 - bottom, top - page[1] / 2)
        best = min(best, (slot[0] / 2 - EDGE) / across, (slot[1] / 2 - EDGE) / along)
    return best


def most_creep(page: Size, slot: Size, factor: float, contents: Iterable[Box]) -> float:
    """How far, in points, pages may move toward the spine before they reach the fold."""
    room = slot[0] / 2
    for left, _, right, _ in contents:
        reach = max(page[0] / 2 - left, right - page[0] / 2)
        room = min(room, slot[0] / 2 - reach * factor)
    return max(0.0, room)


def placed(page: Size, slot: Box, factor: float, shift: float = 0.0) -> Matrix:
    """The matrix that puts a page into the middle of a slot, moved right by `shift` points."""
    x = (slot[0] + slot[2] - page[0] * factor) / 2 + shift
    y = (slot[1] + slot[3] - page[1] * factor) / 2
    return (factor, 0.0, 0.0, factor, x, y)


def turned(matrix: Matrix, sheet: Size) -> Matrix:
    """The same on a sheet of paper turned upside down."""
    a, b, c, d, e, f = matrix
    return (-a, -b, -c, -d, sheet[0] - e, sheet[1] - f)


def halves(sheet: Size) -> tuple[Box, Box]:
    """The left and the right half of a sheet of paper."""
    middle = sheet[0] / 2
    return (0.0, 0.0, middle, sheet[1]), (middle, 0.0, sheet[0], sheet[1])
