"""PDFs to bind, each opened once; what they may share is noted, and their links."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Pdf

from kit.bind.lean import digest_of, streams_of
from kit.bind.links import Places, Ways, places_in, ways_in


@dataclass(frozen=True, slots=True)
class OpenedFont:
    """A font of a PDF to bind, with digests that identify it and the file it embeds."""

    digest: bytes
    file_digest: bytes
    font: Object


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


class Fonts:
    """The fonts of one PDF, each with its digests."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, int], OpenedFont | None] = {}
        self.files: dict[tuple[int, int], bytes] = {}

    def take(self, resources: Object) -> dict[str, OpenedFont]:
        """Remove from resources the fonts that can be shared, and give them by name.

        They are copied once per packet, not once per part, because a font is large.
        """
        taken = {}
        fonts = resources.get("/Font", Dictionary())
        for name, font in list(fonts.items()):
            if font.objgen not in self.known:
                self.known[font.objgen] = _font(font, self.files)
            if (known := self.known[font.objgen]) is not None:
                taken[name] = known
                del fonts[name]
        return taken


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


def _font(font: Object, files: dict[tuple[int, int], bytes]) -> OpenedFont | None:
    """A font with its digests; None for kinds of fonts that are copied with their page.

    `files` remembers the digests of the font files met so far.
    """
    if "/DescendantFonts" not in font:
        return None
    inner = font.DescendantFonts[0]
    file = inner.FontDescriptor.get("/FontFile2")
    if file is None:
        return None
    if file.objgen not in files:
        files[file.objgen] = hashlib.sha256(file.read_raw_bytes()).digest()
    whole = hashlib.sha256(files[file.objgen])
    for piece in (font.BaseFont, inner.W, inner.FontDescriptor.FontBBox):
        whole.update(piece.unparse())
    whole.update(font.ToUnicode.read_raw_bytes())
    return OpenedFont(whole.digest(), files[file.objgen], font)


def _links(pdf: Pdf) -> Iterator[tuple[int, int, int]]:
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    for index, page in enumerate(pdf.pages):
        for number, annotation in enumerate(page.get("/Annots", Array())):
            target = annotation.get("/Dest")
            if isinstance(target, Array) and target[0].objgen in pages:
                yield index, number, pages[target[0].objgen]


def put_back(out: Pdf, page: Object, known: OpenedPage, shared: dict[bytes, Object]) -> None:
    """Put a page's fonts back; it shares them and its streams with those of the bound file."""
    streams = [
        each if digest is None else shared.setdefault(digest, each)
        for digest, each in zip(known.contents, streams_of(page.Contents), strict=True)
    ]
    page.Contents = streams[0] if len(streams) == 1 else Array(streams)
    put_fonts(out, page.Resources, known.fonts, shared)
    for name, digest in known.forms.items():
        forms = page.Resources.XObject
        forms[name] = shared.setdefault(digest, forms[name])
    for name, fonts in known.inner.items():
        put_fonts(out, page.Resources.XObject[name].Resources, fonts, shared)


def put_fonts(
    out: Pdf, resources: Object, taken: Mapping[str, OpenedFont], shared: dict[bytes, Object]
) -> None:
    """Put fonts back into resources; those that the bound file already has are shared."""
    for name, known in taken.items():
        if known.digest not in shared:
            copied = shared[known.digest] = out.copy_foreign(known.font)
            # One file may serve two fonts, such as one that is made bold.
            descriptor = copied.DescendantFonts[0].FontDescriptor
            descriptor.FontFile2 = shared.setdefault(known.file_digest, descriptor.FontFile2)
        resources.Font[name] = shared[known.digest]
