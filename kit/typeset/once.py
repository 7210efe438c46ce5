"""Has WeasyPrint do once what it would do again and again. Pages are the same, to the bit.

Each of these modules says what it is. None has a public API of WeasyPrint's to rely on: its version
is pinned, and a test compares what is made with and without them.
"""

from __future__ import annotations

from kit.typeset import line_boxes, pango, same_styles, used_values


def use() -> None:
    """Have WeasyPrint do so."""
    for each in (line_boxes, pango, same_styles, used_values):
        each.use()
