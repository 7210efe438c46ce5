#!/bin/sh
# The same red is as dark as ink by one reader's gray, and too light to read by the other's.
#
# One would guess: a color turned gray is one gray; ISO 32000-1 gives the formula (0.3 of red, 0.59 of
#   green, 0.11 of blue), and whoever renders a page in gray sees what a copier will print.
# What happens: PDFium and Pillow take the sum of the numbers as they are stored. MuPDF, and Ghostscript,
#   which many print servers run, turn colors gray by their profiles, that is by the light they give.
#   Red is 76 by the first and 129 by the second: on white a contrast of 8.6 or of 3.9, above and below
#   the 4.5 that the accessibility rules ask of text. Blue is 28 or 69, a strong green 90 or 131, so
#   that it changes place with red: who is darker depends on who asks. Grays are the same in both.
# Versions: pypdfium2 5.15.2, Pillow 13.0.0, PyMuPDF 2.0; Ghostscript 10.00.0 is within 1 of PyMuPDF,
#   where installed.
# Source: ISO 32000-1, 10.3.3; WCAG 2.2, relative luminance and contrast, which agrees with the second
#   for red and green. Seen by running.
# Why it matters on paper: nearly all copies are gray. A preflight by the first finds red words dark
#   enough, and the queue at school prints them pale, as dark as the green ones that they differ from.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check pypdfium2==5.15.2 pillow==13.0.0 pymupdf==2.0
cat >"$work/grays.py" <<'PY'
import sys
from importlib.metadata import version

import pymupdf
import pypdfium2

COLORS = {"red": (1, 0, 0), "green": (0, 0.6, 0), "blue": (0, 0, 1), "magenta": (1, 0, 1), "gray": (0.5, 0.5, 0.5)}


def light(value):
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def contrast(gray):
    """The contrast of a gray of 0 to 255 to white paper (WCAG 2.2)."""
    return 1.05 / (light(gray / 255) + 0.05)


print("pypdfium2", version("pypdfium2"), "Pillow", version("pillow"), "PyMuPDF", version("pymupdf"))
found = {}
for name, color in COLORS.items():
    document = pymupdf.open()
    page = document.new_page(width=40, height=40)
    page.draw_rect(page.rect, fill=color, color=color)
    drawn = pypdfium2.PdfDocument(document.tobytes())[0]
    grays = {
        "PDFium": drawn.render(grayscale=True).to_pil().getpixel((20, 20)),
        "Pillow": drawn.render().to_pil().convert("L").getpixel((20, 20)),
        "MuPDF": page.get_pixmap(colorspace=pymupdf.csGRAY).pixel(20, 20)[0],
    }
    found[name] = grays
    print(f"{name:8}" + "".join(f"{reader} {gray:3} ({contrast(gray):4.1f} to 1)   " for reader, gray in grays.items()))
red, green, gray = found["red"], found["green"], found["gray"]
as_found = (
    all(abs(each["PDFium"] - each["Pillow"]) <= 2 for each in found.values())
    and contrast(red["PDFium"]) > 8 and contrast(red["MuPDF"]) < 4.5
    and red["PDFium"] < green["PDFium"] - 10 and abs(red["MuPDF"] - green["MuPDF"]) < 5
    and abs(gray["PDFium"] - gray["MuPDF"]) <= 2
)
sys.exit(0 if as_found else "changed: a color is one gray")
PY
"$work/venv/bin/python" "$work/grays.py"
