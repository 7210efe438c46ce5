"""Fixes where WeasyPrint ends a line.

When Pango's first line is slightly wider than the space, WeasyPrint 70 acts as if even the first
word had to be hyphenated, and ends the line after that word (weasyprint/text/line_break.py, step
3). This happens

- to text right before an element, such as “… or pay ” before a mark, that fits except for the
  space at its end,
- to spaced letters: WeasyPrint counts a space after the last one, and Pango does not.

WeasyPrint has no public API to fix that, so its version is pinned.
"""

from __future__ import annotations

from typing import Any

from weasyprint.text.line_break import split_first_line

Line = tuple[Any, int, int | None, float, float, float]
"""A layout, its length, where the next line begins (None: all fits), width, height, baseline."""

NARROWEST = 0.2
"""Ems. No text has narrower letters on average, so one that is longer cannot fit."""


def split_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    *rest: Any,
    **named: Any,
) -> Line:
    """The first line of a text as WeasyPrint's own function gives it, but never too short.

    A line's last space takes no room (CSS Text 3, 4.1.2). Widths are in CSS pixels. All other
    arguments are passed on to WeasyPrint's own function.
    """

    def split(words: str, width: float | None) -> Line:
        line: Line = split_first_line(words, style, context, width, *rest, **named)
        return line

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
