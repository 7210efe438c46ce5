"""The argument map: a claim at the top, a row for each reason, what follows at the bottom.

Lengths are in millimeters. Heights leave room for the masthead on the lower of the two papers
(Letter).
"""

from __future__ import annotations

from kit.drawings.arrows import WIDTH, arrow
from kit.model.diagram import ArgumentDrawing, Box, BoxKind, Point
from kit.model.essay import ArgumentMap, Claim

_CLAIM_HEIGHT = 19.0
_HEADS = 9.0
_GAP = 3.5
_ROWS_END = 190.0
_TALLEST_ROW = 37.0
_SPINE = 2.5
_COLUMNS: tuple[tuple[BoxKind, float, float], ...] = (
    ("reason", 8.0, 50.0), ("objection", 65.0, 50.0), ("answer", 122.0, 50.0),
)  # fmt: skip


def draw_argument(argument: ArgumentMap) -> ArgumentDrawing:
    """Draw the argument map of an essay: a row for each reason, its objection and the answer."""
    count = len(argument.reasons)
    top = _CLAIM_HEIGHT + _HEADS
    tall = min(_TALLEST_ROW, (_ROWS_END - top) / count - _GAP)
    boxes = [_wide("claim", 0, argument.claim)]
    lines: list[tuple[Point, Point]] = []
    arrows = [arrow((_SPINE, top + tall / 2), (_SPINE, _CLAIM_HEIGHT))]
    for row, reason in enumerate(argument.reasons):
        y = top + row * (tall + _GAP)
        middle = y + tall / 2
        texts = (reason.reason, reason.objection, reason.answer)
        for (kind, x, width), text in zip(_COLUMNS, texts, strict=True):
            cites = reason.cites if kind == "reason" else ()
            box = Box(kind=kind, x=x, y=y, width=width, height=tall, text=text, cites=cites)
            boxes.append(box)
        (_, first, width), (_, second, _), (_, third, _) = _COLUMNS
        lines.append(((_SPINE, middle), (first, middle)))
        arrows.append(arrow((second, middle), (first + width, middle)))
        arrows.append(arrow((third, middle), (second + width, middle)))
    end = top + count * (tall + _GAP)
    if count > 1:
        lines.append(((_SPINE, top + tall / 2), (_SPINE, end - _GAP - tall / 2)))
    if argument.fallback is not None:
        boxes.append(_wide("fallback", end + 1.5, argument.fallback))
        end += _CLAIM_HEIGHT + 1.5
    return ArgumentDrawing(
        width=WIDTH, height=end, boxes=tuple(boxes), lines=tuple(lines), arrows=tuple(arrows)
    )


def _wide(kind: BoxKind, y: float, claim: Claim) -> Box:
    return Box(
        kind=kind, x=0, y=y, width=WIDTH, height=_CLAIM_HEIGHT, text=claim.text, cites=claim.cites
    )
