"""Links from sheet to sheet, whose pages are known only once a packet is bound.

ISO 32000-1, 12.3.2.2 says what a destination is, ISO 14289-1, 7.18.5 what PDF/UA asks of a
link: words to read out (Contents), and a Link element in the tree of tags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from kit.model.link import ADDRESS, SheetLink

LEADS = "/KitLeads"
"""What a link in a part leads to: the id of a sheet, and of a place there."""
PLACES = "/KitPlaces"
"""The places in a part that others may lead to: a name and a destination, in turn."""

Ways = tuple[tuple[int, int, str, str], ...]
"""A part's links to sheets: the page, which of its annotations, the sheet and the place."""
Places = Mapping[str, tuple[int, float]]
"""The places of a part by name: the page, and how far above its foot."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link in a bound file that needs its target: a sheet, and a place there if any."""

    annotation: Object
    sheet: str
    place: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A sheet in a bound file: its pages, and the places on them."""

    pages: Sequence[Object]
    places: Places


def join_links(elements: Iterable[Object]) -> None:
    """Make one Link element of each link that is broken over lines, to be read out as one.

    WeasyPrint writes one a line. Where nothing stands between two that lead to the same
    place, they are one (ISO 32000-1, 14.8.4.4.2 lets it hold several annotations).
    """
    for element in elements:
        kids: list[object] = []
        last: Object | None = None
        led = ""
        for kid in element.get("/K", Array()):
            address = "" if isinstance(kid, int) else _address(kid)
            if last is not None and address == led and kid.Pg.objgen == last.Pg.objgen:
                for inner in kid.K:
                    if not isinstance(inner, int) and inner.get("/Type") != Name.OBJR:
                        inner.P = last
                last.K = Array([*last.K, *kid.K])
                continue
            last, led = (kid, address) if address else (None, "")
            kids.append(kid)
        if len(kids) < len(element.get("/K", Array())):
            element.K = Array(kids)


def _address(element: Object) -> str:
    """What a Link element leads to; "" for all others."""
    if element.get("/S") != Name.Link:
        return ""
    for kid in element.K:
        if not isinstance(kid, int) and kid.get("/Type") == Name.OBJR:
            return str(kid.Obj.get("/A", Dictionary()).get("/URI", ""))
    return ""


def mark_links(part: Pdf, elements: Sequence[Object]) -> None:
    """Prepare the links to sheets among a part's annotations for binding.

    In a file of its own such a link does nothing. A page's annotations are put into reading order,
    links and fields together.
    """
    read: dict[tuple[int, int], int] = {}
    found = False
    for element in elements:
        links = False
        for kid in element.get("/K", Array()):
            if isinstance(kid, int) or kid.get("/Type") != Name.OBJR:
                continue
            links = True
            read[kid.Obj.objgen] = len(read)
            address = str(kid.Obj.get("/A", Dictionary()).get("/URI", ""))
            if address.startswith(ADDRESS):
                link = SheetLink.at(address)
                del kid.Obj["/A"]
                kid.Obj.Contents = String(link.says)
                kid.Obj[LEADS] = Array([String(link.sheet), String(link.place)])
                found = True
        if Name.Link == element.S and not links:
            # Such as what a style puts before a link, or a place to lead to.
            element.S = Name.Span
    if found:
        for page in part.pages:
            if "/Annots" in page:
                order = sorted(page.Annots, key=lambda each: read.get(each.objgen, len(read)))
                page.Annots = Array(order)


def ways_in(pdf: Pdf) -> Iterator[tuple[int, int, str, str]]:
    """A part's links to sheets."""
    for index, page in enumerate(pdf.pages):
        for number, annotation in enumerate(page.get("/Annots", Array())):
            if LEADS in annotation:
                sheet, place = annotation[LEADS]
                yield index, number, str(sheet), str(place)


def places_in(pdf: Pdf) -> Places:
    """The places in a part that links may lead to."""
    flat = list(pdf.Root.get(PLACES, Array()))
    if not flat:
        return {}
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    return {
        str(name): (pages[place[0].objgen], float(place[3]))
        for name, place in zip(flat[::2], flat[1::2], strict=True)
    }


def lead(ways: Sequence[Way], sheets: Mapping[str, Bound]) -> set[int]:
    """Point links to their sheets, by id; "" is the first sheet.

    A missing place means the top of the sheet. Gives the parent tree numbers of links that have no
    target, to be removed.
    """
    dead = set()
    for way in ways:
        bound = sheets.get(way.sheet)
        if bound is None:
            dead.add(int(way.annotation.StructParent))
            continue
        top = float(bound.pages[0].MediaBox[3])
        index, height = bound.places.get(way.place, (0, top))
        way.annotation.Dest = Array([bound.pages[index], Name.XYZ, 0, height, 0])
        del way.annotation[LEADS]
    return dead


def without_dead(pages: Sequence[Object], dead: set[int], nums: Sequence[object]) -> list[object]:
    """Remove the links that lead nowhere; their words stay. Gives the rest of the parent tree.

    `nums` is the parent tree's list of numbers and owners.
    """
    for page in pages:
        annotations = page.get("/Annots", Array())
        kept = [each for each in annotations if LEADS not in each]
        if len(kept) < len(annotations):
            page.Annots = Array(kept)
    left: list[object] = []
    for key, owner in zip(nums[::2], nums[1::2], strict=True):
        if key in dead:
            element: Object = owner  # type: ignore[assignment]
            element.S = Name.Span
            element.K = Array(
                [
                    kid
                    for kid in element.K
                    if isinstance(kid, int) or kid.get("/Type") != Name.OBJR or LEADS not in kid.Obj
                ]
            )
        else:
            left += [key, owner]
    return left
