"""The finished PDFs that print files are made from."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from pikepdf import Page, Pdf

from kit.model.printing import PageRef
from kit.printing.imposition.fit import Size
from kit.printing.imposition.share import contents

MOST_OPEN = 100
"""Files: more than the packets of a class, and fewer than systems let a program open."""


class Sources:
    """The finished PDFs that pages come from; only so many are open at a time."""

    def __init__(self, most_open: int = MOST_OPEN) -> None:
        self.most_open = most_open
        self.opened: dict[Path, Pdf] = {}
        self.numbers: dict[Path, int] = {}
        self.keys: dict[PageRef, bytes] = {}
        self.sizes: dict[PageRef, Size] = {}
        # Callers ask page by page; this is computed for a whole file at once.
        self.labels = functools.cache(self._labels)

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
        """A key that is the same for pages of the same sheet, no matter which name is on them."""
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
        """What identifies a file."""
        return self.numbers.setdefault(path, len(self.numbers))

    def _pdf(self, path: Path) -> Pdf:
        # The one used last comes last; the first is the one to close.
        pdf = self.opened.pop(path, None)
        if pdf is None:
            pdf = Pdf.open(path)
            if len(self.opened) >= self.most_open:
                self.opened.pop(next(iter(self.opened))).close()
        self.opened[path] = pdf
        return pdf
