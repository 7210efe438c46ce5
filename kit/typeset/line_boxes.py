"""Lays out each line of a document once.

WeasyPrint 70 lays out the same lines again and again: for each height that it tries for columns, on
a page where they find no room and then on the next, and for the rows of a table that breaks. The
same words in the same width give the same line, only at another place. And as long as a page has
anything that floats, it measures for each line whether its first word has room beside it, even far
below.

Only lines of plain words, pictures and boxes with nothing that floats or is placed elsewhere are
kept, where nothing floats beside them, and not in documents whose words depend on their pages.

WeasyPrint has no public API for that, so its version is pinned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import weasyprint.layout.inline
from weasyprint.formatting_structure.boxes import (
    InlineBlockBox,
    InlineBox,
    InlineReplacedBox,
    LineBox,
    TextBox,
)
from weasyprint.layout.inline import line_box_verticality

from kit.typeset.lines import copy_of

weasyprints = weasyprint.layout.inline.get_next_linebox
"""What WeasyPrint does."""
LINES = "known_lines"
PLAIN = "is_plain"
"""What keeps the lines of a document in its layout context, and what a line box knows of itself."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its box and all below, level by level, and where each is.

    `down` is from the line's baseline, `across` on the page: what is laid out moves later. The line
    after it begins at `resume_at`.
    """

    boxes: Sequence[Any]
    down: Sequence[float]
    across: Sequence[float]
    resume_at: Any

    def at(self, position_y: float) -> Any:
        """A copy of the line with its upper edge there."""
        copies = [box.copy() for box in self.boxes]
        line = copies[0]
        below = position_y + line.baseline
        next_one = 1
        for box, down, across in zip(copies, self.down, self.across, strict=True):
            box.position_x, box.position_y = across, down + below
            if isinstance(box, TextBox):
                box.pango_layout = copy_of(box.pango_layout)
            elif box.children:
                begins, next_one = next_one, next_one + len(box.children)
                box.children = copies[begins:next_one]
        line.position_y = position_y
        return line


_down: Sequence[float] = ()
"""Where the boxes of the last line are, as it is put together."""


def verticality(line: Any) -> tuple[float, float]:
    """How far a line reaches below its baseline and above it, as WeasyPrint finds out."""
    global _down
    found: tuple[float, float] = line_box_verticality(line)
    # What is placed elsewhere has no place yet; a line with such a box is not kept.
    _down = [getattr(box, "position_y", 0) for box in _all(line)]
    return found


def next_line(
    context: Any,
    line_box: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    *rest: Any,
) -> tuple[Any, Any]:
    """The next line of a line box and where the one after it begins, as WeasyPrint gives them.

    The rest are boxes that are placed elsewhere, and the styles of a first letter and a first line.
    """

    def laid_out() -> tuple[Any, Any]:
        found: tuple[Any, Any] = weasyprints(
            context, line_box, position_y, bottom_space, skip_stack, containing_block, *rest
        )
        return found

    _, _, *styles_of_first = rest
    shapes = context.excluded_shapes
    if (
        any(styles_of_first)
        or not _is_plain(line_box)
        or not _are_above(shapes, position_y)
        or context.target_collector.counter_lookup_items
    ):
        return laid_out()
    key = (
        line_box,
        _frozen(skip_stack),
        line_box.text_indent,
        containing_block.width,
        containing_block.height,
        containing_block.content_box_x(),
    )
    lines: dict[Any, Line] = context.__dict__.setdefault(LINES, {})
    if known := lines.get(key):
        return known.at(position_y), known.resume_at
    if shapes:
        context.excluded_shapes = []
    line, resume_at = laid_out()
    if shapes:
        context.excluded_shapes = shapes
    if line is not None and line.height:
        boxes = _all(line)
        lines[key] = Line(boxes, _down, [box.position_x for box in boxes], resume_at)
    return line, resume_at


def _all(line: Any) -> list[Any]:
    """A line and all boxes in it, level by level."""
    found = [line]
    for box in found:
        found += box.children
    return found


def _is_plain(line_box: Any) -> bool:
    """Whether a line box is laid out the same wherever it is."""
    known: bool | None = line_box.__dict__.get(PLAIN)
    if known is None:
        known = line_box.__dict__[PLAIN] = all(map(_moves, line_box.children))
    return known


def _moves(box: Any) -> bool:
    if (
        not isinstance(box, (TextBox, InlineBox, InlineReplacedBox, InlineBlockBox, LineBox))
        or box.is_table_wrapper
        or box.is_leader
        or box.footnote
        or box.note
        or not box.is_in_normal_flow()
        or box.style["position"] != "static"
    ):
        return False
    return all(map(_moves, box.children))


def _are_above(shapes: Sequence[Any], position_y: float) -> bool:
    """Whether all that floats ends above a place."""
    return all(0 <= shape.margin_height() < position_y - shape.position_y for shape in shapes)


def _frozen(skip_stack: Any) -> Any:
    if skip_stack is None:
        return None
    ((index, inner),) = skip_stack.items()
    return index, _frozen(inner)


def use() -> None:
    """Have WeasyPrint lay out lines so."""
    weasyprint.layout.inline.get_next_linebox = next_line
    weasyprint.layout.inline.line_box_verticality = verticality
