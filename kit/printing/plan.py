"""What goes into each print file, and what it takes in paper and ink."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.casting import PLAN
from kit.imposition import fit
from kit.imposition.copier import Row, row, total
from kit.imposition.grid import Grid
from kit.imposition.jobs import ONE_SIDED, choose, handout_id
from kit.imposition.lay import Sources
from kit.imposition.measure import Measured, measure
from kit.imposition.signatures import leaves, one_side_each
from kit.model.printing import (
    MM,
    Batch,
    Chosen,
    Document,
    Layout,
    Leaf,
    Order,
    PageRef,
    Turn,
)
from kit.printing.finished import Finished
from kit.printing.players import Players
from kit.printing.saving import Shared, for_pairs, shared_sheets, without_shared
from kit.problems import BadUsage


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """What `print` is asked for. Paths are absolute.

    `plan` is the saved cast, if not the build's own. `copies` is None for as many as the cast
    needs; where there is none that means one, unless `by_cast` insists. `turn` is the edge on
    which the copier turns paper; None for the usual one of the layout. `signature` is the most
    sheets of paper folded into one another, `creep` what is made up for the thickness of each,
    in mm.
    """

    project: Path
    debate: str
    out: Path
    cache: Path
    plan: Path | None = None
    layout: Layout = "duplex"
    copies: int | None = None
    by_cast: bool = False
    collate: bool = True
    only: tuple[str, ...] = ()
    order: Order = "roster"
    turn: Turn | None = None
    signature: int | None = None
    creep: float = 0.0
    save_paper: bool = False
    jobs: int = 1

    @property
    def folder(self) -> Path:
        """Where the debate's files are."""
        return self.out / self.debate

    @property
    def saved_plan(self) -> Path | None:
        """The file of the saved cast: the one named, or the build's own, if there is one."""
        own = self.folder / PLAN
        return self.plan or (own if own.is_file() else None)

    @property
    def turned_on(self) -> Turn:
        """The edge on which the paper is turned: sheets that lie down turn on the short one."""
        return self.turn or ("short" if self.layout in ("booklet", "2-up") else "long")


@dataclass(frozen=True, slots=True)
class FilePlan:
    """One print file: its documents with their sheets of paper, and a line for each.

    `factor` is the scale of pages that share a side. Cards have a `grid`, and may be `folded`.
    """

    name: str
    documents: tuple[tuple[Document, tuple[Leaf, ...]], ...]
    rows: tuple[Row, ...]
    factor: float
    grid: Grid | None = None
    folded: bool = False

    @property
    def both_sides(self) -> bool:
        """Whether its paper is printed on both sides."""
        return any(leaf.back is not None for _, leaves in self.documents for leaf in leaves)

    @property
    def total(self) -> Row:
        """The lines added up."""
        return total(self.rows)


@dataclass(frozen=True, slots=True)
class PrintPlan:
    """All print files; a line for each sheet of the packets; and what could be saved.

    `spared` is how many sheets of paper --save-paper would save, or does.
    """

    files: tuple[FilePlan, ...]
    sheets: tuple[Row, ...]
    spared: int

    @property
    def total(self) -> Row:
        """All files added up."""
        return total([row for file in self.files for row in file.rows])


def plan_print(
    request: PrintRequest, finished: Finished, players: Players, sources: Sources
) -> PrintPlan:
    """What to print. Raises `BadUsage` for what there is not, or does not fit."""
    batches = choose(
        finished.files,
        players.present,
        players.absent,
        layout=request.layout,
        copies=request.copies,
        only=request.only,
    )
    shared = shared_sheets(finished, sources)
    usual = _documents(request, batches, (), finished, sources)
    saving = _documents(request, batches, shared, finished, sources)
    wanted = saving if request.save_paper else usual
    measured = _measured(wanted, sources)
    files = tuple(
        _file(request, name, documents, measured, sources) for name, documents in wanted.items()
    )
    return PrintPlan(
        files=files,
        sheets=_sheets(
            (document for some in wanted.values() for document in some), finished, sources, measured
        ),
        spared=_paper(request, usual) - _paper(request, saving),
    )


def _documents(
    request: PrintRequest,
    batches: Sequence[Batch],
    shared: Sequence[Shared],
    finished: Finished,
    sources: Sources,
) -> dict[str, list[Document]]:
    """By the name of the print file, what goes into it."""
    found: dict[str, list[Document]] = {}
    packets: list[Chosen] = []
    for batch in batches:
        name = "-".join(filter(None, (request.layout, batch.name)))
        found[f"{name}.pdf"] = [
            _document(request, each, shared, finished, sources) for each in batch.chosen
        ]
        packets += [each for each in batch.chosen if each.file.kind in ("student", "role")]
    if pairs := for_pairs(packets, shared, request.layout):
        found[f"{request.layout}-for-two.pdf"] = list(pairs)
    return found


