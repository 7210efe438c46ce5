"""The outline of a PDF (ISO 32000-1, 12.3.3): read from parts, written to packets."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

DEEPEST = 3
"""Levels of headings below a sheet's title would only clutter a viewer's side bar."""


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry: its title, the page it leads to (from 0), how high (points), what is below."""

    title: str
    page: int
    top: float | None
    kids: tuple[Heading, ...] = ()

    def moved(self, pages: int) -> Heading:
        """The same, so many pages later."""
        kids = tuple(kid.moved(pages) for kid in self.kids)
        return Heading(self.title, self.page + pages, self.top, kids)

    def renamed(self, title: str) -> Heading:
        """The same under another title."""
        return dataclasses.replace(self, title=title)


def headings(pdf: Pdf) -> tuple[Heading, ...]:
    """The outline of a PDF, as far as it leads to its pages."""
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    outlines = pdf.Root.get("/Outlines")
    return () if outlines is None else _read(outlines, pages, 0)


def _read(parent: Object, pages: dict[tuple[int, int], int], depth: int) -> tuple[Heading, ...]:
    found = []
    item = parent.get("/First") if depth < DEEPEST else None
    while item is not None:
        page = pages.get(item.Dest[0].objgen)
        if page is not None:
            top = float(item.Dest[3]) if item.Dest[1] == Name.XYZ else None
            found.append(Heading(str(item.Title), page, top, _read(item, pages, depth + 1)))
        item = item.get("/Next")
    return tuple(found)


def write_outline(pdf: Pdf, entries: Sequence[Heading]) -> None:
    """Give a PDF this outline; its first level is open, the rest is closed."""
    if not entries:
        return
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    root.First, root.Last = _write(pdf, entries, root)
    root.Count = len(entries)
    pdf.Root.Outlines = root


def _write(pdf: Pdf, entries: Sequence[Heading], parent: Object) -> tuple[Object, Object]:
    items: list[Object] = []
    for entry in entries:
        place = [Name.Fit] if entry.top is None else [Name.XYZ, 0, entry.top, 0]
        item = pdf.make_indirect(
            Dictionary(
                Title=String(entry.title),
                Parent=parent,
                Dest=Array([pdf.pages[entry.page].obj, *place]),
            )
        )
        if entry.kids:
            item.First, item.Last = _write(pdf, entry.kids, item)
            item.Count = -len(entry.kids)
        if items:
            item.Prev = items[-1]
            items[-1].Next = item
        items.append(item)
    return items[0], items[-1]
