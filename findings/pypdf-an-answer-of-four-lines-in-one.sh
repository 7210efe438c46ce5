#!/bin/sh
# An answer of four lines is filled in as one, and three quarters of it are not printed.
#
# One would guess: a field that is marked as one of several lines wraps what is put into it: viewers do
#   when somebody types, and a library that fills in forms and draws how they look does the same.
# What happens: pypdf wraps the answer if the field's type is of size 0 (“as it fits”). If it is of 12
#   points, which a form's author has chosen so that all answers are alike, it sets the answer in one
#   line, which runs out of the field and is clipped there. The value is whole: whoever asks the file
#   for its answers gets all of them, and a viewer that draws fields anew shows them. What is printed
#   is what was drawn. A trial with a field of size 0 is right. pikepdf's plain generator never wraps;
#   PyMuPDF wraps both.
# Versions: pypdf 7.1.0, pikepdf 10.18.0, PyMuPDF 2.0, which also counts the lines that can be seen.
# Source: ISO 32000-1, 12.7.4.3, flag 13 (Multiline); pikepdf's reference names this limit of its
#   generator, pypdf's does not. Seen by running.
# Why it matters on paper: answers typed on a screen are put into the class's forms and printed for
#   the debate; of each, the first words are on the sheet.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check pypdf==7.1.0 pikepdf==10.18.0 pymupdf==2.0
cat >"$work/answers.py" <<'PY'
import io
import sys
from importlib.metadata import version

import pikepdf
import pymupdf
import pypdf
from pikepdf import Array, Dictionary, Name
from pikepdf.form import DefaultAppearanceStreamGenerator, Form

ANSWER = (
    "We want the road closed for a year, since children walk to school there, and since nobody "
    "has yet counted the cars that would have to go round by the bridge."
)


def form(size):
    """A page with one field of several lines, in type of this size."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 200))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        field = pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="why", DA=f"/Helv {size} Tf 0 g",
            Rect=Array([20, 60, 280, 180]), F=4, Ff=1 << 12,
        ))
        pdf.pages[0].Annots = Array([field])
        fonts = Dictionary(Font=Dictionary(Helv=pdf.make_indirect(font)))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DR=fonts, DA="/Helv 12 Tf 0 g")
        pdf.save(out)
    return out.getvalue()


def by_pypdf(data):
    out, writer = io.BytesIO(), pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.update_page_form_field_values(writer.pages[0], {"why": ANSWER}, auto_regenerate=False)
    writer.write(out)
    return out.getvalue()


def by_pikepdf(data):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        Form(pdf, DefaultAppearanceStreamGenerator)["why"].value = ANSWER
        pdf.save(out)
    return out.getvalue()


def by_pymupdf(data):
    document = pymupdf.open(stream=data)
    for field in document[0].widgets():
        field.field_value = ANSWER
        field.update()
    return document.tobytes()


def lines_seen(data):
    """How many lines have ink on the page, and whether the value is whole."""
    picture = pymupdf.open(stream=data)[0].get_pixmap(colorspace=pymupdf.csGRAY)
    rows = [min(picture.samples[y * picture.stride:][: picture.width]) < 128 for y in range(picture.height)]
    value = pypdf.PdfReader(io.BytesIO(data)).get_form_text_fields()["why"]
    return sum(here and not before for before, here in zip([False, *rows], rows)), value == ANSWER


found = {}
for name, fill in (("pypdf", by_pypdf), ("pikepdf", by_pikepdf), ("pymupdf", by_pymupdf)):
    for size in (0, 12):
        found[name, size], whole = lines_seen(fill(form(size)))
        assert whole
        print(f"{name:8} {version(name):8} type of size {size:2}: the value is whole, lines on the page: {found[name, size]}")
as_found = found == {
    ("pypdf", 0): 4, ("pypdf", 12): 1, ("pikepdf", 0): 1, ("pikepdf", 12): 1, ("pymupdf", 0): 4, ("pymupdf", 12): 4,
}
sys.exit(0 if as_found else "changed: answers are set in other numbers of lines")
PY
"$work/venv/bin/python" "$work/answers.py"
