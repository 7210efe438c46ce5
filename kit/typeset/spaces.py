"""Where the answer spaces of a sheet are on its pages.

WeasyPrint 70 has forms, but embeds their fonts in an encoding that viewers cannot type in, and has
no boxes that grow with the lines of a sheet. So a space becomes a link: its box is right, it has
its place in the tag tree, and binding turns it into a field.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from kit.model.field import Field
from kit.typeset.answers import Answer

POINTS = 0.75
"""Points in a pixel of CSS."""
SMALLEST = 10.5
"""Points, of what is typed."""
TALL = 1.9
"""A box as high as this many times its type may hold several lines."""
LEADING = 1.4
"""The height of a line of type, as viewers set it."""
INSET = 1.5
GAP = 5.0
"""Pixels: from the frame of a space to what is typed, and from the word before it."""


def link_answers(
    pages: Sequence[Any], boxes: Sequence[Any], answers: Mapping[Element, tuple[int, Answer]]
) -> None:
    """Add to laid out pages a link for each space for an answer, in reading order.

    `boxes` are those of the pages themselves; `answers` gives each answer and its number by
    the element that marks it. A space that breaks over pages has a link on each.
    """
    met: Counter[Element] = Counter()
    for page, whole in zip(pages, boxes, strict=True):
        for box in _spaces(whole, answers):
            number, answer = answers[box.element]
            met[box.element] += 1
            size = max(box.style["font_size"], SMALLEST / POINTS)
            words = [each for each in box.descendants() if getattr(each, "text", None)]
            rectangle = _inside(box, answer, size, words)
            height = rectangle[3] - rectangle[1]
            field = Field(
                number=number,
                kind=answer.kind,
                label=answer.label,
                size=round(size * POINTS, 1),
                tall=answer.kind == "text" and not words and height > TALL * size,
                plated=answer.plated,
                piece=met[box.element],
            )
            page.links.append(("external", field.address, rectangle, box))


def _spaces(box: Any, answers: Mapping[Element, object]) -> Iterator[Any]:
    """The outermost box of each answer's element; absolutely placed boxes are unwrapped."""
    box = getattr(box, "_box", box)
    if box.element in answers and box.element_tag == box.element.tag:
        yield box
    else:
        for kid in box.all_children():
            yield from _spaces(kid, answers)


def _inside(
    box: Any, answer: Answer, size: float, words: Sequence[Any]
) -> tuple[float, float, float, float]:
    """Where to type, in pixels: within the box's frame, and after the words that it holds."""
    left, top = box.border_box_x(), box.border_box_y()
    right, bottom = left + box.border_width(), top + box.border_height()
    if answer.kind == "tick":
        return left, top, right, bottom
    if words:
        # One line beside the words, at the bottom of its box.
        left = max(each.position_x + each.width for each in words) + GAP
        top = min(top, bottom - LEADING * size)
    return left + INSET, top + INSET, right - INSET, bottom - INSET
