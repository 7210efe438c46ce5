"""What saves paper: the sheets that two students can share, once for each pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.imposition.jobs import handout_id
from kit.imposition.sources import Sources
from kit.model.printing import ESSAY, REFERENCE, Chosen, Document, Layout, PageRef
from kit.printing.finished import Finished


@dataclass(frozen=True, slots=True)
class Shared:
    """A sheet that can be shared: its number in every packet, and its own pages."""

    key: frozenset[str]
    number: str
    pages: tuple[PageRef, ...]
    reference: bool


def shared_sheets(finished: Finished, sources: Sources) -> tuple[Shared, ...]:
    """The sheets of this build that two can share, in the order of the packets."""
    found = []
    for file in finished.files:
        name = handout_id(file) if file.kind == "handout" else ""
        if name in ESSAY | REFERENCE:
            path = finished.folder / file.path
            number = _number(sources.labels(path)[0])
            pages = sources.pages(path)
            found.append(Shared(file.sheets, number, pages, name in REFERENCE))
    return tuple(sorted(found, key=lambda each: (len(each.number), each.number)))


def without_shared(
    chosen: Chosen, shared: Sequence[Shared], finished: Finished, sources: Sources
) -> tuple[PageRef, ...]:
    """A packet's pages, but for those of the sheets that are shared."""
    path = finished.folder / chosen.file.path
    gone = {each.number for each in shared if each.key <= chosen.file.sheets}
    return tuple(
        page
        for page, label in zip(sources.pages(path), sources.labels(path), strict=True)
        if _number(label) not in gone
    )


def for_pairs(
    packets: Sequence[Chosen], shared: Sequence[Shared], layout: Layout
) -> tuple[Document, ...]:
    """What pairs get: for each reading level the essay's sheets, and those of reference.

    One set for two packets; where their number is odd, the last has one of its own.
    """
    sets: dict[tuple[Shared, ...], int] = {}
    for each in packets:
        own = tuple(sheet for sheet in shared if sheet.key <= each.file.sheets)
        if own:
            sets[own] = sets.get(own, 0) + each.copies
    smaller: Layout = "2-up" if layout in ("duplex", "simplex") else layout
    documents = []
    for own, count in sets.items():
        for name, reference, chosen in (
            ("The essay, for two", False, layout),
            ("Reference, for two", True, smaller),
        ):
            pages = tuple(
                page for each in own if each.reference == reference for page in each.pages
            )
            if pages:
                documents.append(Document(name, pages, chosen, -(-count // 2)))
    return tuple(documents)


def _number(label: str) -> str:
    return label.rpartition(".")[0]
