#!/bin/sh
# A box that floats beside a text ends with the text: what is longer of it is not printed.
#
# One would guess: what floats and does not fit on its page goes on overleaf, as all else does; if the
#   text is at an end there, on a page with nothing else.
# What happens: WeasyPrint cuts the float at the foot of the page, and takes the rest to the next page if
#   there is one for some other reason. Beside text that ends on the first page, a float of 40 lines
#   ends after 15, whether it stands first or last; beside a text that goes over by one line, after 30.
#   Pages do not become more, so that a limit of pages holds, and nothing is logged. One empty block
#   with `clear: both` at the end brings all of it back.
# Versions: WeasyPrint 70.0, pypdf 7.1.0; needs the library Pango.
# Source: CSS 2.2, 9.5, and CSS Fragmentation 3: floats are broken over pages like blocks in the flow;
#   seen by running.
# Why it matters on paper: a column in the margin (sources, words explained) is longer than the text
#   beside it for one role of twelve, and that role has no source after the fifteenth.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check weasyprint==70.0 pypdf==7.1.0
cat >"$work/column.py" <<'PY'
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
STYLE = "@page { size: 4in 4in; margin: 0.5in } p { margin: 0 } aside { float: right; width: 1in }"
COLUMN = "<aside>" + "".join(f"<p>[{number}]</p>" for number in range(1, 41)) + "</aside>"


def printed(lines, ending=""):
    """Pages, and how many of the 40 lines of the column are on them, beside so many lines of text."""
    page = f"<html lang=en><title>T</title><style>{STYLE}</style>{COLUMN}{'<p>Text</p>' * lines}{ending}"
    pages = PdfReader(io.BytesIO(weasyprint.HTML(string=page).write_pdf())).pages
    text = "".join(each.extract_text() for each in pages)
    return len(pages), sum(f"[{number}]" in text for number in range(1, 41)), text.count("Text")


print("WeasyPrint", version("weasyprint"))
found = {}
for lines in (1, 15, 16, 30, 60):
    found[lines] = printed(lines)
    assert found[lines][2] == lines
    print(f"{lines:2} lines of text: {found[lines][0]} pages, {found[lines][1]} of 40 lines of the column")
cleared = printed(1, "<div style='clear: both'></div>")
print(f" 1 line of text and an empty block with clear: both: {cleared[0]} pages, {cleared[1]} of 40")
print("logged:", repr(said.getvalue()))
as_found = (
    [found[lines][:2] for lines in (1, 15, 16, 30)] == [(1, 15), (1, 15), (2, 30), (2, 30)]
    and found[60][1] == cleared[1] == 40 and not said.getvalue()
)
sys.exit(0 if as_found else "changed: a float goes on overleaf, or it is said that it does not")
PY
"$work/venv/bin/python" "$work/column.py"
