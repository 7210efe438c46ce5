"""Which page of the standard layout each page of another layout belongs to.

A teacher says “turn to page 7.2”. In large print what stands there takes several pages, all
of which are called 7.2. Both layouts are of the same HTML, so its elements tell where one is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

OF_PAGES = '"  ·  page " counter(page) " of " counter(pages)'
"""The end of a foot's number, as in page.css."""


def first_elements(pages: Sequence[Any], root: Any) -> tuple[int, ...]:
    """Where in its document each page (WeasyPrint's page boxes) begins.

    That is the number, in document order, of the element that the first line or frame on the
    page is of. It never falls from page to page.
    """
    # A link may be an element in one layout, and mere words in another.
    lasting = (element for element in root.iter() if element.tag != "a")
    order = {element: number for number, element in enumerate(lasting)}
    found: list[int] = []
    for page in pages:
        numbers = (order[element] for element in _contents(page) if element in order)
        found.append(max(next(numbers, 0), found[-1] if found else 0))
    return tuple(found)


def turns(own: Sequence[int], standard: Sequence[int]) -> tuple[int, ...]:
    """For each page of a layout, the page of the standard layout that it belongs to, from 1.

    Both are given by their `first_elements`. Every page belongs to the last standard page
    that begins before it; the first to the first.
    """
    return tuple(max(1, bisect_right(standard, first)) for first in own)


def style_of_feet(pages: Sequence[int], of: int) -> str:
    """A stylesheet whose feet name the standard's pages; `of` is how many those are."""
    if of == 1:
        return f'@page {{ @bottom-right {{ content: string(number) ".1" {OF_PAGES}; }} }}'
    rules = (
        f"@page :nth({number}) {{ @bottom-right "
        f'{{ content: string(number) ".{turn}" {OF_PAGES}; }} }}'
        for number, turn in enumerate(pages, start=1)
    )
    return "\n".join(rules)


def _contents(page: Any) -> Iterator[Any]:
    """The elements of the lines and frames on a page, in the order they are laid out in."""
    for box in page.children:
        if box.element_tag == "html":
            yield from _leaves(box)


def _leaves(box: Any) -> Iterator[Any]:
    children: Sequence[Any] = getattr(box, "children", ())
    if type(box).__name__ == "LineBox" or not children:
        if box.element is not None:
            yield box.element
        return
    for child in children:
        yield from _leaves(child)
