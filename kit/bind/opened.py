"""PDFs to bind, each opened once; what they may share is noted, and their links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Pdf

from kit.bind.faces import Faces, Fonts, OpenedFont
from kit.bind.lean import digest_of, streams_of
from kit.bind.links import Places, Ways, places_in, ways_in


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """A page of a PDF to bind: its fonts by name, and the digests of what it may share.

    `contents` are the streams of its content, `forms` those it draws, by name; None for what cannot
    be shared. `inner` are the fonts of forms, by the form's name. Where a page has the resources of
    the one before it, it has no fonts and no forms.
    """

    contents: tuple[bytes | None, ...]
    fonts: Mapping[str, OpenedFont]
    forms: Mapping[str, bytes]
    inner: Mapping[str, Mapping[str, OpenedFont]]


@dataclass(frozen=True, slots=True)
class Opened:
    """A PDF to bind, opened once, with the fonts removed from its pages.

    `links` are those within the PDF: the page, which of its annotations, and the page it leads to;
    `ways` are those to other sheets, `places` those that others may lead to.
    """

    pdf: Pdf
    pages: tuple[OpenedPage, ...]
    links: tuple[tuple[int, int, int], ...]
    ways: Ways
    places: Places


def open_pdf(pdf: Pdf) -> Opened:
    """A PDF prepared for binding, any number of times. Its pages have no fonts afterwards."""
    fonts = Fonts()
    met: set[tuple[int, int]] = set()
    pages = []
    for page in pdf.pages:
        contents = tuple(digest_of(each) for each in streams_of(page.obj.Contents))
        resources = page.obj.Resources
        if resources.objgen in met:
            pages.append(OpenedPage(contents, {}, {}, {}))
            continue
        met.add(resources.objgen)
        forms, inner = {}, {}
        for name, form in resources.get("/XObject", Dictionary()).items():
            if "/Font" in form.get("/Resources", Dictionary()) and form.objgen not in met:
                met.add(form.objgen)
                inner[name] = fonts.take(form.Resources)
            elif (digest := digest_of(form)) is not None:
                forms[name] = digest
        pages.append(OpenedPage(contents, fonts.take(resources), forms, inner))
    return Opened(pdf, tuple(pages), tuple(_links(pdf)), tuple(ways_in(pdf)), places_in(pdf))


def _links(pdf: Pdf) -> Iterator[tuple[int, int, int]]:
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    for index, page in enumerate(pdf.pages):
        for number, annotation in enumerate(page.get("/Annots", Array())):
            target = annotation.get("/Dest")
            if isinstance(target, Array) and target[0].objgen in pages:
                yield index, number, pages[target[0].objgen]


def put_back(page: Object, known: OpenedPage, faces: Faces, shared: dict[bytes, Object]) -> None:
    """Put a page's fonts back; it shares them and its streams with those of the bound file."""
    streams = [
        each if digest is None else shared.setdefault(digest, each)
        for digest, each in zip(known.contents, streams_of(page.Contents), strict=True)
    ]
    page.Contents = streams[0] if len(streams) == 1 else Array(streams)
    faces.put(page.Resources, known.fonts)
    for name, digest in known.forms.items():
        forms = page.Resources.XObject
        forms[name] = shared.setdefault(digest, forms[name])
    for name, fonts in known.inner.items():
        faces.put(page.Resources.XObject[name].Resources, fonts)
