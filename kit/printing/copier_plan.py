"""What goes into each print file, and how much paper and ink it takes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from kit.model.printing import MM, ONE_SIDED, Chosen, Document, Leaf, PageRef
from kit.printing.class_members import ClassMembers
from kit.printing.finished import Finished
from kit.printing.imposition import fit
from kit.printing.imposition.copier import row
from kit.printing.imposition.jobs import choose
from kit.printing.imposition.measure import Measured, measure
from kit.printing.imposition.signatures import leaves, one_side_each
from kit.printing.imposition.sources import Sources
from kit.printing.request import CopierPlan, PrintFile, PrintRequest
from kit.printing.run import PrintRun
from kit.printing.sheets import sheet_rows
from kit.problems import BadUsage


def plan_print(run: PrintRun, members: ClassMembers) -> CopierPlan:
    """What to print. Raises `BadUsage` for names that do not exist or a creep that does not fit."""
    request, finished, sources = run.request, run.finished, run.sources
    wanted = _documents(request, finished, members, sources)
    measured = _measured(wanted, sources)
    files = tuple(
        _file(request, name, documents, measured, sources) for name, documents in wanted.items()
    )
    return CopierPlan(
        files=files,
        sheets=sheet_rows(
            (document for some in wanted.values() for document in some), finished, sources, measured
        ),
        built=finished.files,
    )


def _documents(
    request: PrintRequest, finished: Finished, members: ClassMembers, sources: Sources
) -> dict[str, list[Document]]:
    """By the name of the print file, what goes into it."""
    batches = choose(
        finished.files,
        members.present,
        members.absent,
        layout=request.layout,
        copies=request.copies,
        only=request.only,
    )
    found: dict[str, list[Document]] = {}
    for batch in batches:
        name = "-".join(filter(None, (request.layout, batch.name)))
        found[f"{name}.pdf"] = [_document(request, each, sources) for each in batch.chosen]
    return found


def _document(request: PrintRequest, chosen: Chosen, sources: Sources) -> Document:
    file = chosen.file
    pages = sources.pages(file.pdf)
    one_sided = file.handout in ONE_SIDED
    copies = chosen.copies
    if request.layout == "2-up" and len(pages) == 1 and copies > 1:
        # Two copies side by side, to be cut apart.
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
) -> PrintFile:
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
    return PrintFile(name, laid, rows, factor)


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
        # Rounded down, so that the suggestion fits.
        most = math.floor(100 * room / MM / inside) / 100
        raise BadUsage(
            f"a creep of {request.creep:g} mm moves the inner pages over the fold",
            f"with {inside + 1} sheets of paper in one another, at most {most:g} mm fit",
        )
    return factor
