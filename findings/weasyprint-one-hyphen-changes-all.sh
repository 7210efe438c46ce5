#!/bin/sh
# One no-break hyphen on a page, and no ordinary hyphen after it can be found any more.
#
# One would guess: what stands in a PDF's text is what was written, character by character; which
#   glyph of a font draws it is a matter of looks.
# What happens: WeasyPrint notes for each glyph of a font what it stands for when it is first drawn,
#   once for the whole file (ToUnicode is a map from glyphs). Many fonts draw two characters with one
#   glyph: “-” and the no-break hyphen U+2011, the micro sign and the Greek letter mu. Whichever comes
#   first is what both are from then on. After a “co‑op” that a word processor kept together,
#   “well-known” is “well‑known” on every page: PDFium, and so Chrome, finds nothing, pypdf copies the
#   other hyphen. The same words before it in another order are right, and the pages look alike.
# Versions: WeasyPrint 70.0, Source Sans 3 in fontpkg-source-sans-3 3.52, pypdfium2 5.15.2, pypdf 7.1.0;
#   needs the library Pango.
# Source: ISO 32000-1, 9.10.3; WeasyPrint's documentation does not mention it; seen by running.
# Why it matters on paper: students are sent to a word (“look for well-known”) in a packet that
#   they also have on a screen, and what they quote from it is not what they are checked against.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
    weasyprint==70.0 fontpkg-source-sans-3==3.52 pypdfium2==5.15.2 pypdf==7.1.0
cat >"$work/hyphens.py" <<'PY'
import io
import sys
from importlib.metadata import distribution, version

import pypdfium2
import weasyprint
from pypdf import PdfReader

files = distribution("fontpkg-source-sans-3").files or ()
font = next(each.locate() for each in files if each.suffix in (".ttf", ".otf") and "Italic" not in each.name)
HEAD = (
    "<html lang=en><title>T</title><style>@font-face { font-family: Shown; "
    f"src: url({font.as_uri()}) }} p {{ font-family: Shown }}</style>"
)


def look(said, first, second):
    """Whether a second page's ordinary hyphen is found, and what its text is."""
    pages = f"<p>{first}</p><p style='break-before: page'>{second}</p>"
    data = weasyprint.HTML(string=HEAD + pages).write_pdf()
    copied = PdfReader(io.BytesIO(data)).pages[1].extract_text().strip()
    with pypdfium2.PdfDocument(data) as read:
        found = read[1].get_textpage().search("well-known").get_next() is not None
    print(f"{said}: the second page has {ascii(copied)}, a search for well-known finds {'it' if found else 'nothing'}")
    return copied, found


print("WeasyPrint", version("weasyprint"), "fontpkg-source-sans-3", version("fontpkg-source-sans-3"))
plain = look("an ordinary hyphen first", "A co-op.", "A well-known town.")
kept = look("a no-break hyphen first ", "A co\u2011op.", "A well-known town.")
as_found = plain == ("A well-known town.", True) and kept == ("A well\u2011known town.", False)
sys.exit(0 if as_found else "changed: the text is what was written")
PY
"$work/venv/bin/python" "$work/hyphens.py"