def _document(
    request: PrintRequest,
    chosen: Chosen,
    shared: Sequence[Shared],
    finished: Finished,
    sources: Sources,
) -> Document:
    file = chosen.file
    pages = sources.pages(finished.folder / file.path)
    if file.kind in ("student", "role"):
        pages = without_shared(chosen, shared, finished, sources)
    one_sided = file.kind == "handout" and handout_id(file) in ONE_SIDED
    copies = chosen.copies
    if request.layout == "2-up" and len(pages) == 1 and copies > 1:
        # Two of the same beside each other, to be cut apart.
        pages, copies = pages * 2, -(-copies // 2)
    return Document(file.path, pages, request.layout, copies, one_sided)


def _leaves(request: PrintRequest, document: Document) -> tuple[Leaf, ...]:
    found = leaves(
        len(document.pages),
        document.layout,
        signature=request.signature,
        one_sided=document.one_sided,
    )
    return one_side_each(found) if request.layout == "simplex" else found


def _paper(request: PrintRequest, documents: Mapping[str, Sequence[Document]]) -> int:
    """Sheets of paper in all."""
    return sum(
        len(_leaves(request, document)) * document.copies
        for some in documents.values()
        for document in some
    )


def _measured(
    documents: Mapping[str, Sequence[Document]], sources: Sources
) -> dict[bytes, Measured]:
    pages: dict[bytes, PageRef] = {}
    for some in documents.values():
        for document in some:
            for ref in document.pages:
                pages.setdefault(sources.key(ref), ref)
    return measure(pages)


def _file(
    request: PrintRequest,
    name: str,
    documents: Sequence[Document],
    measured: Mapping[bytes, Measured],
    sources: Sources,
) -> FilePlan:
    laid = tuple((document, _leaves(request, document)) for document in documents)
    factor = _factor(request, laid, measured, sources)
    rows = tuple(
        row(
            document.name,
            sheets,
            [sources.key(ref) for ref in document.pages],
            document.copies,
            measured,
            factor,
        )
        for document, sheets in laid
    )
    return FilePlan(name, laid, rows, factor)


def _factor(
    request: PrintRequest,
    laid: Sequence[tuple[Document, Sequence[Leaf]]],
    measured: Mapping[bytes, Measured],
    sources: Sources,
) -> float:
    """The scale of the pages that share a side. Raises `BadUsage` if they creep into the fold."""
    half = [
        (document, sheets)
        for document, sheets in laid
        if any(len(each.front) > 1 for each in sheets)
    ]
    refs = [ref for document, _ in half for ref in document.pages]
    if not refs:
        return 1.0
    width, height = sources.size(refs[0])
    slot = (max(width, height) / 2, min(width, height))
    boxes = [
        content
        for content in {measured[sources.key(ref)].content for ref in refs}
        if content is not None
    ]
    factor = fit.scale((width, height), slot, boxes)
    room = fit.most_creep((width, height), slot, factor, boxes)
    inside = max(leaf.inside for _, sheets in half for leaf in sheets)
    if inside * request.creep * MM > room:
        most = room / MM / inside
        raise BadUsage(
            f"a creep of {request.creep:g} mm moves the inner pages over the fold",
            f"with {inside + 1} sheets of paper in one another, at most {most:.1f} mm fit",
        )
    return factor


def _sheets(
    documents: Iterable[Document],
    finished: Finished,
    sources: Sources,
    measured: Mapping[bytes, Measured],
) -> tuple[Row, ...]:
    """A line for each sheet of the packets and handouts, as if copied for itself."""
    titles: dict[str, str] = {}
    for file in finished.files:
        if file.kind == "handout":
            path = finished.folder / file.path
            titles[_number(sources, PageRef(path, 0))] = sources.titles(path)[0]
    found: dict[str, list[Row]] = {}
    for document in documents:
        by_sheet: dict[str, Counter[PageRef]] = {}
        for ref in document.pages:
            number = _number(sources, ref)
            titles.setdefault(number, sources.titles(ref.path)[ref.index])
            by_sheet.setdefault(number, Counter())[ref] += 1
        for number, refs in by_sheet.items():
            laid = leaves(len(refs), "duplex", one_sided=document.one_sided)
            keys = [sources.key(ref) for ref in refs]
            copies = document.copies * max(refs.values())
            line = row(f"{number} {titles[number]}", laid, keys, copies, measured, 1.0)
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
