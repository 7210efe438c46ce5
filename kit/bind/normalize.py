"""Normalizes a typeset part once, so that binding it many times is fast and correct.

WeasyPrint 70 leaves four things that a bound packet cannot use as they are:

* running feet are tagged, but belong to no element: they become artifacts
  (ISO 14289-1, 7.8: page headers and footers are pagination artifacts);
* header cells are tied to data cells by ids, which repeat when a part is bound
  twice: they get a Scope instead (ISO 32000-1, table 349), enough for plain tables;
* links lead to names, which repeat as well: they get their destination directly;
* words are drawn in the order of layers, not of reading (`reading_order`).

Elements that are empty or only wrap others are removed, which halves the structure tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from kit.bind.content import content_of, draw, steps_of, written
from kit.bind.faces import narrow
from kit.bind.fields import make_fields
from kit.bind.lean import make_lean
from kit.bind.links import PLACES, join_links, mark_links
from kit.bind.marks import renumbered
from kit.bind.reading_order import in_reading_order, numbered

WRAPPERS = (Name.NonStruct, Name.Span)
# Screen readers skip ruled lines and emblems, so that the elements of their boxes are empty.
MAY_BE_EMPTY = (*WRAPPERS, Name.Div, Name.P, Name.Sect)
BARE_KEYS = {"/Type", "/S", "/K", "/Pg", "/P"}

LOST = (
    "has half-transparent words (“opacity” in a style), which screen readers cannot read; "
    "use a paler color"
)
"""WeasyPrint draws such words in a form XObject without tagging it (ISO 32000-1, 14.7.4.3)."""

Owners = dict[tuple[int, int], Object]
Order = dict[int, int]
"""The place in reading order of the marked content of a page, by its number there."""


def normalize(pdf: bytes) -> bytes:
    """Normalize a part as WeasyPrint wrote it, for binding.

    Takes and gives the bytes of a whole PDF; the same bytes in give the same bytes out. Raises
    `ValueError` with a message for teachers when words are in a transparency group, as
    half-transparent ones are.
    """
    with Pdf.open(BytesIO(pdf)) as part:
        root = part.Root.StructTreeRoot
        document = root.K[0]
        if any("/Annots" in page for page in part.pages):
            make_fields(part, elements(document))
            join_links(elements(document))
        mark_links(part, elements(document))
        _unwrap(document)
        below = elements(document)
        _scope_headers(below)
        pages = {page.obj.objgen: index for index, page in enumerate(part.pages)}
        owners: Owners = {}
        annotations: dict[tuple[int, int], Object] = {}
        for element in below:
            for kid in element.K:
                if isinstance(kid, int):
                    owners[(pages[element.Pg.objgen], kid)] = element
                elif kid.get("/Type") == Name.OBJR:
                    annotations[kid.Obj.objgen] = element
        read = _in_order(document, pages)
        orders: list[Order] = [{} for _ in part.pages]
        for place, (index, content) in enumerate(read):
            orders[index][content] = place
        label = _label(document, len(owners))
        numbers = [
            _normalize_page(part, page, order, label)
            for page, order in zip(part.pages, orders, strict=True)
        ]
        found = {(index, old) for index, kept in enumerate(numbers) for old in kept}
        if owners.keys() - found:
            raise ValueError(LOST)
        _renumber(below, pages, numbers)
        nums = []
        for index, kept in enumerate(numbers):
            nums += [index, Array([owners[(index, old)] for old in kept])]
        nums += _number_annotations(part, annotations)
        root.ParentTree = part.make_indirect(Dictionary(Nums=Array(nums)))
        _resolve_links(part)
        _make_lean(part)
        narrow(part)
        out = BytesIO()
        part.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def elements(element: Object) -> list[Object]:
    """A structure element and all below it, in reading order."""
    found = []
    left = [element]
    while left:
        found.append(left.pop())
        # Alone of what it may hold, elements have a kind (14.7.2).
        kids = found[-1].get("/K", ())
        left += [kid for kid in reversed(list(kids)) if not isinstance(kid, int) and "/S" in kid]
    return found


def _in_order(element: Object, pages: dict[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    """The marked content below an element, in reading order: each one's page, its number there."""
    for kid in element.get("/K", Array()):
        if isinstance(kid, int):
            yield pages[element.Pg.objgen], kid
        elif kid.get("/Type", Name.StructElem) == Name.StructElem:
            yield from _in_order(kid, pages)


