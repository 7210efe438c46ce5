"""The copier plan sheet by sheet: how often each is printed, and what that takes."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping

from kit.model.printing import Document, PageRef
from kit.printing.finished import Finished
from kit.printing.imposition.copier import CopierRow, row, total
from kit.printing.imposition.measure import Measured
from kit.printing.imposition.signatures import leaves
from kit.printing.imposition.sources import Sources


def sheet_rows(
    documents: Iterable[Document],
    finished: Finished,
    sources: Sources,
    measured: Mapping[bytes, Measured],
) -> tuple[CopierRow, ...]:
    """A line for each sheet of the packets and handouts, as if each were copied alone."""
    found: dict[str, list[CopierRow]] = {}
    for document in documents:
        by_sheet: dict[str, Counter[PageRef]] = {}
        for ref in document.pages:
            number = _number(sources, ref)
            by_sheet.setdefault(number, Counter())[ref] += 1
        for number, refs in by_sheet.items():
            laid = leaves(len(refs), "duplex", one_sided=document.one_sided)
            keys = [sources.key(ref) for ref in refs]
            copies = document.copies * max(refs.values())
            line = row(
                f"{number} {finished.titles.get(number, '')}", laid, keys, copies, measured, 1.0
            )
            found.setdefault(number, []).append(line)
    rows = sorted(found.items(), key=lambda each: _natural(each[0]))
    return tuple(dataclasses.replace(total(some), name=some[0].name) for _, some in rows)


def _number(sources: Sources, ref: PageRef) -> str:
    """The number of the sheet that a page belongs to, by its label: of “7.2”, the 7."""
    return sources.labels(ref.path)[ref.index].rpartition(".")[0]


def _natural(number: str) -> tuple[str, int]:
    """The order of the numbers of sheets: 1, 2, … 10, then those with a letter."""
    digits = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return number.removesuffix(digits), int(digits) if digits.isdigit() else 0
