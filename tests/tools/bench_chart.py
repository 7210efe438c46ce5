"""The chart of `make bench`: how much of the time before each build takes, as an SVG."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

WIDTH, LEFT, BAR, STEP = 800, 340, 14, 24
FIGURE = 36
"""The room that a figure takes beside its bar."""


def chart(rows: Sequence[tuple[str, float, float | None]]) -> str:
    """A bar for each row: its name, its share of the time before, and the share aimed at."""
    room = WIDTH - LEFT - 60
    longest = max([1.0, *(share for _, share, _ in rows)])
    pieces = []
    for number, (name, share, aim) in enumerate(rows):
        y = 34 + number * STEP
        long = share / longest * room
        aimed = 0 if aim is None else aim / longest * room
        # The figure stands beside the mark of the aim, not under it.
        end = aimed if long < aimed < long + FIGURE else long
        pieces.append(
            f'<text x="{LEFT - 8}" y="{y + 11}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{LEFT}" y="{y}" width="{long:.1f}" height="{BAR}" fill="#335c81"/>'
            f'<text x="{LEFT + end + 6:.1f}" y="{y + 11}">{share:.2f}</text>'
        )
        if aim is not None:
            pieces.append(f'<path d="M{LEFT + aimed:.1f} {y - 3}v{BAR + 6}" stroke="#b3261e"/>')
    height = 44 + len(rows) * STEP
    head = "CPU time, memory and bytes as a share of the revision before; red: what was aimed at"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="sans-serif" font-size="12"><title>{head}</title>'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
        f'<text x="8" y="18" font-weight="bold">{head}</text>{"".join(pieces)}</svg>\n'
    )
