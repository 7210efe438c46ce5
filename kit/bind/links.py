"""Links from sheet to sheet, whose pages are known only once a packet is bound.

ISO 32000-1, 12.3.2.2 says what a destination is, ISO 14289-1, 7.18.5 what PDF/UA asks of a
link: words to read out (Contents), and a Link element in the tree of tags.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from kit.model.link import ADDRESS, SheetLink

LEADS = "/KitLeads"
"""What a link in a part leads to: the id of a sheet."""

Ways = tuple[tuple[int, int, str], ...]
"""A part's links to sheets: the page, which of its annotations, and the id of the sheet."""


def mark_links(part: Pdf, elements: Sequence[Object]) -> None:
    """Take the links to sheets among a part's annotations from what typesetting wrote.

    In a file of its own such a link does nothing. Those of a page that has some come to
    stand in the order that they are read in, before and after its fields.
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
                kid.Obj[LEADS] = String(link.sheet)
                found = True
        if element.S == Name.Link and not links:
            # Such as what a style puts before a link, or a place to lead to.
            element.S = Name.Span
    if found:
        for page in part.pages:
            if "/Annots" in page:
                order = sorted(page.Annots, key=lambda each: read.get(each.objgen, len(read)))
                page.Annots = Array(order)


def ways_in(pdf: Pdf) -> Iterator[tuple[int, int, str]]:
    """A part's links to sheets."""
    for index, page in enumerate(pdf.pages):
        for number, annotation in enumerate(page.get("/Annots", Array())):
            if LEADS in annotation:
                yield index, number, str(annotation[LEADS])


def lead(annotations: Sequence[tuple[Object, str]], first: Mapping[str, Object]) -> set[int]:
    """Lead links to the first pages of sheets, by id; "" is the first page of all.

    Gives the numbers in the parent tree of those that lead to none, and are to be taken out.
    """
    dead = set()
    for annotation, sheet in annotations:
        if sheet in first:
            page = first[sheet]
            annotation.Dest = Array([page, Name.XYZ, 0, page.MediaBox[3], 0])
            del annotation[LEADS]
        else:
            dead.add(int(annotation.StructParent))
    return dead


def without_dead(
    pages: Sequence[Object], dead: set[int], nums: Sequence[object]
) -> list[object]:
    """Take out the links that lead nowhere: their words stay. Gives what is left of the tree.

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
                    if isinstance(kid, int)
                    or kid.get("/Type") != Name.OBJR
                    or LEADS not in kid.Obj
                ]
            )
        else:
            left += [key, owner]
    return left
