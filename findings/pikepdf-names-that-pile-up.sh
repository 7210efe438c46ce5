#!/bin/sh
# Ada's name also stands on the sheets of Bo and Cy.
#
# One would guess: `out.pages.append(sheet.pages[0])` takes a copy of the sheet each time, since the
#   reference says that pages of another file are copied; what is laid over one copy is on that one.
# What happens: a file remembers which page of another it has copied. A second append copies that
#   first copy, as it is by then. In the usual loop of append and `add_overlay`, Ada's sheet is right,
#   and all later ones have her name below their own: sheet 2 “Ada Bo”, sheet 3 “Ada Cy”. With all
#   appends first and all overlays after them, or with a page that is the file's own, each sheet has
#   one name. Nothing is raised, and page 1, at which one looks, is right.
# Versions: pikepdf 10.18.0; read back with pypdfium2 5.15.2.
# Source: pikepdf issue 271 has it of `copy_foreign`, and names `pages.append` as the way out; seen by
#   running that `pages.append` of a page of another file does the same.
# Why it matters on paper: a class set of one handout, each with a name, is made by this loop.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check pikepdf==10.18.0 pypdfium2==5.15.2
cat >"$work/names.py" <<'PY'
import io
import sys
from importlib.metadata import version

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name

NAMES = ("Ada", "Bo", "Cy")


def page_of(word, height):
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792)).obj
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = pdf.make_stream(f"BT /F1 20 Tf 72 {height} Td ({word}) Tj ET".encode())
    return pdf


def words(pdf):
    out = io.BytesIO()
    pdf.save(out)
    with pypdfium2.PdfDocument(out.getvalue()) as read:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in read]


plates = [page_of(name, 600) for name in NAMES]

sheet, out = page_of("Sheet", 700), pikepdf.new()
for plate in plates:
    out.pages.append(sheet.pages[0])
    out.pages[-1].add_overlay(plate.pages[0])
in_turn = words(out)

out = pikepdf.new()
for plate in plates:
    out.pages.append(sheet.pages[0])
for page, plate in zip(out.pages, plates):
    page.add_overlay(plate.pages[0])
appended_first = words(out)

own = page_of("Sheet", 700)
for _ in NAMES[1:]:
    own.pages.append(own.pages[0])
for page, plate in zip(own.pages, plates):
    page.add_overlay(plate.pages[0])
of_its_own = words(own)

print("pikepdf", version("pikepdf"), "pypdfium2", version("pypdfium2"))
print("append, overlay, append, overlay, …:", in_turn)
print("all appends, then all overlays:     ", appended_first)
print("copies of the file's own page:      ", of_its_own)
right = [f"Sheet {name}" for name in NAMES]
as_found = in_turn == ["Sheet Ada", "Sheet Ada Bo", "Sheet Ada Cy"]
sys.exit(0 if as_found and appended_first == of_its_own == right else "changed: other words on the sheets")
PY
"$work/venv/bin/python" "$work/names.py"
