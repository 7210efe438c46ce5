#!/bin/sh
# One dotted line to write on weighs more than six pages of text.
#
# One would guess: solid, dashed and dotted are one line and a dash pattern in a PDF (the operator
#   `d`, with round caps for dots); the style of a border costs nothing.
# What happens: so WeasyPrint draws a border that is the same on all four sides. A border on one side
#   it draws dot by dot, each a path of four curves: 135 kB for one line of 0.5 points across a
#   Letter page, 3.4 MB for the 25 lines of a page for notes, and 671 kB compressed, 450 times the
#   same page with solid lines. Dashes are rectangles one by one, and take 168 kB. The thinner the
#   line, the more dots.
# Versions: WeasyPrint 70.0, pypdf 7.1.0; needs the library Pango.
# Source: ISO 32000-1, 8.4.3.6, line dash pattern; seen by running.
# Why it matters on paper: `border-bottom: 0.5pt dotted` is how lines to write on are made. Thirty
#   packets with four such pages, each with its own name, are 80 MB on their way to the printer.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check weasyprint==70.0 pypdf==7.1.0
cat >"$work/lines.py" <<'PY'
import io
import sys
from importlib.metadata import version

import weasyprint
from pypdf import PdfReader


def weight(border, style):
    """The bytes of a page of 25 lines to write on: drawn, and as a file."""
    page = (
        f"<html lang=en><title>T</title><style>@page {{ size: letter; margin: 1in }} "
        f"div {{ height: 8mm; {border}: 0.5pt {style} #000 }}</style>" + "<div></div>" * 25
    )
    data = weasyprint.HTML(string=page).write_pdf()
    return len(PdfReader(io.BytesIO(data)).pages[0].get_contents().get_data()), len(data)


print("WeasyPrint", version("weasyprint"))
words = "Whoever lives on this street has something to say about it before the vote is taken. " * 32
text = weasyprint.HTML(string=f"<html lang=en><title>T</title><style>@page {{ size: letter; margin: 1in }}</style><p>{words}").write_pdf()
read = PdfReader(io.BytesIO(text))
assert len(read.pages) == 1
words = len(read.pages[0].get_contents().get_data())
print(f"a page of {len(read.pages[0].extract_text().split())} words: {words} bytes drawn")
found = {}
for border in ("border-bottom", "border"):
    for style in ("solid", "dashed", "dotted"):
        found[border, style] = weight(border, style)
        print("{:14} {:7} {:8} bytes drawn, {:7} in the file".format(border, style, *found[border, style]))
one = found["border-bottom", "dotted"]
as_found = one[0] > 25 * 6 * words and one[1] > 100 * found["border-bottom", "solid"][1] and found["border", "dotted"][0] < 20_000
sys.exit(0 if as_found else "changed: a dotted line is a line")
PY
"$work/venv/bin/python" "$work/lines.py"
