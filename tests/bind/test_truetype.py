"""Fonts put together from what was cut from them are the fonts that one cut would have given."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from kit.bind.truetype import Glyphs, whole
from kit.typeset import fonts

REGULAR, BOLD = "kit:font/source-serif-4/400", "kit:font/source-serif-4/700"


def cut(address: str, letters: str) -> bytes:
    data = fonts.font(address)
    names = TTFont(BytesIO(data)).getBestCmap()
    order = TTFont(BytesIO(data)).getReverseGlyphMap()
    return fonts.glyphs_of(data, 0, [order[names[ord(letter)]] for letter in letters])


def glyphs(data: bytes) -> Glyphs:
    found = Glyphs.of(data)
    assert found is not None
    return found


@pytest.mark.parametrize("address", [REGULAR, BOLD, f"{REGULAR}/extended"])
def test_two_cuts_make_the_cut_of_both(address: str) -> None:
    first, second = ("ЖшΩ", "Яžш") if "extended" in address else ("aÄ 1é", "xyz (é)“ß")
    pieces = [glyphs(cut(address, letters)) for letters in (first, second)]
    assert pieces[0].goes_with(pieces[1])
    made = whole(pieces)
    assert glyphs(made) == glyphs(cut(address, first + second))
    assert whole(pieces[::-1]) == made
    font = TTFont(BytesIO(made), checkChecksums=2)
    for name in font.getGlyphOrder():
        font["glyf"][name].expand(font["glyf"])


def test_cuts_of_two_fonts_do_not_go_together() -> None:
    regular, bold = (glyphs(cut(address, "abc")) for address in (REGULAR, BOLD))
    assert not regular.goes_with(bold)


def test_what_is_no_font_has_no_glyphs() -> None:
    assert Glyphs.of(b"OTTO and more") is None
    assert Glyphs.of(b"") is None
