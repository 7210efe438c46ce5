"""The spine of the timeline: years as far apart as they were, and a mark for each entry.

The entries themselves are words beside it. Marks of one time stand side by side; an entry of no
kind is a stroke on the spine itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kit.drawings.look import LINE, wide
from kit.drawings.years import moment_of
from kit.model.debate import Event
from kit.model.diagram import Look
from kit.model.map_drawing import SpineDrawing, SpineMark, Tick

_MARK = 1.05
"""How wide and tall a mark is, in type sizes."""
_ENTRY = 2.6
"""How much of the spine an entry makes longer, in type sizes: about as tall as its words are."""
_TALLEST = {"standard": 196.0, "dyslexia": 176.0, "large": 122.0}
"""Millimeters that are left of the first page of the lower paper."""
_STEPS = (1, 2, 5, 10, 20, 50)


def draw_spine(events: Sequence[Event], look: Look) -> SpineDrawing | None:
    """Draw the spine of a timeline; None if an entry names no year, or all are of one."""
    moments = [moment_of(event.when) for event in events]
    known = [moment for moment in moments if moment is not None]
    if len(known) < len(moments) or len({int(moment) for moment in known}) < 2:
        return None
    begins, ends = int(min(known)), int(max(known)) + 1
    edge = LINE * look.size / 2
    height = min(_TALLEST[look.id], len(events) * _ENTRY * LINE * look.size)
    line = round(wide(look, "0000") + 0.6 * look.size, 2)

    def at(moment: float) -> float:
        return round(edge + (moment - begins) / (ends - begins) * (height - 2 * edge), 2)

    size = _MARK * look.size
    marks: list[SpineMark] = []
    for event, moment in zip(events, known, strict=True):
        y = at(moment)
        if event.kind is None:
            marks.append(SpineMark(when=event.when, kind=None, x=line, y=y))
            continue
        taken = {mark.x for mark in marks if mark.kind and abs(mark.y - y) < size}
        x = round(line + 0.9 * look.size, 2)
        while x in taken:
            x = round(x + size, 2)
        marks.append(SpineMark(when=event.when, kind=event.kind, x=x, y=y))
    right = max(line + 0.9 * look.size, *(mark.x for mark in marks)) + size / 2 + 0.3
    return SpineDrawing(
        look=look,
        width=round(right, 2),
        height=round(height, 2),
        line=line,
        ticks=tuple(_ticks(begins, ends, at, look)),
        marks=tuple(marks),
    )


def _ticks(begins: int, ends: int, at: Callable[[float], float], look: Look) -> Iterator[Tick]:
    """The years on a spine; those that have room, and are round, with their number."""
    each = (at(ends) - at(begins)) / (ends - begins)
    step = next((step for step in _STEPS if step * each >= 2 * LINE * look.size), 100)
    for year in range(begins, ends + 1):
        named = year % step == 0
        if named or each >= 1:
            yield Tick(at=at(year), label=str(year) if named else "")
