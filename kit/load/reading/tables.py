"""Tables: some hold data, some were only made to place text on a page."""

from __future__ import annotations

from collections.abc import Sequence

LONG_CELL = 40
"""Words. A cell with as many holds running text."""


def is_layout(cells: Sequence[str]) -> bool:
    """Whether a table's cells hold running text, so that it is no table of data."""
    return any(len(cell.split()) >= LONG_CELL for cell in cells)
