#!/bin/sh
# Each flex box around a text makes WeasyPrint lay out its lines three times as often.
#
# One would guess: a box with `display: flex` and one item in it costs about what a plain box costs,
#   and five of them, one in the other, five times that.
# What happens: each asks its item for its widths and its height by laying it out, and then lays it
#   out. Inside, the next one does the same for each of these times. Five paragraphs are split into 25
#   lines once; inside one flex box 75 times, two 215, three 615, four 1,775, five 5,175. A grid
#   doubles. Tables and floats add little, and not more the deeper they are. Columns that are
#   balanced are tried at one height after the other: 7 times as often in one such box, 119 times in
#   two. The page is one page each time.
# Versions: WeasyPrint 70.0, which this looks into to count; needs the library Pango.
# Source: CSS Flexible Box Layout 1 leaves open how the sizes of items are found; seen by running.
# Why it matters on paper: pages are put together from parts that are flex boxes themselves. One
#   more around them, for a mark in the margin, and the packets of a class take three times as long.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check weasyprint==70.0
cat >"$work/boxes.py" <<'PY'
import sys
from importlib.metadata import version

import weasyprint
import weasyprint.layout.inline as inline

split, count = inline.split_first_line, 0


def counted(*args, **options):
    global count
    count += 1
    return split(*args, **options)


inline.split_first_line = counted
TEXT = "<p>" + "Whoever lives on this street has something to say about it before the vote is taken. " * 3 + "</p>"
KINDS = {
    "display: block": (5, "<div>", "</div>"),
    "display: table": (5, "<table><tr><td>", "</td></tr></table>"),
    "float: left": (5, "<div style='float: left'>", "</div>"),
    "display: grid": (5, "<div style='display: grid'><div>", "</div></div>"),
    "display: flex": (5, "<div style='display: flex'><div style='flex: 1'>", "</div></div>"),
    "columns: 2": (2, "<div style='columns: 2'>", "</div>"),
}
print("WeasyPrint", version("weasyprint"))
grown = {}
for kind, (most, opened, closed) in KINDS.items():
    found = []
    for depth in range(most + 1):
        count = 0
        page = f"<html lang=en><title>T</title><style>@page {{ size: letter }}</style>{opened * depth}{TEXT * 5}{closed * depth}"
        pages = len(weasyprint.HTML(string=page).render().pages)
        assert pages == 1
        found.append(count)
    grown[kind] = found[-1] / found[0]
    print(f"{kind:15} lines split, by depth: {found}")
as_found = (
    grown["display: flex"] > 100
    and grown["display: grid"] > 20
    and grown["columns: 2"] > 30
    and max(grown["display: block"], grown["display: table"], grown["float: left"]) < 6
)
sys.exit(0 if as_found else "changed: what is inside is laid out another number of times")
PY
"$work/venv/bin/python" "$work/boxes.py"
