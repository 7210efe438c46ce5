#!/bin/sh
# A page in ten sizes of one typeface holds ten fonts, even if all ten are the same.
#
# One would guess: a PDF has one font for a face, and each run of text says how large to draw it;
#   sizes cost nothing.
# What happens: where the file is a variable font with an axis for optical sizes (`opsz`), WeasyPrint
#   cuts and embeds it anew for each size of type, in other widths. `font-optical-sizing: none` does
#   not change that. One optical size for all, by `font-variation-settings`, makes the letters alike,
#   and there are ten fonts still: the file is eight times as large as from the same typeface with the
#   optical size taken out beforehand. A font without that axis is embedded once.
# Versions: WeasyPrint 70.0, fonttools 4.68.0, fontpkg-source-serif-4 4.004, pypdf 7.1.0; needs the
#   library Pango.
# Source: ISO 32000-1, 9.3.1: the size is a parameter of the text, not of the font; CSS Fonts 4,
#   font-optical-sizing. Seen by running.
# Why it matters on paper: print shops and learning platforms set limits to files; large print, with
#   its sizes of its own, doubles them.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
    weasyprint==70.0 fonttools==4.68.0 fontpkg-source-serif-4==4.004 pypdf==7.1.0
cat >"$work/sizes.py" <<'PY'
import io
import sys
from importlib.metadata import distribution, version
from pathlib import Path

import weasyprint
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from pypdf import PdfReader

files = distribution("fontpkg-source-serif-4").files or ()
whole = next(Path(each.locate()) for each in files if each.suffix == ".ttf" and "Italic" not in each.name)
cut = Path(sys.argv[1]) / "cut.ttf"
instantiateVariableFont(TTFont(whole), {"opsz": 11}).save(cut)
TEXT = "Pack my box with five dozen liquor jugs; how quickly daft jumping zebras vex: 0123456789."
SIZES = (8, 9, 9.5, 10, 10.75, 12, 14, 16, 18, 21)


def fonts(said, file, style=""):
    """How many fonts the file of a page in ten sizes has, and how many different ones."""
    page = (
        f"<html lang=en><title>T</title><style>@font-face {{ font-family: Shown; src: url({file.as_uri()}) }}"
        f"p {{ font-family: Shown; {style} }}</style>"
        + "".join(f"<p style='font-size: {size}pt'>{TEXT}</p>" for size in SIZES)
    )
    data = weasyprint.HTML(string=page).write_pdf()
    found = PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"].values()
    widths = {str(font["/DescendantFonts"][0].get_object()["/W"]) for font in found}
    print(f"{said:46} {len(found):2} fonts, of {len(widths):2} widths; {len(data)} bytes")
    return len(found), len(widths), len(data)


print("WeasyPrint", version("weasyprint"))
plain = fonts("the variable font as it is", whole)
off = fonts("with font-optical-sizing: none", whole, "font-optical-sizing: none")
pinned = fonts("with font-variation-settings: 'opsz' 11", whole, "font-variation-settings: 'opsz' 11")
taken = fonts("from a file with the optical size taken out", cut)
as_found = plain[0] == off[0] == pinned[0] == len(SIZES) and pinned[1] == taken[0] == 1 and pinned[2] > 4 * taken[2]
sys.exit(0 if as_found else "changed: there are other numbers of fonts")
PY
"$work/venv/bin/python" "$work/sizes.py" "$work"
