#!/bin/sh
# A landscape form that is made upright loses its answers off the edge of the page.
#
# One would guess: `transfer_rotation_to_content()`, which its reference recommends before pages are
#   merged, gives the same page without /Rotate; `scale_by()` does move fields and links along.
# What happens: the words are turned, and the boxes of the page. The rectangles of fields and links
#   stay as they were: a field at the top of a page of 792 points lies outside the same page, 612
#   points high now. Nothing is raised, and the form still holds the answer, so that a reader of
#   values finds it and paper does not.
# Versions: pypdf 7.1.0, pikepdf 10.18.0 (makes the form).
# Source: pypdf's reference names the content and the boxes, and says nothing of annotations; asked
#   for in its issue 2592. ISO 32000-1, 12.5.2: Rect is in the user space of the page.
# Why it matters on paper: tables are landscape, printers' software wants upright pages, and what
#   students typed is gone from the sheet that comes out.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check pypdf==7.1.0 pikepdf==10.18.0
cat >"$work/upright.py" <<'PY'
import io
import sys
from importlib.metadata import version

import pikepdf
import pypdf
from pikepdf import Array, Dictionary, Name, String

pdf = pikepdf.new()
page = pdf.add_blank_page(page_size=(612, 792)).obj
page.Rotate = 90
font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
page.Resources = Dictionary(Font=Dictionary(F1=font))
page.Contents = pdf.make_stream(b"BT /F1 12 Tf 72 705 Td (Offer) Tj ET")
field = pdf.make_indirect(
    Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("offer"), V=String("Two buses"),
        Rect=Array([110, 700, 260, 720]), F=4, P=page,
    )
)
page.Annots = Array([field])
pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
made = io.BytesIO()
pdf.save(made)


def word_at(page):
    """Where the word “Offer” begins."""
    places = []
    page.extract_text(visitor_text=lambda text, cm, tm, *_: text.strip() and places.append(
        tuple(round(each) for each in (
            tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]))))
    return places[0]


def field_at(page):
    return tuple(round(float(each)) for each in page["/Annots"][0].get_object()["/Rect"])


def look(said, page):
    size = (round(float(page.mediabox.width)), round(float(page.mediabox.height)))
    print(f"{said}: rotation {page.rotation}, page {size}, the word at {word_at(page)}, its field {field_at(page)}")
    return size, field_at(page)


print("pypdf", version("pypdf"))
before = pypdf.PdfWriter(clone_from=io.BytesIO(made.getvalue())).pages[0]
_, was = look("as made", before)
upright = pypdf.PdfWriter(clone_from=io.BytesIO(made.getvalue())).pages[0]
upright.transfer_rotation_to_content()
size, stays = look("upright", upright)
smaller = pypdf.PdfWriter(clone_from=io.BytesIO(made.getvalue())).pages[0]
smaller.scale_by(0.5)
_, moved = look("scaled by 0.5", smaller)
as_found = upright.rotation == 0 and stays == was and was[1] > size[1] and moved != was
sys.exit(0 if as_found else "changed: fields go where the words go, or nowhere")
PY
"$work/venv/bin/python" "$work/upright.py"
