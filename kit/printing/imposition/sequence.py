"""The order in which sheets of paper leave the printer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.model.printing import Leaf


def sequence(
    documents: Sequence[tuple[Sequence[Leaf], int]], *, collate: bool, by_sheet: bool
) -> Iterator[tuple[int, Leaf]]:
    """Every sheet of paper to print: the index of its document, and what is on it.

    `documents` are each one's sheets and the copies wanted. Collated, a copy is whole before
    the next begins; otherwise each sheet comes as often as it is wanted before the next.
    `by_sheet` gives the first sheet of all documents, then the second of all, and so on.
    """
    if by_sheet:
        most = max((len(leaves) for leaves, _ in documents), default=0)
        for number in range(most):
            for index, (leaves, copies) in enumerate(documents):
                if number < len(leaves):
                    yield from [(index, leaves[number])] * copies
        return
    for index, (leaves, copies) in enumerate(documents):
        if collate:
            for _ in range(copies):
                yield from ((index, leaf) for leaf in leaves)
        else:
            for leaf in leaves:
                yield from [(index, leaf)] * copies
