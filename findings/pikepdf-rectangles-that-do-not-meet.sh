#!/bin/sh
# Two rectangles that are far apart have an "intersection" with a positive area.
#
# One would guess: `Rectangle & Rectangle` of pikepdf gives an empty rectangle, or refuses, where
#   the two do not meet, so that its area tells how much of a box lies in another.
# What happens: it takes the larger of the lower corners and the smaller of the upper ones, and does
#   not ask whether they have crossed. Boxes that are apart in one direction give a negative width
#   or height; boxes that are apart in both give two negatives, and so a positive product: the
#   farther apart, the larger. Nothing turns such corners round, or refuses them.
# Versions: pikepdf 10.18.0 (its rectangle is qpdf's).
# Source: pikepdf's reference of `Rectangle` documents `&` as the common area; seen by running.
# Why it matters on paper: a preflight that asks by area how much of a line lies where a printer
#   cannot print finds nothing in the margin beside it, and a lot in the margin across the page.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check pikepdf==10.18.0
cat >"$work/boxes.py" <<'PY'
import sys
import pikepdf
from pikepdf import Rectangle

print("pikepdf", pikepdf.__version__)
corner = Rectangle(0, 0, 18, 18)  # a quarter of an inch that no laser prints
areas = []
for name, box in {
    "in the corner": Rectangle(6, 6, 12, 12),
    "beside it": Rectangle(300, 6, 312, 12),
    "in the middle of the page": Rectangle(300, 400, 312, 406),
    "at the other end": Rectangle(590, 780, 602, 786),
}.items():
    both = corner & box
    area = float(both.width) * float(both.height)
    areas.append(area)
    print(f"a box {name}: {both.width:g} x {both.height:g} pt in common, {area:g} square points")
as_found = areas[0] == 36 and areas[1] < 0 < areas[2] < areas[3]
sys.exit(0 if as_found else "changed: boxes that do not meet have other areas in common")
PY
"$work/venv/bin/python" "$work/boxes.py"
