"""The order in which the lines of a page are read: columns, and what spans them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from kit.load.reading.pdf_lines import Line

FEWEST = 4
"""Lines that a column has, if its page is to show that there are columns."""
STEP = 2.0
"""Points between the places where a gutter is looked for."""


def gutters_of(lines: Sequence[Line]) -> tuple[float, ...]:
    """Where the gaps between columns are, in points from the left; none on a page of one column."""
    if len(lines) < 2 * FEWEST:
        return ()
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    places = [left + STEP * n for n in range(1, int((right - left) / STEP))]
    free: list[list[tuple[int, float]]] = [[]]
    for x in places:
        crossing = _crossing(lines, x)
        if crossing is None:
            if free[-1]:
                free.append([])
        else:
            free[-1].append((crossing, x))
    found = []
    for stretch in free:
        if stretch:
            least = min(crossing for crossing, _ in stretch)
            best = [x for crossing, x in stretch if crossing == least]
            found.append(best[len(best) // 2])
    return tuple(found)


def _crossing(lines: Sequence[Line], x: float) -> int | None:
    """How many lines cross a place; None if there is no gutter."""
    before = [line for line in lines if line.right <= x]
    after = [line for line in lines if line.left >= x]
    crossing = len(lines) - len(before) - len(after)
    if min(len(before), len(after)) < FEWEST or crossing > 0.25 * min(len(before), len(after)):
        return None
    low = max(min(line.y for line in before), min(line.y for line in after))
    high = min(max(line.y for line in before), max(line.y for line in after))
    beside = [line for line in before if low - 1 <= line.y <= high + 1]
    # Labels beside their items, and a byline beside a date, are no columns.
    wide = [
        side
        for side in (before, after)
        if sum(len(line.text.split()) for line in side) >= 2.5 * len(side)
    ]
    return crossing if len(beside) >= FEWEST - 1 and len(wide) == 2 else None


def in_reading_order(lines: Sequence[Line], gutters: Sequence[float]) -> list[Line]:
    """The lines of a page in reading order, with their columns, from 0, and their numbers, from 1.

    A line over a gutter ends the columns above it, and begins new ones below.
    """
    spanning = sorted(
        (line.y for line in lines if any(line.left < x < line.right for x in gutters)), reverse=True
    )

    def key(line: Line) -> tuple[int, int, float, float]:
        if any(line.left < x < line.right for x in gutters):
            return 2 * sum(y > line.y for y in spanning) + 1, 0, -line.y, line.left
        band = 2 * sum(y > line.y for y in spanning)
        middle = (line.left + line.right) / 2
        return band, sum(x < middle for x in gutters), -line.y, line.left

    ordered = sorted(lines, key=key)
    return [
        dataclasses.replace(line, column=key(line)[1], number=number)
        for number, line in enumerate(ordered, start=1)
    ]


def with_capitals(lines: Sequence[Line], size: float) -> list[Line]:
    """The lines with large first letters set back before the words that they begin.

    `size` is that of the text. The lines beside such a letter lose the indent that it makes.
    """
    found = list(lines)
    for capital in lines:
        letters = [each for each in capital.text if each.isalpha()]
        if capital.size < 1.6 * size or len(letters) != 1 or len(capital.text) > 3:
            continue
        beside = [
            line
            for line in found
            if line.page == capital.page
            and line is not capital
            and capital.y - 0.3 * size <= line.y <= capital.y + capital.size
            and 0 <= line.left - capital.right + 0.3 * size <= 2.5 * size
        ]
        if not beside:
            continue
        top = max(beside, key=lambda line: line.y)
        # Both are words of their own; anything else is the beginning of one.
        gap = " " if capital.text in ("A", "I") and not _begins(capital.text, top.text) else ""
        for line in beside:
            text = f"{capital.text}{gap}{line.text}" if line is top else line.text
            found[found.index(line)] = dataclasses.replace(line, text=text, left=capital.left)
        found.remove(capital)
    return found


def _begins(letter: str, text: str) -> bool:
    """Whether “A” or “I” and the first letters after it make one word, such as “And” or “In”."""
    word = (text.split() or [""])[0].strip(".,;:’'”\"").casefold()
    common = {
        "A": "ll nd ny s t fter gain bout bove long lthough mong nother round bove merica",
        "I": "n f t ts s nstead magine ndeed",
    }
    return word in common[letter].split()
