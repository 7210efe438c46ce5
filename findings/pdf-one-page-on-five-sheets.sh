#!/bin/sh
# A page that is turned, or has a trim box, is put on a sheet as it is seen by two libraries of five.
#
# One would guess: a page is what a viewer shows and a printer prints: its crop box, turned by its
#   /Rotate. Whoever puts it on a sheet, two a side or as a booklet, puts that there.
# What happens: of a page with `/Rotate 90`, pdfrw and pypdfium2 make what a viewer shows, and so does
#   pikepdf. pypdf leaves it lying. PyMuPDF leaves it lying as well, and shows as much of it as would
#   be there of the turned one: the lowest quarter of the page is gone. Of an upright page
#   with a trim box inside its crop box, pikepdf (qpdf) puts only the trim box there, and so takes off
#   the bleed and the crop marks; the other four take the crop box. Nothing is raised. A page without
#   either comes out alike from all five, so that a first try tells nothing.
# Versions: pypdf 7.1.0, PyMuPDF 2.0, pikepdf 10.18.0, pdfrw 0.4, pypdfium2 5.15.2.
# Source: ISO 32000-1, 14.11.2 and table 30. Seen by running, with each library's own way to place a
#   page on another one.
# Why it matters on paper: scans and tables come turned, and pages for a print shop with trim boxes;
#   two a side they lie on their side, lose their last rows, or the marks at which they are cut.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
    pypdf==7.1.0 pymupdf==2.0 pikepdf==10.18.0 pdfrw==0.4 pypdfium2==5.15.2 pillow==13.0.0
cat >"$work/sheets.py" <<'PY'
import io
import sys
from importlib.metadata import version

import pdfrw
import pikepdf
import pymupdf
import pypdf
import pypdfium2
from pikepdf import Array

# A page of 300 by 400 points: a green mark at its edge, a red one near it, a blue one that stands upright.
DRAWN = b"0 1 0 rg 4 4 12 12 re f 1 0 0 rg 24 24 12 12 re f 0 0 1 rg 120 150 40 80 re f"
PAGES = {
    "plain": {},
    "turned": {"Rotate": 90},
    "with boxes": {"CropBox": [20, 20, 280, 380], "TrimBox": [40, 40, 260, 360]},
}


def saved(write):
    out = io.BytesIO()
    write(out)
    return out.getvalue()


def page(**boxes):
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 400))
        pdf.pages[0].Contents = pdf.make_stream(DRAWN)
        for name, value in boxes.items():
            pdf.pages[0][f"/{name}"] = Array(value) if isinstance(value, list) else value
        return saved(pdf.save)


def by_pypdf(data):
    out = pypdf.PdfWriter()
    out.add_blank_page(400, 400).merge_page(pypdf.PdfReader(io.BytesIO(data)).pages[0])
    return saved(out.write)


def by_pymupdf(data):
    out = pymupdf.open()
    out.new_page(width=400, height=400).show_pdf_page(pymupdf.Rect(0, 0, 400, 400), pymupdf.open(stream=data), 0)
    return out.tobytes()


def by_pikepdf(data):
    with pikepdf.open(io.BytesIO(data)) as source, pikepdf.new() as out:
        out.add_blank_page(page_size=(400, 400))
        out.pages[0].add_overlay(source.pages[0])
        return saved(out.save)


def by_pdfrw(data):
    sheet = pdfrw.PageMerge()
    sheet.mbox = [0, 0, 400, 400]
    sheet.add(pdfrw.PdfReader(fdata=data).pages[0])
    out = pdfrw.PdfWriter()
    out.addpage(sheet.render())
    return saved(out.write)


def by_pypdfium2(data):
    out = pypdfium2.PdfDocument.new()
    sheet = out.new_page(400, 400)
    sheet.insert_obj(pypdfium2.PdfDocument(data).page_as_xobject(0, out).as_pageobject())
    sheet.gen_content()
    return saved(out.save)


def seen(data):
    """How the blue mark lies, and which others are there."""
    image = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")
    marks = {}
    for y in range(image.height):
        for x in range(image.width):
            color = image.getpixel((x, y))
            if max(color) > 180 and sorted(color)[1] < 70:
                marks.setdefault(("red", "green", "blue")[color.index(max(color))], []).append((x, y))
    across, down = (len(set(each)) for each in zip(*marks.pop("blue")))
    return "lies" if across > down else "stands", *sorted(marks)


LIBRARIES = {"pypdf": by_pypdf, "pymupdf": by_pymupdf, "pikepdf": by_pikepdf, "pdfrw": by_pdfrw, "pypdfium2": by_pypdfium2}
differ = []
for kind, boxes in PAGES.items():
    data = page(**boxes)
    wanted = seen(data)
    print(f"{kind}: in a viewer, blue {', '.join(wanted)}")
    for name, put in LIBRARIES.items():
        got = seen(put(data))
        differ += [(kind, name)] if got != wanted else []
        print(f"  {name:9} {version(name):8} blue {', '.join(got)}{'' if got == wanted else '   <- another picture'}")
as_found = differ == [("turned", "pypdf"), ("turned", "pymupdf"), ("with boxes", "pikepdf")]
sys.exit(0 if as_found else "changed: other libraries put the page there as it is seen")
PY
"$work/venv/bin/python" "$work/sheets.py"
