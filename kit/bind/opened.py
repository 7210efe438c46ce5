"""PDFs to bind, each opened once; their fonts are removed, to be shared, and their links noted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Pdf

from kit.bind.links import Places, Ways, places_in, ways_in


@dataclass(frozen=True, slots=True)
class OpenedFont:
    """A font of a PDF to bind, with digests that identify it and the file it embeds."""

    digest: bytes
    file_digest: bytes
    font: Object


@dataclass(frozen=True, slots=True)
class Opened:
    """A PDF to bind, opened once, with the fonts removed from its pages.

    `fonts` is by page, then by the font's name there. A page that shares its fonts with
    the one before it has none. `links` are those within the PDF: the page, which of its
    annotations, and the page it leads to; `ways` are those to other
    sheets, `places` those that others may lead to.
    """

    pdf: Pdf
    fonts: tuple[Mapping[str, OpenedFont], ...]
    links: tuple[tuple[int, int, int], ...]
    ways: Ways
    places: Places


def open_pdf(pdf: Pdf) -> Opened:
    """A PDF prepared for binding, any number of times. Its pages have no fonts afterwards."""
    files: dict[tuple[int, int], bytes] = {}
    resources: set[tuple[int, int]] = set()
    taken: list[Mapping[str, OpenedFont]] = []
    known_fonts: dict[tuple[int, int], OpenedFont | None] = {}
    for page in pdf.pages:
        here: dict[str, OpenedFont] = {}
        if page.obj.Resources.objgen not in resources:
            resources.add(page.obj.Resources.objgen)
            fonts = page.obj.Resources.get("/Font", Dictionary())
            for name, font in list(fonts.items()):
                if font.objgen not in known_fonts:
                    known_fonts[font.objgen] = _font(font, files)
                if (known := known_fonts[font.objgen]) is not None:
                    here[name] = known
                    # Copied once per packet, not once per part, because a font is large.
                    del fonts[name]
        taken.append(here)
    return Opened(pdf, tuple(taken), tuple(_links(pdf)), tuple(ways_in(pdf)), places_in(pdf))


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


def put_fonts(
    out: Pdf, page: Object, taken: Mapping[str, OpenedFont], shared: dict[bytes, Object]
) -> None:
    """Put a page's fonts back; it shares those that the bound file already has."""
    if taken:
        fonts = page.Resources.Font
        for name, known in taken.items():
            if known.digest not in shared:
                copied = shared[known.digest] = out.copy_foreign(known.font)
                # One file may serve two fonts, such as one that is made bold.
                descriptor = copied.DescendantFonts[0].FontDescriptor
                descriptor.FontFile2 = shared.setdefault(known.file_digest, descriptor.FontFile2)
            fonts[name] = shared[known.digest]
