"""Words in a PDF as people type them when they search, so that they are found and read aloud.

A PDF says of each glyph what it stands for. Two things go wrong with that: signs that look alike
are different (a hyphen that no line may end at is none that a keyboard has), and in the scripts of
India and Southeast Asia a glyph may be half a letter, stand before what is read first, or be part
of several letters. Lines in such scripts say themselves what they are (ISO 32000-1, 14.9.4).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pydyf
import weasyprint.draw
from weasyprint.draw.text import draw_text

AS_TYPED = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00a0": " "})
"""Hyphens and the space by which no line ends, and those of keyboards.

The narrow space stays: readers take the width of the glyph for “ ” to tell words apart.
"""
CLUSTERS = re.compile("[\u0900-\u109f\u1780-\u17ff\u1900-\u1cff\ua880-\uaadf]")
"""Letters of the scripts whose glyphs do not stand for letters one by one (Unicode, 12 to 17)."""
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""PDFium, and so Chrome, turns what a line of these says of itself around."""


class Letters(dict[int, str]):
    """What each glyph of a font stands for, as people type it."""

    def __setitem__(self, glyph: int, letters: str) -> None:
        """Note what a glyph stands for."""
        super().__setitem__(glyph, letters.translate(AS_TYPED))

    def add(self, letters: Mapping[int, str]) -> None:
        """Note what several glyphs stand for."""
        for glyph, standing in letters.items():
            self[glyph] = standing


def draw(stream: Any, box: Any, *more: Any) -> None:
    """Draw a line of text; one whose glyphs do not say what it is says so itself."""
    clusters = CLUSTERS.search(box.text) and not RIGHT_TO_LEFT.search(box.text)
    if clusters:
        words = pydyf.String(box.text.translate(AS_TYPED))
        stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": words}))
    draw_text(stream, box, *more)
    if clusters:
        stream.end_marked_content()


def use() -> None:
    """Have WeasyPrint draw text so. It has no public API for this; its version is pinned."""
    weasyprint.draw.draw_text = draw
