#!/bin/sh
# A raised note mark that is set not to disturb the lines is a link that nobody can tap.
#
# One would guess: “line-height: 0” on a raised mark is the usual way to keep lines evenly apart
#   (style sheets for <sup> have had it for years); the mark is drawn as before, and its link is
#   where its letters are.
# What happens: WeasyPrint makes the rectangle of the link from the height of the line, not from the
#   letters. It is 0 points high: the mark can be seen and read aloud, and no finger or mouse hits it.
#   With “line-height: 1” the same mark has a rectangle as high as its type.
# Versions: WeasyPrint 70.0, pypdf 7.1.0; needs the library Pango.
# Source: seen by running; ISO 32000-1, 12.5.2: Rect is where an annotation is active.
# Why it matters on paper: the same sheet is printed and read on a screen; all looks right in print,
#   and in the copy for a screen every mark that should lead to its source is dead.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check weasyprint==70.0 pypdf==7.1.0
cat >"$work/mark.py" <<'PY'
import io
import sys
from importlib.metadata import version

import weasyprint
from pypdf import PdfReader


def height(line_height):
    """The height of a mark's link in points, and the text of its page."""
    page = (
        "<html lang=en><title>T</title><style>a { font-size: 9pt; vertical-align: 0.2em; "
        f"line-height: {line_height} }}</style><p>As a report says <a href='#s1'>[S1]</a>.</p>"
        "<p id=s1>S1 A report.</p>"
    )
    read = PdfReader(io.BytesIO(weasyprint.HTML(string=page).write_pdf()))
    (link,) = read.pages[0]["/Annots"]
    _, bottom, _, top = (float(each) for each in link.get_object()["/Rect"])
    return round(abs(top - bottom), 1), read.pages[0].extract_text().split("\n")[0]


print("WeasyPrint", version("weasyprint"), "pypdf", version("pypdf"))
found = {}
for value in (0, 1):
    found[value], text = height(value)
    print(f"line-height {value}: the link is {found[value]} pt high; the page says {text!r}")
sys.exit(0 if found[0] == 0 and found[1] > 6 else "changed: the link is where its letters are")
PY
"$work/venv/bin/python" "$work/mark.py"
