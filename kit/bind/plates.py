"""A student's own words on pages that many share: drawn once a packet, placed on each page.

Plates come as a part with two pages for each student: what goes on the cover, and what
goes on every page. Each becomes a form (ISO 32000-1, 8.10) laid over whole pages. On the
cover it is content, tagged as a paragraph; at the foot it is an artifact, which screen
readers skip (ISO 14289-1, 7.8).
"""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

COVER = b"/P <</MCID %d>> BDC q /KitCover Do Q EMC"
FOOT = b"/Artifact BMC q /KitFoot Do Q EMC"
_MARKS = ("BDC", "BMC", "EMC")


def form(page: Page, pdf: Pdf) -> Object:
    """A plate's page as a form of its PDF, without the marks of its own tags."""
    plain = [
        (each.operands, each.operator)
        for each in pikepdf.parse_content_stream(page)
        if str(each.operator) not in _MARKS
    ]
    stream = pdf.make_stream(pikepdf.unparse_content_stream(plain))
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox, stream.Resources = page.obj.MediaBox, page.obj.Resources
    return stream


def stamp(out: Pdf, pages: Sequence[Object], cover: Object, foot: Object, owners: Object) -> None:
    """Lay a student's plates over a bound packet's pages; the first is the cover.

    `owners` lists the elements of the cover's marked content in the parent tree (14.7.4.4).
    """
    drawn = out.make_stream(FOOT)
    shared: set[tuple[int, int]] = set()
    for page in pages:
        if page.Resources.objgen not in shared or not page.Resources.is_indirect:
            shared.add(page.Resources.objgen)
            _add_form(page, "/KitFoot", foot)
        page.Contents = Array([page.Contents, drawn])
    first = pages[0]
    _add_form(first, "/KitCover", cover)
    number = len(owners)
    first.Contents.append(out.make_stream(COVER % number))
    part = owners[0]
    while Name.Part != part.S:
        part = part.P
    paragraph = out.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.P, P=part, Pg=first, K=Array([number]))
    )
    part.K = Array([paragraph, *part.K])
    owners.append(paragraph)


def _add_form(page: Object, name: str, drawn: Object) -> None:
    if "/XObject" not in page.Resources:
        page.Resources.XObject = Dictionary()
    page.Resources.XObject[name] = drawn
