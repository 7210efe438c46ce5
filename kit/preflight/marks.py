"""The rules for a single mark on a page."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator

from kit.model.finding import Finding, Rule
from kit.preflight.gray import contrast
from kit.preflight.shapes import MM, Box
from kit.preflight.things import WHITE, Fill, Line, Picture, SeenPage, Text, Thing

EDGE = 5.0
"""Millimeters: copiers and printers leave a strip of up to this blank."""
THINNEST = 0.5
"""Points."""
CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3, level AA."""
DPI = 150.0
KINDS = {Text: "text", Line: "a rule", Fill: "an area", Picture: "an image"}
OFF = "off the paper"
"""The end of a finding about something that nobody can see on the page."""
SLACK = 0.01
"""Points: the most that rounding in a PDF may lose."""


def mark_findings(page: SeenPage, number: int, least: float, *, printed: bool) -> Iterator[Finding]:
    """What is wrong with the marks on a page; `least` is the smallest size of type in points."""
    for thing in page.things:
        if not thing.box.meets(page.box):
            if printed:
                kind = f"{KINDS[type(thing)]} {OFF}"
                words = thing.words if isinstance(thing, Text) else ""
                yield finding("edge", page, number, thing.box, kind, words)
            continue
        said: list[tuple[Rule, str]] = []
        if isinstance(thing, Text):
            said += [("size", what) for what in _size(thing, least)]
            said += [("contrast", what) for what in _contrast(thing, "text")]
            said += [("font", what) for what in _font(thing)]
        elif isinstance(thing, Line) and printed:
            said += [("line", what) for what in _line(thing)]
            said += [("contrast", what) for what in _contrast(thing, "a rule")]
        elif isinstance(thing, Picture):
            said += [("image", what) for what in _picture(thing)]
        if printed:
            said += [("edge", what) for what in _edge(thing, page)]
        for rule, what in said:
            words = thing.words if isinstance(thing, Text) else ""
            running = isinstance(thing, Text) and thing.content < 0
            made = finding(rule, page, number, thing.box, what, words)
            yield dataclasses.replace(made, running=True) if running else made


def finding(
    rule: Rule, page: SeenPage, number: int, box: Box, what: str, words: str = ""
) -> Finding:
    """A finding at a box on a page; its place in whole millimeters."""
    left, top = box.left - page.box.left, page.box.top - box.top
    return Finding(rule, number, round(left / MM), round(top / MM), what, words)


def _size(text: Text, least: float) -> Iterator[str]:
    """The font's size times its scale on the page, in height."""
    if text.size < least - SLACK:
        yield f"text of {_points(text.size)} pt; {least:g} pt is the least"


def _contrast(thing: Text | Line, what: str) -> Iterator[str]:
    """The contrast in gray of letters or a rule with the background."""
    found = contrast(thing.ink, thing.ground)
    if found < CONTRAST - SLACK:
        ratio = _short(found, CONTRAST)
        yield f"{what} that in gray stands out {ratio} to 1; {CONTRAST} to 1 is the least"


def _font(text: Text) -> Iterator[str]:
    """A font that is not in the file is replaced by a different one on another machine."""
    if not text.embedded:
        yield f"text in the font “{text.font}”, which is not in the file"


def _line(line: Line) -> Iterator[str]:
    """The width of a stroke, or the thickness of a filled bar or of a frame's side."""
    if line.weight < THINNEST - SLACK:
        yield f"a rule of {_points(line.weight)} pt; {THINNEST} pt is the least"


def _picture(picture: Picture) -> Iterator[str]:
    """Dots per inch at the printed size, across or down, whichever is fewer."""
    if picture.dpi < DPI - 0.5:
        yield f"an image of {math.floor(picture.dpi)} dpi; {DPI:g} dpi is the least"


def _edge(thing: Thing, page: SeenPage) -> Iterator[str]:
    """The distance from the nearest edge of the paper, for everything that is not white."""
    if isinstance(thing, Fill) and thing.ink >= WHITE:
        return
    box, paper = thing.box, page.box
    gaps = {
        "left": box.left - paper.left,
        "right": paper.right - box.right,
        "upper": paper.top - box.top,
        "lower": box.bottom - paper.bottom,
    }
    side = min(gaps, key=lambda each: gaps[each])
    if gaps[side] < EDGE * MM - SLACK:
        near = max(0.0, gaps[side] / MM)
        yield (
            f"{KINDS[type(thing)]} {_short(near, EDGE)} mm from the {side} edge of the paper; "
            f"{EDGE:g} mm is the least"
        )


def _points(value: float) -> str:
    """To two decimals. A size that is too small by more than `SLACK` still is after rounding."""
    return f"{round(value, 2):g}"


def _short(value: float, least: float) -> str:
    """A measure that is too small, with as few decimals as still show that it is."""
    return f"{round(value, 1):g}" if round(value, 1) < least else f"{value:.2f}"
