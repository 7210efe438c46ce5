"""Ways to save paper: the sheets that two students can share, and smaller margins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kit.model.printing import (
    ESSAY,
    REFERENCE,
    BuiltFile,
    Chosen,
    Document,
    Layout,
    PageRef,
)
from kit.model.role import Level
from kit.printing.finished import Finished
from kit.printing.imposition.sources import Sources


@dataclass(frozen=True, slots=True)
class Shared:
    """A sheet that can be shared: its number in every packet, and its own pages."""

    key: frozenset[str]
    number: str
    pages: tuple[PageRef, ...]
    reference: bool


def pages_of(
    file: BuiltFile,
    sources: Sources,
    *,
    without: frozenset[str] = frozenset(),
    narrow: bool = False,
) -> tuple[PageRef, ...]:
    """A file's pages, without the sheets of the numbers in `without`.

    With `narrow`, each sheet has only as many pages as it needs with smaller margins, to count
    them.
    """
    found = []
    seen: Counter[str] = Counter()
    pages = sources.pages(file.pdf)
    for page, label in zip(pages, sources.labels(file.pdf), strict=True):
        number = _number(label)
        seen[number] += 1
        fewer = file.shorter.get(number) if narrow else None
        if number not in without and (fewer is None or seen[number] <= fewer):
            found.append(page)
    return tuple(found)


def shared_sheets(
    finished: Finished, sources: Sources, *, narrow: bool = False
) -> tuple[Shared, ...]:
    """The sheets of this build that two students can share, in the order of the packets."""
    found = []
    for file in finished.files:
        if file.handout in ESSAY | REFERENCE:
            number = _number(sources.labels(file.pdf)[0])
            pages = pages_of(file, sources, narrow=narrow)
            found.append(Shared(file.sheets, number, pages, file.handout in REFERENCE))
    return tuple(sorted(found, key=lambda each: (len(each.number), each.number)))


@dataclass(frozen=True, slots=True)
class Saver:
    """What is done to save paper: the sheets that are shared, and whether pages are `narrow`."""

    shared: tuple[Shared, ...] = ()
    narrow: bool = False

    def pages(self, file: BuiltFile, sources: Sources) -> tuple[PageRef, ...]:
        """A file's pages; of a packet, without those of the sheets that are shared."""
        gone = frozenset[str]()
        if file.kind in ("student", "role"):
            gone = frozenset(each.number for each in self.shared if each.key <= file.sheets)
        return pages_of(file, sources, without=gone, narrow=self.narrow)


def for_pairs(
    packets: Sequence[Chosen], shared: Sequence[Shared], layout: Layout
) -> tuple[Document, ...]:
    """What pairs get: for each reading level the essay's sheets, and those of reference.

    One set for two packets; if their number is odd, the last has a set of its own. The level is in
    the names if there are several sets.
    """
    sets: dict[tuple[Shared, ...], int] = {}
    levels: dict[tuple[Shared, ...], Level] = {}
    for each in packets:
        own = tuple(sheet for sheet in shared if sheet.key <= each.file.sheets)
        if own:
            sets[own] = sets.get(own, 0) + each.copies
            levels.setdefault(own, each.file.level)
    smaller: Layout = "2-up" if layout in ("duplex", "simplex") else layout
    documents = []
    for own, count in sets.items():
        of_level = f" · {levels[own]}" if len(sets) > 1 else ""
        for name, reference, chosen in (
            ("The essay, for two", False, layout),
            ("Reference, for two", True, smaller),
        ):
            pages = tuple(
                page for each in own if each.reference == reference for page in each.pages
            )
            if pages:
                documents.append(Document(name + of_level, pages, chosen, -(-count // 2)))
    return tuple(documents)


def _number(label: str) -> str:
    return label.rpartition(".")[0]
