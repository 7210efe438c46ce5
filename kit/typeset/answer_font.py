"""The font that is typed in, in fillable files.

Viewers type in the font that a field names, in a one-byte encoding (ISO 32000-1, 12.7.3.3),
and PDF/UA requires every font of a file to be embedded (ISO 14289-1, 7.21.4). So one of the kit's
fonts is embedded with all the letters of Windows code page 1252, which covers western European
languages. For other letters viewers use a font of their own.
"""

from __future__ import annotations

import functools
import re
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.model.field import AnswerFont
from kit.problems import SourceText
from kit.typeset.families import OWN, slug
from kit.typeset.fonts import (
    ONLY_FOR_LAYOUT,
    instance,
    missing_families,
    require_families,
    tag,
)

if TYPE_CHECKING:
    import uharfbuzz

KITS = "source-sans-3"
CODES = range(32, 256)
_FAMILY = re.compile(r"--headings\s*:\s*[\"']?(?P<name>[^\"',;]+)")


def answer_font(styles: Sequence[SourceText]) -> AnswerFont:
    """The font of headings in these stylesheets, or the kit's own if that font lacks letters.

    Raises `CannotWork` when the kit's own is not installed.
    """
    names = [match["name"] for style in styles for match in _FAMILY.finditer(style.text)]
    if names:
        family = slug(names[-1].removeprefix(OWN))
        if not missing_families([family]) and (font := _font(family)) is not None:
            return font
    require_families([KITS])
    font = _font(KITS)
    assert font is not None, "the kit's own font has all letters"
    return font


@functools.cache
def _font(family: str) -> AnswerFont | None:
    """A family's upright style with the letters of the code page; None if it lacks some."""
    import fontpkg
    import uharfbuzz as hb

    file = fontpkg.select_file(fontpkg.family(family), 400, "normal", nearest=True)
    face = hb.Face(hb.Blob.from_file_path(str(file.path)))
    letters = {code: bytes([code]).decode("cp1252", "ignore") for code in CODES}
    wanted = instance(face, 400)
    wanted.unicode_set.update(ord(letter) for letter in letters.values() if letter)
    wanted.drop_table_tag_set.update(tag(name) for name in ONLY_FOR_LAYOUT)
    cut = hb.subset(face, wanted)
    has = set(cut.unicodes)
    # Control characters and the soft hyphen are never shown.
    if any(
        ord(letter) not in has for letter in letters.values() if letter.isprintable() and letter
    ):
        return None
    data = bytes(cut.blob.data)
    if data[:4] == b"OTTO":
        return None  # not TrueType
    font, scale = hb.Font(cut), 1000 / cut.upem
    extents = font.get_font_extents("ltr")
    head = bytes(cut.reference_table("head").data)
    system = bytes(cut.reference_table("OS/2").data)
    height = struct.unpack_from(">h", system, 88)[0] if len(system) >= 90 else cut.upem * 0.7
    box = struct.unpack_from(">4h", head, 36)
    return AnswerFont(
        name="".join(word.capitalize() for word in family.split("-")) + "-Answers",
        data=data,
        widths=tuple(_width(font, letter, scale) for letter in letters.values()),
        box=(
            round(box[0] * scale),
            round(box[1] * scale),
            round(box[2] * scale),
            round(box[3] * scale),
        ),
        ascent=round(extents.ascender * scale),
        descent=round(extents.descender * scale),
        cap_height=round(height * scale),
    )


def _width(font: uharfbuzz.Font, letter: str, scale: float) -> int:
    glyph = font.get_nominal_glyph(ord(letter)) if letter else None
    return round(float(font.get_glyph_h_advance(glyph or 0)) * scale)
