"""The outline of a bound PDF (ISO 32000-1, 12.3.3), built from the outlines of its parts."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String


class Outline:
    """Sections, and what they hold below them. A section with one thing is shown as that thing."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.sections: dict[str, list[Object]] = {}

    def add(self, section: str, title: str, page: Object, source: Pdf) -> None:
        """Add an item for `page`, a page of this PDF that was copied from `source`.

        The headings of `source` go below it. Call this after its pages are copied, so that the
        headings lead to the copies.
        """
        headings = source.Root.get("/Outlines")
        copied = None if headings is None else self.pdf.copy_foreign(headings)
        if copied is not None and copied.First.get("/Next") is None:
            # A sheet's outline begins with its own title, and all else is below that.
            item = copied.First
            item.Title = String(title)
        else:
            item = self._item(title, page)
            _hang(item, [] if copied is None else _chain(copied))
        self.sections.setdefault(section, []).append(item)

    def write(self) -> None:
        """Give the PDF this outline; its first level is open, the rest is closed."""
        top = []
        for section, items in self.sections.items():
            if len(items) == 1:
                items[0].Title = String(section)
                top.append(items[0])
            else:
                item = self._item(section, items[0].Dest[0])
                _hang(item, items)
                top.append(item)
        root = self.pdf.make_indirect(Dictionary(Type=Name.Outlines))
        _hang(root, top)
        root.Count = len(top)
        self.pdf.Root.Outlines = root

    def _item(self, title: str, page: Object) -> Object:
        return self.pdf.make_indirect(Dictionary(Title=String(title), Dest=Array([page, Name.Fit])))


def _chain(parent: Object) -> list[Object]:
    """The items right below one, in order."""
    found = []
    item = parent.get("/First")
    while item is not None:
        found.append(item)
        item = item.get("/Next")
    return found


def _hang(parent: Object, items: Sequence[Object]) -> None:
    """Make these the items right below one, closed."""
    if not items:
        return
    parent.First, parent.Last, parent.Count = items[0], items[-1], -len(items)
    for index, item in enumerate(items):
        item.Parent = parent
        if index:
            item.Prev = items[index - 1]
            items[index - 1].Next = item
    for item, key in ((items[0], "/Prev"), (items[-1], "/Next")):
        if key in item:
            del item[key]