def _unwrap(element: Object) -> None:
    """Remove the elements below this one that only wrap others."""
    kids: list[object] = []
    for kid in element.K:
        if isinstance(kid, int) or kid.get("/Type") == Name.OBJR:
            kids.append(kid)
            continue
        _unwrap(kid)
        if not len(kid.K) and kid.S in MAY_BE_EMPTY:
            continue
        if _says_nothing(kid, element):
            for inner in kid.K:
                if not isinstance(inner, int) and inner.get("/Type") == Name.StructElem:
                    inner.P = element
                kids.append(inner)
        else:
            kids.append(kid)
    element.K = Array(kids)


def _says_nothing(element: Object, parent: Object) -> bool:
    if Name.TR == element.S == parent.S:
        return True  # a row laid out as a block has its cells in a row of its own
    if element.S not in (*WRAPPERS, Name.Div) or set(element.keys()) - BARE_KEYS:
        return False
    if not any(isinstance(kid, int) for kid in element.K):
        return True
    if Name.Div == element.S:
        return False  # without it, its words would run into those around it
    page = parent.get("/Pg")
    return page is not None and bool(page.objgen == element.Pg.objgen)


def _scope_headers(below: Iterable[Object]) -> None:
    """Give each header cell a Scope in place of its id, and drop the references to ids."""
    for element in below:
        if element.S == Name.TH:
            row = element.P
            in_head = Name.THead == row.P.S
            attributes = element.get("/A", Dictionary(O=Name.Table))
            attributes.Scope = Name.Column if in_head else Name.Row
            element.A = attributes
            if "/ID" in element:
                del element["/ID"]
        elif element.S == Name.TD and "/A" in element and "/Headers" in element.A:
            del element.A["/Headers"]


def _label(document: Object, marks: int) -> int | None:
    """The place of the last words of a paragraph that a part begins with; None if it begins so not.

    A part has so many `marks`. On covers that is “Name”; a student's plate is drawn after it.
    """
    first = document.K[0] if len(document.K) else None
    if isinstance(first, int) or first is None or first.get("/S") != Name.P:
        return None
    count = sum(isinstance(kid, int) for kid in first.K)
    return count - 1 if count and count <= marks else None


def _normalize_page(part: Pdf, page: Page, places: Order, label: int | None) -> list[int]:
    """Draw a page's marked content in reading order; what no element owns becomes an artifact.

    Gives the old numbers in their new order.
    """
    # A plate may be drawn after the label, so that this is not drawn in one piece with the rest.
    plain = None if label in places.values() else renumbered(content_of(page), places)
    if plain is not None:
        draw(part, page, plain[0])
        return plain[1]
    # WeasyPrint changes the axes at the start of a page (y goes down). What is stamped onto the
    # page later needs them as ISO 32000-1 defines them: all of this is inside q … Q.
    drawn, kept = numbered(in_reading_order(steps_of(page), places, label))
    draw(part, page, written(drawn))
    return kept


def _renumber(
    below: Iterable[Object], pages: dict[tuple[int, int], int], numbers: list[list[int]]
) -> None:
    """Put the new numbers of marked content into the elements that own it."""
    new = [{old: number for number, old in enumerate(kept)} for kept in numbers]
    for element in below:
        if any(isinstance(kid, int) for kid in element.K):
            page = new[pages[element.Pg.objgen]]
            element.K = Array([page[kid] if isinstance(kid, int) else kid for kid in element.K])


def _number_annotations(part: Pdf, owners: dict[tuple[int, int], Object]) -> list[object]:
    """Number the annotations after the pages; gives their entries in the parent tree."""
    nums: list[object] = []
    number = len(part.pages)
    for page in part.pages:
        for annotation in page.get("/Annots", Array()):
            if annotation.objgen in owners:
                annotation.StructParent = number
                nums += [number, owners[annotation.objgen]]
                number += 1
    return nums


def _resolve_links(part: Pdf) -> None:
    """Replace each link's destination name by the destination, and remove the names."""
    dests = part.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
    flat = list(dests.get("/Names", Array()))
    places = {str(name): place for name, place in zip(flat[::2], flat[1::2], strict=True)}
    if flat:
        # Links on other sheets may lead here, and are resolved when the packet is bound.
        part.Root[PLACES] = Array(flat)
    for page in part.pages:
        for annotation in page.get("/Annots", Array()):
            if "/Dest" in annotation and str(annotation.Dest) in places:
                annotation.Dest = places[str(annotation.Dest)]
    if "/Names" in part.Root:
        del part.Root["/Names"]


def _make_lean(part: Pdf) -> None:
    """Leave each form that a page draws only the resources that it uses."""
    met: set[tuple[int, int]] = set()
    for page in part.pages:
        for form in page.obj.Resources.get("/XObject", Dictionary()).values():
            if form.objgen not in met and form.get("/Subtype") == Name.Form:
                met.add(form.objgen)
                make_lean(form)
