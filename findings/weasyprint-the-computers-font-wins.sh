#!/bin/sh
# A page that brings its own font is printed in the one of the same name that the computer has.
#
# One would guess: `@font-face` gives a name to a font file, and what the page calls by that name is
#   that file, wherever the page is typeset; this is what web fonts are for.
# What happens: WeasyPrint puts the file into Fontconfig's list, beside the fonts of the computer and
#   under the same name. Where one of those has it, Pango takes that one. Here a page calls a file
#   with letters without serifs “Source Serif 4”: it is printed in them where the computer has no such
#   font, and in the computer's Source Serif 4 where it has. Nothing is logged. A name that no font
#   has is the way out.
# Versions: WeasyPrint 70.0, fontpkg-source-serif-4 4.004, fontpkg-source-sans-3 3.52, pypdf 7.1.0;
#   needs the library Pango; seen with 1.50.12.
# Source: CSS Fonts 4 on the descriptor `font-family`: a name that is defined hides the same name of
#   the user's environment. A remark in WeasyPrint's source says that this is yet to be done.
# Why it matters on paper: a cut of a font, made small for many packets or with other widths, is
#   printed on the computer where it was tried. On the one with the family installed, lines break
#   elsewhere, and a packet of two pages has three.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
    weasyprint==70.0 fontpkg-source-serif-4==4.004 fontpkg-source-sans-3==3.52 pypdf==7.1.0
cat >"$work/names.py" <<'PY'
import io
import os
import sys
from importlib.metadata import distribution, version
from pathlib import Path

work = Path(sys.argv[1])


def font(package):
    files = distribution(package).files or ()
    return next(Path(each.locate()) for each in files if each.suffix == ".ttf" and "Italic" not in each.name)


serif, sans = font("fontpkg-source-serif-4"), font("fontpkg-source-sans-3")


def installed(*folders):
    """Makes these folders all the fonts of the computer."""
    listed = work / "fonts.conf"
    inside = "".join(f"<dir>{folder}</dir>" for folder in folders)
    listed.write_text(f"<fontconfig><cachedir>{work}/cache</cachedir>{inside}</fontconfig>")
    os.environ["FONTCONFIG_FILE"] = str(listed)


(work / "other").mkdir()
(work / "other" / sans.name).write_bytes(sans.read_bytes())
installed(work / "other")
import weasyprint
from pypdf import PdfReader

PAGE = (
    "<html lang=en><title>T</title><style>@font-face {{ font-family: '{0}'; src: url({1}) }} "
    "p {{ font-family: '{0}' }}</style><p>Handgloves</p>"
)


def widths(name, file):
    """How wide the letters are that are printed of a page whose own font is called so."""
    made = weasyprint.HTML(string=PAGE.format(name, file.as_uri())).write_pdf()
    (font,) = PdfReader(io.BytesIO(made)).pages[0]["/Resources"]["/Font"].values()
    return str(font["/DescendantFonts"][0].get_object()["/W"])


OWN, TAKEN = "A name of its own", "Source Serif 4"
letters = {widths(OWN, sans): "sans", widths(OWN, serif): "serif"}
print("WeasyPrint", version("weasyprint"))
found = []
for there in (False, True):
    installed(serif.parent if there else work / "other")
    for name in (OWN, TAKEN):
        found.append(letters[widths(name, sans)])
        print(f"{TAKEN} {'is    ' if there else 'is not'} installed; the page calls its sans {name!r}: {found[-1]} is printed")
sys.exit(0 if found == ["sans", "sans", "sans", "serif"] else "changed: the page is printed in its own font")
PY
"$work/venv/bin/python" "$work/names.py" "$work"
