#!/bin/sh
# A poster of four meters is one of one meter, for four readers of five.
#
# One would guess: the size of a page is its media box; since boxes end at 14,400 for many programs,
#   /UserUnit says how many points one unit is, and every reader since PDF 1.6 multiplies.
# What happens: of a page of 3,000 by 2,000 units of 4 points, PyMuPDF says 12,000 by 8,000 points
#   (4.2 by 2.8 meters). PDFium (Chrome), pdfminer.six, and the boxes of pypdf and pikepdf say 3,000 by
#   2,000. pypdf knows the unit, as a number of its own; yet put on a sheet of its size by pypdf, the
#   poster covers a sixteenth of it. WeasyPrint writes a page of six meters as 17,008 units of one
#   point, beyond that limit.
# Versions: PyMuPDF 2.0, pypdfium2 5.15.2, pdfminer.six 20260107, pypdf 7.1.0, pikepdf 10.18.0,
#   WeasyPrint 70.0; needs the library Pango.
# Source: ISO 32000-1, table 30 (UserUnit, PDF 1.6) and annex C (limits); seen by running.
# Why it matters on paper: a map for the wall is cut into sheets by what a library says its size is:
#   of 224 sheets of Letter paper there are 16, or the shop prints another size than the preview had.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
    pymupdf==2.0 pypdfium2==5.15.2 pdfminer.six==20260107 pypdf==7.1.0 pikepdf==10.18.0 weasyprint==70.0
cat >"$work/poster.py" <<'PY'
import io
import sys
from importlib.metadata import version

import pikepdf
import pymupdf
import pypdf
import pypdfium2
import weasyprint
from pdfminer.high_level import extract_pages

out = io.BytesIO()
with pikepdf.new() as pdf:
    pdf.add_blank_page(page_size=(3000, 2000))
    pdf.pages[0].UserUnit = 4
    pdf.pages[0].Contents = pdf.make_stream(b"0 0 1 rg 0 0 3000 2000 re f")
    pdf.save(out, min_version="1.6")
data = out.getvalue()


def size(box):
    left, bottom, right, top = (float(each) for each in box)
    return round(right - left), round(top - bottom)


def of_pikepdf():
    with pikepdf.open(io.BytesIO(data)) as read:
        return size(read.pages[0].mediabox)


page = pypdf.PdfReader(io.BytesIO(data)).pages[0]
sizes = {
    "PyMuPDF": size(pymupdf.open(stream=data)[0].rect),
    "pypdfium2": size((0, 0, *pypdfium2.PdfDocument(data)[0].get_size())),
    "pdfminer.six": size(next(iter(extract_pages(io.BytesIO(data)))).bbox),
    "pypdf": size(page.mediabox),
    "pikepdf": of_pikepdf(),
}
for name, (wide, high) in sizes.items():
    print(f"{name:13} {version(name):9} {wide:6} by {high} points, {wide * 0.0254 / 72:.1f} by {high * 0.0254 / 72:.1f} m")


def covered(sheet):
    """How much of a sheet of 12,000 by 8,000 points the blue poster covers."""
    image = pypdfium2.PdfDocument(sheet)[0].render(scale=0.01).to_pil().convert("L")
    return round(sum(image.histogram()[:128]) / (image.width * image.height), 2)


by_pypdf = pypdf.PdfWriter()
by_pypdf.add_blank_page(12000, 8000).merge_page(page)
merged = io.BytesIO()
by_pypdf.write(merged)
share = covered(merged.getvalue())
print(f"on a sheet of its size, put there by pypdf, it covers {share:.0%}")
large = weasyprint.HTML(string="<html lang=en><title>T</title><style>@page { size: 6000mm 2000mm }</style>").write_pdf()
made = pypdf.PdfReader(io.BytesIO(large)).pages[0]
print("WeasyPrint", version("weasyprint"), "writes a page of 6 m as", size(made.mediabox), "units of", made.user_unit, "points")
small = [name for name, found in sizes.items() if found == (3000, 2000)]
as_found = (
    sizes["PyMuPDF"] == (12000, 8000) and len(small) == 4
    and share == 0.06
    and "/UserUnit" not in made and size(made.mediabox)[0] > 14400
)
sys.exit(0 if as_found else "changed: others say other sizes")
PY
"$work/venv/bin/python" "$work/poster.py"
