"""Fixes where WeasyPrint ends a line, and finds each line once.

When Pango's first line is slightly wider than the space, WeasyPrint 70 acts as if even the first
word had to be hyphenated, and ends the line after that word (weasyprint/text/line_break.py, step
3). This happens

- to text right before an element, such as “… or pay ” before a mark, that fits except for the
  space at its end,
- to spaced letters: WeasyPrint counts a space after the last one, and Pango does not.

Besides, it lays out the same words in the same width again and again: for the widths of cells and
boxes and then for their lines, and in each sheet that has them. A line that is known is not asked
of Pango again.

WeasyPrint has no public API to fix that, so its version is pinned.
"""

from __future__ import annotations

from typing import Any

import weasyprint.layout.inline
import weasyprint.layout.preferred
from weasyprint.text.line_break import Layout, split_first_line

Line = tuple[Any, int, int | None, float, float, float]
"""A layout, its length, where the next line begins (None: all fits), width, height, baseline."""

NARROWEST = 0.2
"""Ems. No text has narrower letters on average, so one that is longer cannot fit."""

MOST = 5_000
"""Lines that are kept; then all are found again."""
KEPT = "known_lines"
"""The attribute of a set of fonts that keeps the lines in them, each with its style.

The number of that style is in the key: as long as the line is kept, no other style has it.
"""


def known_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    *rest: Any,
    **named: Any,
) -> Line:
    """The first line of a text as WeasyPrint's own function gives it, found once.

    Its layout is a copy, for it is changed where it is drawn. Widths are in CSS pixels. All other
    arguments are passed on.
    """
    lines = {} if context is None else context.font_config.__dict__.setdefault(KEPT, {})
    key = (text, id(style), max_width, rest, tuple(named.items()))
    found = lines.get(key)
    if found is None:
        line: Line = split_first_line(text, style, context, max_width, *rest, **named)
        if len(lines) >= MOST:
            lines.clear()
        found = lines[key] = line, style
    layout, *others = found[0]
    return (copy_of(layout), *others)


def copy_of(layout: Any) -> Any:
    """A layout with the same line, to be drawn by itself."""
    copy = Layout.__new__(Layout)
    copy.__dict__.update(layout.__dict__)
    return copy


def split_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    *rest: Any,
    **named: Any,
) -> Line:
    """The first line of a text as WeasyPrint's own function gives it, but never too short.

    A line's last space takes no room (CSS Text 3, 4.1.2). All else is as for `known_line`.
    """

    def split(words: str, width: float | None) -> Line:
        return known_line(words, style, context, width, *rest, **named)

    found = split(text, max_width)
    if found[2] is None or max_width is None or style["white_space"] not in ("normal", "pre-line"):
        return found
    spacing = style["letter_spacing"]
    if (
        spacing != "normal"
        and spacing > 0
        and " " not in text.encode()[: found[1]].decode().strip()
    ):
        # With a little less room Pango breaks a word earlier, and both agree.
        narrower = split(text, max_width - spacing)
        found = narrower if narrower[1] > found[1] else found
    if (
        text.endswith(" ")
        and len(text) * NARROWEST * style["font_size"] <= max_width
        and split(text.rstrip(" "), max_width)[2] is None
    ):
        layout, length, resume, _, height, baseline = split(text, None)
        # What follows finds no room, and begins the next line.
        return layout, length, resume, max_width, height, baseline
    return found


def use() -> None:
    """Have WeasyPrint find lines so."""
    weasyprint.layout.inline.split_first_line = split_line
    weasyprint.layout.preferred.split_first_line = known_line
