"""The finished PDFs that print files are made from."""

from __future__ import annotations

import functools
import hashlib
import re
from pathlib import Path

from pikepdf import Array, OutlineItem, Page, Pdf

from kit.imposition.fit import Size
from kit.imposition.share import contents
from kit.model.printing import PageRef

MOST_OPEN = 100
"""Files: more than a class has packets, and fewer than systems let a program open."""
_FIRST = re.compile(r"\.1(–\d+)?$")
"""How the label of a sheet's first page ends; one may hold the beginning of the next, too."""


class Sources:
    """The finished PDFs that pages come from; only so many are open at a time."""

    def __init__(self, most_open: int = MOST_OPEN) -> None:
        self.most_open = most_open
        self.opened: dict[Path, Pdf] = {}
        self.numbers: dict[Path, int] = {}
        self.keys: dict[PageRef, bytes] = {}
        self.sizes: dict[PageRef, Size] = {}
        # Asked for page by page, and found for a whole file at once.
        self.labels = functools.cache(self._labels)
        self.titles = functools.cache(self._titles)

    def __enter__(self) -> Sources:
        return self

    def __exit__(self, *_: object) -> None:
        for pdf in self.opened.values():
            pdf.close()

    def pages(self, path: Path) -> tuple[PageRef, ...]:
        """Every page of a file."""
        return tuple(PageRef(path, index) for index in range(len(self.labels(path))))

    def _labels(self, path: Path) -> tuple[str, ...]:
        """The label of each page, such as “7.2”: the number of its sheet, and which page of it."""
        return tuple(page.label for page in self._pdf(path).pages)

    def _titles(self, path: Path) -> tuple[str, ...]:
        """The title of each page's sheet, as the outline has it.

        A section of several sheets has each of them below it; any other is a sheet itself.
        """
        labels = self.labels(path)
        starts = {at for at, label in enumerate(labels) if _FIRST.search(label)}
        if len(starts) < 2:
            return (self.title(path).rpartition(" · ")[0],) * len(labels)
        pages = {page.obj.objgen: at for at, page in enumerate(self._pdf(path).pages)}
        named: dict[int, str] = {}
        with self._pdf(path).open_outline() as outline:
            tops = [(pages[_target(item)], item) for item in outline.root]
            for (at, item), end in zip(
                tops, [*(at for at, _ in tops[1:]), len(labels)], strict=True
            ):
                several = len(starts & set(range(at, end))) > 1
                named |= {pages[_target(each)]: str(each.title) for each in item.children * several}
                named.setdefault(at, str(item.title))
        found: list[str] = []
        for at, label in enumerate(labels):
            found.append(named.get(at, label) if at in starts or not found else found[-1])
        return tuple(found)

    def title(self, path: Path) -> str:
        """The title of the whole file."""
        return str(self._pdf(path).docinfo.get("/Title", ""))

    def language(self, path: Path) -> str:
        """The language that the file says it is in."""
        return str(self._pdf(path).Root.get("/Lang", "en"))

    def size(self, ref: PageRef) -> Size:
        """Width and height in points."""
        if ref not in self.sizes:
            left, bottom, right, top = (float(each) for each in self.page(ref).mediabox)
            self.sizes[ref] = (right - left, top - bottom)
        return self.sizes[ref]

    def key(self, ref: PageRef) -> bytes:
        """The same for pages that hold the same sheet, whosever name is laid over it."""
        if ref not in self.keys:
            streams = contents(self.page(ref).obj)
            drawn = hashlib.sha256(streams[0].read_raw_bytes() if streams else b"")
            drawn.update(repr(self.size(ref)).encode())
            self.keys[ref] = drawn.digest()
        return self.keys[ref]

    def page(self, ref: PageRef) -> Page:
        """The page itself."""
        return self._pdf(ref.path).pages[ref.index]

    def number(self, path: Path) -> int:
        """What tells a file from the others."""
        return self.numbers.setdefault(path, len(self.numbers))

    def _pdf(self, path: Path) -> Pdf:
        # The one asked for last comes last; the first is the one to do without.
        pdf = self.opened.pop(path, None)
        if pdf is None:
            pdf = Pdf.open(path)
            if len(self.opened) >= self.most_open:
                self.opened.pop(next(iter(self.opened))).close()
        self.opened[path] = pdf
        return pdf


def _target(item: OutlineItem) -> tuple[int, int]:
    """The page that an entry of an outline leads to."""
    destination = item.destination
    assert isinstance(destination, Array)
    return destination[0].objgen
