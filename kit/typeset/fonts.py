"""The fonts of the `fontpkg-*` packages, cut to size.

A family comes as one large variable file. Its weights are taken out once, as
static fonts, in two pieces: the letters that most pages need, and the rest of the
family under the name “… Extended”. A part gets the glyphs that it draws, under the numbers that
they have in a piece, so that binding can put those of all parts together.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kit.problems import CannotWork, SourceText
from kit.unchanged import beside, code_hash

if TYPE_CHECKING:
    import fontpkg
    import uharfbuzz

ADDRESS = re.compile(
    r"kit:font/(?P<family>[a-z0-9-]+)/(?P<weight>[1-9]00)(?P<italic>-italic)?"
    r"(?P<extended>/extended)?"
)
TEXT_SIZE = 11.0
"""Points: the optical size at which families that have one are cut."""

# Basic Latin, Latin-1, and the punctuation and signs that English prose uses.
COMMON = frozenset(
    chr(letter)
    for first, last in [
        (0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x152, 0x153), (0x178, 0x178),
        (0x2010, 0x2027), (0x202F, 0x202F), (0x2030, 0x2030), (0x2032, 0x2033),
        (0x2039, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC), (0x2116, 0x2116),
        (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2260, 0x2260),
        (0x2264, 0x2265), (0xFB00, 0xFB04),
    ]
    for letter in range(first, last + 1)
)  # fmt: skip
BETWEEN = frozenset(" \u00a0-‐'’.,·()")
"""Characters that stand between words and within names, in every script."""
_FEATURES = ("kern", "liga", "mark", "mkmk", "ccmp", "locl")
ONLY_FOR_LAYOUT = ("GPOS", "GSUB", "GDEF", "BASE", "STAT", "MATH", "DSIG")
ONLY_IN_FILES = ("cmap", "name", "post", "OS/2")
"""What a font whose glyphs go by number does not need in a PDF (ISO 32000-1, 9.9)."""


def tag(name: str) -> int:
    """A four-letter OpenType tag as HarfBuzz counts it."""
    return int.from_bytes(name.encode("ascii"), "big")


def missing_families(families: Iterable[str]) -> tuple[str, ...]:
    """The families that are not installed, named as in addresses: "source-serif-4"."""
    import fontpkg

    installed = fontpkg.families()
    return tuple(family for family in families if family not in installed)


def require_families(families: Iterable[str]) -> None:
    """Raise `CannotWork`, with the command that helps, when a family is not installed."""
    missing = missing_families(families)
    if missing:
        packages = " ".join(f"fontpkg-{family}" for family in missing)
        raise CannotWork(
            f"pages cannot be typeset: no font {', '.join(missing)} is installed",
            f"pip install {packages}",
        )


def families_in(styles: Iterable[SourceText]) -> tuple[str, ...]:
    """The families that stylesheets ask for, in order, each once."""
    asked = (match["family"] for style in styles for match in ADDRESS.finditer(style.text))
    return tuple(dict.fromkeys(asked))


def versions(families: Iterable[str]) -> str:
    """The versions of the packages that the families come from, as one line of text."""
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for family in families:
        try:
            found.append(f"{family} {version(f'fontpkg-{family}')}")
        except PackageNotFoundError:
            found.append(f"{family} none")
    return ", ".join(found)


@functools.cache
def letters_of(families: tuple[str, ...]) -> frozenset[str]:
    """The letters that each of the families for Latin text has, in its upright style."""
    import fontpkg
    import uharfbuzz as hb

    have = []
    for family in families:
        if family in fontpkg.families():
            file = fontpkg.select_file(fontpkg.family(family), 400, "normal", nearest=True)
            face = hb.Face(hb.Blob.from_file_path(str(file.path)))
            letters = {chr(code) for code in face.unicodes}
            if "a" in letters:
                have.append(letters)
    return frozenset(set.intersection(*have)) if have else frozenset()


@functools.cache
def letters_in(families: tuple[str, ...]) -> frozenset[str]:
    """The letters that any of the families has, in its upright style."""
    import fontpkg
    import uharfbuzz as hb

    have: set[str] = set()
    for family in families:
        if family in fontpkg.families():
            file = fontpkg.select_file(fontpkg.family(family), 400, "normal", nearest=True)
            face = hb.Face(hb.Blob.from_file_path(str(file.path)))
            have |= {chr(code) for code in face.unicodes}
    return frozenset(have)


@functools.cache
def font(address: str) -> bytes:
    """The font file that an address of ours stands for.

    `kit:font/source-serif-4/700-italic/extended` is the bold italic's second piece.
    Raises `CannotWork` when its package is not installed, and `ValueError` when it is not an
    address of ours.
    """
    match = ADDRESS.fullmatch(address)
    if match is None:
        raise ValueError(f"not the address of a font: {address}")
    import fontpkg

    require_families([match["family"]])
    style = "italic" if match["italic"] else "normal"
    weight = int(match["weight"])
    file = fontpkg.select_file(fontpkg.family(match["family"]), weight, style, nearest=True)
    extended = bool(match["extended"])
    facts = file.path.stat()
    whole = f"{_program()} {file.path} {facts.st_size} {facts.st_mtime_ns}"
    data = beside.known("fonts", address, whole)
    if data is None:
        data = _cut(file, weight, extended=extended)
        beside.keep("fonts", address, whole, data)
    if not extended:
        _whole.add(data)
    return data


@functools.cache
def _program() -> str:
    """What cuts fonts: HarfBuzz, and our part of it."""
    import uharfbuzz as hb

    return f"{hb.version_string()} {code_hash(Path(__file__).parent)}"


def _cut(file: fontpkg.FontFile, weight: int, *, extended: bool) -> bytes:
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(file.path)))
    wanted = instance(face, weight)
    letters = {chr(code) for code in face.unicodes}
    # Spaces and hyphens are drawn in the font of the words around them.
    cut = (letters - COMMON) | (letters & BETWEEN) if extended else letters & COMMON
    wanted.unicode_set.update(ord(letter) for letter in cut)
    if extended:
        # With all their features: most scripts cannot be written without them.
        return bytes(hb.subset(face, wanted).blob.data)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(tag(name) for name in _FEATURES)
    # Only glyphs that stand for a letter, so that all text in such a font can be extracted.
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE
    return bytes(hb.subset(face, wanted).blob.data)


_whole: set[bytes] = set()
"""The font files of letters that most pages need."""


def instance(face: uharfbuzz.Face, weight: int) -> uharfbuzz.SubsetInput:
    """What to ask HarfBuzz for to take one weight out of a variable font."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    for axis in face.axis_infos:
        if axis.tag == "wght":
            wanted.pin_axis_location(face, "wght", _within(weight, axis))
        elif axis.tag == "opsz":
            wanted.pin_axis_location(face, "opsz", _within(TEXT_SIZE, axis))
        else:
            wanted.pin_axis_to_default(face, axis.tag)
    return wanted


def _within(value: float, axis: uharfbuzz.OTVarAxisInfo) -> float:
    return float(max(axis.min_value, min(axis.max_value, value)))


def is_cut(data: bytes) -> bool:
    """Whether a font file is one that `font` made of the letters that most pages need."""
    return data in _whole


def glyphs_of(data: bytes, index: int, glyphs: Iterable[int]) -> bytes:
    """A font with only these glyphs, which keep their numbers, and only what a PDF needs."""
    import uharfbuzz as hb

    face = hb.Face(hb.Blob(data), index)
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.drop_table_tag_set.update(tag(name) for name in (*ONLY_FOR_LAYOUT, *ONLY_IN_FILES))
    return bytes(hb.subset(face, wanted).blob.data)
