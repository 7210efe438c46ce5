"""The fonts of a PDF: a part has the glyphs that it draws, a bound file has each font once.

A font is one whose glyphs go by number (ISO 32000-1, 9.7.4), with a TrueType file, as WeasyPrint
writes it; all others are copied with their pages.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pikepdf import Dictionary, Name, Object, Pdf

from kit.bind.deflate import deflated, deflated_stream
from kit.bind.letters import letters_map, letters_of, widths_array, widths_of
from kit.bind.truetype import Glyphs, whole

_OF_CUT = frozenset(("/ToUnicode", "/DescendantFonts", "/W", "/FontDescriptor", "/FontFile2"))
"""What depends on the glyphs that were cut from a font."""
MOST_KNOWN = 32
"""Fonts put together that are kept: packets of one reader, bound one after another, share them."""


@dataclass(frozen=True, eq=False, slots=True)
class Cut:
    """What was cut from a font: glyphs, their widths, and the letters that they stand for.

    Two with the same `digest` are the same.
    """

    digest: bytes
    glyphs: Glyphs
    widths: Mapping[int, bytes]
    letters: Mapping[int, bytes]

    def __hash__(self) -> int:
        """The hash of its digest."""
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        """Whether another has the same digest."""
        return isinstance(other, Cut) and self.digest == other.digest

    def goes_with(self, other: Cut) -> bool:
        """Whether one font can hold both: no glyph looks or is read another way in the other."""
        both = self.letters.keys() & other.letters.keys()
        same = all(self.letters[glyph] == other.letters[glyph] for glyph in both)
        return same and self.glyphs.goes_with(other.glyphs)


@dataclass(frozen=True, slots=True)
class OpenedFont:
    """A font of a PDF to bind: what was cut, and a digest of all that is said of the font."""

    kind: bytes
    cut: Cut
    font: Object


class Fonts:
    """The fonts of one PDF to bind."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, int], OpenedFont | None] = {}

    def take(self, resources: Object) -> dict[str, OpenedFont]:
        """Remove from resources the fonts that can be shared, and give them by name."""
        taken = {}
        fonts = resources.get("/Font", Dictionary())
        for name, font in list(fonts.items()):
            if (known := self.opened(font)) is not None:
                taken[name] = known
                del fonts[name]
        return taken

    def opened(self, font: Object) -> OpenedFont | None:
        """A font that can be shared; None for any other."""
        if font.objgen not in self.known:
            self.known[font.objgen] = _opened(font)
        return self.known[font.objgen]


class _Face:
    """A font of a bound file, and all that was cut from it."""

    def __init__(self, font: Object) -> None:
        self.font = font
        self.cuts: dict[Cut, None] = {}

    def has_place_for(self, cuts: Iterable[Cut]) -> bool:
        """Whether these may have been cut from the same file."""
        new = [cut for cut in cuts if cut not in self.cuts]
        return all(_go_together(each, cut) for each in self.cuts for cut in new)

    def add(self, cuts: Iterable[Cut]) -> None:
        """Add what was cut from the same file."""
        self.cuts |= dict.fromkeys(cuts)

    @property
    def sorted_cuts(self) -> tuple[Cut, ...]:
        """The cuts in an order that does not depend on what was added first."""
        return tuple(sorted(self.cuts, key=lambda each: each.digest))


