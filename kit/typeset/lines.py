"""Mends where WeasyPrint ends a line.

Text that comes right before an element, such as “… or pay ” before a mark, ends in a space.
Where all of it fits on the line but for that space, WeasyPrint 70 takes its line for too long,
and goes on as if even the first word had to be hyphenated: the line ends after one word
(weasyprint/text/line_break.py, step 3). There is no public way to mend that; the version of
WeasyPrint is bounded for this.
"""

from __future__ import annotations

from typing import Any

from weasyprint.text.line_break import split_first_line

Line = tuple[Any, int, int | None, float, float, float]
"""A layout, its length, where the next line begins (None: all fits), width, height, baseline."""

NARROWEST = 0.2
"""Ems. No text has narrower letters on average, so one that is longer cannot fit."""


def split_with_space_hanging(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Line:
    """The first line of a text, as WeasyPrint's own function has it; a last space may hang over.

    A line's last space takes no room (CSS Text 3, 4.1.2). Widths are in CSS pixels.
    """

    def split(words: str, width: float | None) -> Line:
        line: Line = split_first_line(
            words, style, context, width, justification_spacing, is_line_start, minimum
        )
        return line

    found = split(text, max_width)
    if (
        found[2] is None
        or max_width is None
        or not text.endswith(" ")
        or style["white_space"] not in ("normal", "pre-line")
        or len(text) * NARROWEST * style["font_size"] > max_width
        or split(text.rstrip(" "), max_width)[2] is not None
    ):
        return found
    layout, length, resume, _, height, baseline = split(text, None)
    # What follows finds no room, and begins the next line.
    return layout, length, resume, max_width, height, baseline
