#!/bin/sh
# A footnote called from a box beside the text is not printed; its number is, and is missing below.
#
# One would guess: `float: footnote` takes a note out of wherever it stands and puts it at the foot of
#   the page; if it cannot, it says so, or leaves the note in its place.
# What happens: from a box that is positioned (`absolute`, `fixed`), as boxes in the margin are, the note
#   goes nowhere. The mark “2” is printed in the box, and at the foot of the page stand 1 and 3.
#   Nothing is logged, also at the finest level. From a float, a table, a flex box, a grid, columns or
#   a box with `position: relative` the note arrives.
# Versions: WeasyPrint 70.0, pypdf 7.1.0; needs the library Pango.
# Source: CSS Generated Content for Paged Media, footnotes, leaves no element out; seen by running.
# Why it matters on paper: boxes in the margin hold quotations and numbers, which are what has a
#   source. The page looks as if it had one.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check weasyprint==70.0 pypdf==7.1.0
cat >"$work/notes.py" <<'PY'
import io
import logging
import sys
from importlib.metadata import version

import weasyprint
from pypdf import PdfReader

said = io.StringIO()
log = logging.getLogger("weasyprint")
log.setLevel(logging.WARNING)
log.handlers = [logging.StreamHandler(said)]
STYLE = "@page { size: 5in 5in; margin: 1in } .note { float: footnote }"
BOXES = {
    "position: static": True,
    "position: relative": True,
    "float: right": True,
    "display: flex": True,
    "display: grid": True,
    "columns: 2": True,
    "position: absolute; right: 0; top: 0": False,
    "position: fixed; right: 0; top: 0": False,
}


def note(words):
    return f"<span class=note>NOTE {words}</span>"


print("WeasyPrint", version("weasyprint"))
as_found = True
for style, arrives in BOXES.items():
    page = (
        f"<html lang=en><title>T</title><style>{STYLE} aside {{ {style} }}</style><p>A street{note('one')}.</p>"
        f"<aside><p>A box{note('two')}.</p></aside><p>A mile{note('three')}.</p>"
    )
    text = PdfReader(io.BytesIO(weasyprint.HTML(string=page).write_pdf())).pages[0].extract_text()
    marked = "box2" in text.replace("\n", "")
    there = [word for word in ("one", "two", "three") if f"NOTE {word}" in text]
    print(f"{style:38} the mark 2 is {'there' if marked else 'missing'}; notes: {', '.join(there)}")
    as_found = as_found and marked and ("two" in there) == arrives and len(there) == 2 + arrives
print("logged:", repr(said.getvalue()))
as_found = as_found and not said.getvalue()
sys.exit(0 if as_found else "changed: the notes of boxes are printed, or it is said that they are not")
PY
"$work/venv/bin/python" "$work/notes.py"
