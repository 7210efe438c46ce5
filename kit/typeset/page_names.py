"""Which page of the standard layout each page of another layout belongs to.

A teacher says “turn to page 7.2”. In large print the text of that page takes several pages, all
called 7.2; one that also holds the end of 7.1 is called 7.1–2. Both layouts come from the same
HTML, so its elements show which place is which.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

OF_PAGES = '"  ·  page " counter(page) " of " counter(pages)'
"""The end of a foot's number, as in page.css."""
_MOST_LETTERS = 1_000_000
"""More letters than any element has."""
Stretch = tuple[int, int]
"""The places in a document at which a page begins and ends."""


def places(pages: Sequence[Any], root: Any) -> tuple[Stretch, ...]:
    """Where in its document each page (WeasyPrint's page boxes) begins and ends.

    A place is that of a letter: the number, in document order, of the element that its line belongs
    to, and how many letters of that element come before it. Places never decrease from page to
    page.
    """
    # A link may be an element in one layout, and plain words in another.
    lasting = (element for element in root.iter() if element.tag != "a")
    order = {element: number for number, element in enumerate(lasting)}
    passed: Counter[int] = Counter()
    found: list[Stretch] = []
    reached = 0
    for page in pages:
        begins: int | None = None
        for box in _contents(page):
            number = order.get(box.element)
            if number is None:
                continue
            # Anything before the end of the previous page is the repeated head of a table.
            if begins is None and number >= reached:
                begins = number * _MOST_LETTERS + passed[number]
            # A frame without words counts as one letter.
            passed[number] += max(1, _letters(box))
            reached = max(reached, number)
        ends = reached * _MOST_LETTERS + max(0, passed[reached] - 1)
        found.append((ends if begins is None else begins, ends))
    return tuple(found)


def turns(own: Sequence[Stretch], standard: Sequence[int]) -> tuple[str, ...]:
    """For each page of a layout, the pages of the standard layout that it holds parts of.

    `own` are the `places` of the layout, `standard` where those of the standard begin. Pages
    count from 1; “2” is a page within the second, “1–2” one on which that begins. All
    standard pages are named, and a page begins with the one that the page before ends with,
    or the next: what this layout leaves out belongs to the page before it.
    """
    froms = [max(1, bisect_right(standard, begins)) for begins, _ in own]
    # Whatever comes before the first page's first line is on that page, too.
    froms[:1] = [1] * len(froms[:1])
    tos = [bisect_right(standard, ends) for _, ends in own]
    after = [*(number - 1 for number in froms[1:]), len(standard)]
    ranges = zip(froms, map(max, froms, tos, after), strict=True)
    return tuple(f"{first}" if first == last else f"{first}–{last}" for first, last in ranges)


def style_of_feet(pages: Sequence[str], of: int) -> str:
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
    """The lines and frames on a page, in layout order."""
    for box in page.children:
        if box.element_tag == "html":
            yield from _leaves(box)


def _leaves(box: Any) -> Iterator[Any]:
    children: Sequence[Any] = getattr(box, "children", ())
    if type(box).__name__ == "LineBox" or not children:
        if box.element is not None:
            yield box
        return
    for child in children:
        yield from _leaves(child)


def _letters(box: Any) -> int:
    """How many letters and digits a box has. Line breaks do not change that number."""
    if hasattr(box, "text"):
        return sum(map(str.isalnum, box.text))
    return sum(_letters(child) for child in getattr(box, "children", ()))
