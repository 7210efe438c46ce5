"""Which page goes where: on a sheet of paper alone, beside another, or in a booklet."""

from __future__ import annotations

from collections.abc import Sequence

from kit.model.printing import Layout, Leaf

MOST_IN_ONE = 10
"""Sheets of 80 g/m² paper. More can hardly be folded, or stapled by hand, together."""


def leaves(
    pages: int, layout: Layout, *, signature: int | None = None, one_sided: bool = False
) -> tuple[Leaf, ...]:
    """The sheets of paper of one document of so many pages, in print order.

    `signature` is the most sheets of paper that are folded into one another.
    """
    if layout == "simplex":
        return tuple(Leaf((page,), None) for page in range(1, pages + 1))
    if layout == "booklet":
        return booklet(pages, signature)
    if one_sided:
        return tuple(Leaf((page,), (None,)) for page in range(1, pages + 1))
    if layout == "2-up":
        return two_up(pages)
    return duplex(pages)


def duplex(pages: int) -> tuple[Leaf, ...]:
    """One page a side; an odd number gets a blank back, so that the next begins a new sheet."""
    numbers = _padded(pages, 2)
    return tuple(
        Leaf((numbers[start],), (numbers[start + 1],)) for start in range(0, len(numbers), 2)
    )


def two_up(pages: int) -> tuple[Leaf, ...]:
    """Two pages beside each other on either side, in reading order."""
    numbers = _padded(pages, 4)
    return tuple(
        Leaf((numbers[at], numbers[at + 1]), (numbers[at + 2], numbers[at + 3]))
        for at in range(0, len(numbers), 4)
    )


def booklet(pages: int, signature: int | None = None) -> tuple[Leaf, ...]:
    """A booklet stapled through the fold, in one signature or several, blanks at the end.

    Saddle stitch: in a signature of n pages the sheet that has i sheets around it holds, on
    its front, pages n − 2i and 1 + 2i, and on its back, 2 + 2i and n − 1 − 2i. So the two on
    each side add up to n + 1, and the first and the last page are outside (the folding rule
    of any printing handbook; e.g. for 8 pages: 8, 1 / 2, 7 and 6, 3 / 4, 5).
    """
    numbers = _padded(pages, 4)
    found = []
    start = 0
    for sheets in sizes(len(numbers) // 4, signature):
        part = numbers[start : start + 4 * sheets]
        start += len(part)
        found += [
            Leaf(
                (part[-1 - 2 * inside], part[2 * inside]),
                (part[1 + 2 * inside], part[-2 - 2 * inside]),
                inside,
            )
            for inside in range(sheets)
        ]
    return tuple(found)


def sizes(sheets: int, signature: int | None = None) -> tuple[int, ...]:
    """How many sheets of paper each signature gets: as even as possible, the larger first.

    Without `signature` all are in one, up to ten; thicker booklets get several.
    """
    most = MOST_IN_ONE if signature is None else signature
    parts = -(-sheets // most)
    least, more = divmod(sheets, max(parts, 1))
    return tuple(least + (index < more) for index in range(parts))


def one_side_each(found: tuple[Leaf, ...]) -> tuple[Leaf, ...]:
    """The same for a printer that prints one side only: each printed side on paper of its own."""
    sides = (side for leaf in found for side in (leaf.front, leaf.back or ()))
    return tuple(Leaf(side, None) for side in sides if any(page is not None for page in side))


def _padded(pages: int, by: int) -> Sequence[int | None]:
    """The numbers of the pages, then blanks up to a multiple of `by`."""
    return [*range(1, pages + 1), *[None] * (-pages % by)]


def creep_shift(inside: int, creep: float, slot: int) -> float:
    """How far to the right, in points, a page moves for creep; to the left if negative.

    When sheets are folded into one another, each inner sheet sticks out at the fore edge by about
    the paper's thickness. `creep` is the correction, in points a sheet: a page moves toward the
    spine once for each sheet around it, the left one (slot 0) to the right, the right one to the
    left. The outermost stays.
    """
    return inside * creep * (1 if slot == 0 else -1)