class Faces:
    """The fonts of a bound file."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.faces: dict[bytes, list[_Face]] = {}
        self.known: dict[tuple[bytes, Cut], _Face] = {}

    def put(self, resources: Object, taken: Mapping[str, OpenedFont]) -> None:
        """Put fonts back into resources; those that the bound file already has are shared."""
        for name, known in taken.items():
            resources.Font[name] = self.font_of(known)

    def font_of(self, known: OpenedFont) -> Object:
        """The font of the bound file that a font of one to bind becomes."""
        key = known.kind, known.cut
        if key not in self.known:
            self.known[key] = self._face(known)
        return self.known[key].font

    @property
    def numbers(self) -> list[int]:
        """The numbers of all fonts in the bound file."""
        return [face.font.objgen[0] for faces in self.faces.values() for face in faces]

    def _face(self, known: OpenedFont) -> _Face:
        faces = self.faces.setdefault(known.kind, [])
        for face in faces:
            if face.has_place_for((known.cut,)):
                face.add((known.cut,))
                return face
        face = _Face(self.pdf.copy_foreign(known.font))
        face.add((known.cut,))
        faces.append(face)
        return face

    def write(self) -> None:
        """Write the files of all fonts, with all glyphs that the bound file draws.

        One file may serve two fonts, such as one that is made bold.
        """
        files: list[tuple[_Face, list[Object]]] = []
        for face in (each for faces in self.faces.values() for each in faces):
            letters, widths = _said(face.sorted_cuts)
            inner = face.font.DescendantFonts[0]
            inner.W = Object.parse(widths)
            face.font.ToUnicode = deflated_stream(self.pdf, letters)
            for whole_face, descriptors in files:  # noqa: B007 (used below)
                if whole_face.has_place_for(face.cuts):
                    break
            else:
                whole_face, descriptors = _Face(face.font), []
                files.append((whole_face, descriptors))
            whole_face.add(face.cuts)
            descriptors.append(inner.FontDescriptor)
        for whole_face, descriptors in files:
            length, data = _file(whole_face.sorted_cuts)
            file = deflated_stream(self.pdf, data, Length1=length)
            for descriptor in descriptors:
                descriptor.FontFile2 = file


def narrow(part: Pdf) -> None:
    """Leave the fonts of a part only the widths of those glyphs that it draws."""
    met: set[tuple[int, int]] = set()
    for page in part.pages:
        for font in page.obj.Resources.get("/Font", Dictionary()).values():
            if font.objgen in met or not _is_by_number(font):
                continue
            met.add(font.objgen)
            drawn = letters_of(font.ToUnicode.read_bytes())
            inner = font.DescendantFonts[0]
            all_widths = widths_of(inner.W.unparse())
            widths = {glyph: width for glyph, width in all_widths.items() if glyph in drawn}
            inner.W = Object.parse(widths_array(widths))


def _opened(font: Object) -> OpenedFont | None:
    if not _is_by_number(font):
        return None
    inner = font.DescendantFonts[0]
    cut = _cut(
        inner.FontDescriptor.FontFile2.read_bytes(), inner.W.unparse(), font.ToUnicode.read_bytes()
    )
    if cut is None:
        return None
    kind = hashlib.sha256()
    for each in (font, inner, inner.FontDescriptor):
        said = {key: value for key, value in each.items() if key not in _OF_CUT}
        kind.update(Dictionary(said).unparse())
    return OpenedFont(kind.digest(), cut, font)


@functools.lru_cache(maxsize=128)
def _cut(file: bytes, array: bytes, written: bytes) -> Cut | None:
    """What was cut from a font, by what a PDF holds of it; many packets hold the same."""
    glyphs = Glyphs.of(file)
    if glyphs is None:
        return None
    widths, letters = widths_of(array), letters_of(written)
    digest = hashlib.sha256(file)
    digest.update(repr((sorted(widths.items()), sorted(letters.items()))).encode())
    return Cut(digest.digest(), glyphs, widths, letters)


@functools.lru_cache(maxsize=1024)
def _go_together(one: Cut, other: Cut) -> bool:
    return one.goes_with(other)


def _is_by_number(font: Object) -> bool:
    if font.get("/Encoding") != Name("/Identity-H") or "/ToUnicode" not in font:
        return False
    inner = font.DescendantFonts[0]
    by_number = inner.get("/CIDToGIDMap") == Name.Identity
    return by_number and "/W" in inner and "/FontFile2" in inner.FontDescriptor


@functools.lru_cache(MOST_KNOWN)
def _file(cuts: tuple[Cut, ...]) -> tuple[int, bytes]:
    """The font file of all these cuts: its length, and itself, compressed."""
    file = whole([cut.glyphs for cut in cuts])
    return len(file), deflated(file)


@functools.lru_cache(MOST_KNOWN)
def _said(cuts: tuple[Cut, ...]) -> tuple[bytes, bytes]:
    """The letters of the glyphs of all these cuts, compressed; their widths."""
    widths = {glyph: width for cut in cuts for glyph, width in cut.widths.items()}
    letters = {glyph: each for cut in cuts for glyph, each in cut.letters.items()}
    return deflated(letters_map(letters)), widths_array(widths)
