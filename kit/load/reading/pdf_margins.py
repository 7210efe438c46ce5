"""Running heads, running feet and page numbers of a PDF: by their places, and that they recur."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kit.load.reading.furniture import why_no_text
from kit.load.reading.pdf_lines import Line

ROWS = 2
"""Rows at the top and at the bottom that may be in the margins."""
ZONE = 0.14
"""The share of a page's height in which its head stands, and its foot."""


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page, and its height in points."""

    lines: tuple[Line, ...]
    height: float


def margins_of(pages: Sequence[PageLines], size: float, leading: float) -> dict[Line, str]:
    """The lines in the margins of pages, and what they are: “a running head”, “a page number”.

    `size` and `leading` are those of the text, in points.
    """
    seen = [
        (_shape(line.text), line.y, line.page)
        for page in pages
        for _, rows in _edges(page)
        for row in rows
        for line in row
    ]
    found: dict[Line, str] = {}
    for page in pages:
        for top, rows in _edges(page):
            for place, row in enumerate(rows):
                inner = rows[place + 1] if place + 1 < len(rows) else ()
                apart = not inner or abs(row[0].y - inner[0].y) > 1.5 * leading
                repeats = any(_recurs(line, seen) for line in row)
                numbers = any(why_no_text(line.text) == "a page number" for line in row)
                small = all(line.size < 0.93 * size for line in row)
                if not (repeats or (numbers and apart) or (small and apart and _is_short(row))):
                    break
                for line in row:
                    number = why_no_text(line.text) == "a page number"
                    edge = "a running head" if top else "a running foot"
                    found[line] = "a page number" if number else edge
    return found | _on_every_page(pages, found)


def _on_every_page(pages: Sequence[PageLines], known: dict[Line, str]) -> dict[Line, str]:
    """Lines that stand on another page as well, in the same words and at the same place."""
    lines = [line for page in pages for line in page.lines if line not in known]
    places: dict[tuple[str, int, int], set[int]] = {}
    for line in lines:
        for step in (0, 1):
            key = line.text, round(line.left), int(line.y / 2) + step
            places.setdefault(key, set()).add(line.page)
    return {
        line: "printed on every page"
        for line in lines
        if any(
            len(places[line.text, round(line.left), int(line.y / 2) + step]) > 1 for step in (0, 1)
        )
    }


def _recurs(line: Line, seen: Sequence[tuple[str, float, int]]) -> bool:
    """Whether a line stands at the same height of another page, whatever numbers it holds."""
    shape = _shape(line.text)
    return any(
        other == shape and abs(y - line.y) <= 4 and page != line.page for other, y, page in seen
    )


def _edges(page: PageLines) -> list[tuple[bool, list[tuple[Line, ...]]]]:
    """The rows nearest to the top, from the edge inward, and those nearest to the bottom."""
    rows: list[list[Line]] = []
    for line in sorted(page.lines, key=lambda each: -each.y):
        if rows and rows[-1][0].y - line.y <= 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    whole = [tuple(row) for row in rows]
    high = [row for row in whole[: ROWS + 1] if row[0].y > (1 - ZONE) * page.height]
    low = [row for row in whole[::-1][: ROWS + 1] if row[0].y < ZONE * page.height]
    return [(True, [*high, *whole[len(high) : len(high) + 1]] if high else []),
            (False, [*low, *whole[::-1][len(low) : len(low) + 1]] if low else [])]  # fmt: skip


def _shape(text: str) -> str:
    """A text with every number as the same."""
    return re.sub(r"\d+|\b[ivx]+\b", "#", text.casefold())


def _is_short(row: Sequence[Line]) -> bool:
    """Whether a row is too short for a line of a footnote, and begins with no mark of one."""
    words = sum(len(line.text.split()) for line in row)
    return words <= 8 and not re.match(r"[*†‡\d]", row[0].text)
