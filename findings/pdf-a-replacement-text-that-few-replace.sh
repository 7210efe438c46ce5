#!/bin/sh
# The standard's own way to mend a word broken at the line's end mends it in one reader of five.
#
# One would guess: `/ActualText` says what a run of a page's text is, in place of the letters that are
#   drawn; ISO 32000-1 shows it with a word that is hyphenated. Whoever reads the text of a page
#   reads that, and an empty one hides an ornament that is drawn with letters.
# What happens: pdf.js (Firefox), pypdf and pdfminer.six read what is drawn: “negoti-”, “ation”, page
#   III in place of 3, the ornament within the sentence; none of them tells. PDFium (Chrome) takes
#   the word and the number, but not the empty text. MuPDF takes the empty one and the number; the
#   letters of the word it deals out to the two lines, so that “negoti” and “ation” stay apart.
# Versions: pdfjs-dist 5.6.205 (Node.js 20), pypdf 7.1.0, pdfminer.six 20260107, pypdfium2 5.15.2,
#   PyMuPDF 2.0; the three pages are written by pikepdf 10.18.0.
# Source: ISO 32000-1, 14.9.4, with its example; seen by running.
# Why it matters on paper: a file that has been made to be read aloud and searched is tested with one
#   of these, and is used with another: the same class has Firefox at school and Chrome at home.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
    pikepdf==10.18.0 pypdf==7.1.0 pdfminer.six==20260107 pypdfium2==5.15.2 pymupdf==2.0
cd "$work"
npm init -y >npm.log
npm install --silent --no-audit --no-fund pdfjs-dist@5.6.205
cat >pdfjs.mjs <<'JS'
import fs from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const data = new Uint8Array(fs.readFileSync(process.argv[2]));
const page = await (await getDocument({ data, verbosity: 0 }).promise).getPage(1);
console.log((await page.getTextContent()).items.map((item) => item.str).join(" "));
JS
cat >read.py <<'PY'
import subprocess
import sys

import pikepdf
import pymupdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from pikepdf import Dictionary, Name

# What is drawn, what it says, what must be read and what must not.
PAGES = {
    "a broken word": (
        b"(The) Tj /Span <</ActualText ( negotiation )>> BDC ( negoti-) Tj 0 -14 Td (ation ) Tj EMC (failed) Tj",
        "negotiation", "negoti-",
    ),
    "a numeral": (b"(page ) Tj /Span <</ActualText (3)>> BDC (III) Tj EMC", "page 3", "III"),
    "an ornament": (b"(A ) Tj /Span <</ActualText ()>> BDC (oOo) Tj EMC ( B) Tj", "A B", "oOo"),
}


def pdfjs(path):
    return subprocess.run(["node", "pdfjs.mjs", path], check=True, capture_output=True, text=True).stdout


READERS = {
    "MuPDF": lambda path: pymupdf.open(path)[0].get_text(),
    "PDFium": lambda path: pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range(),
    "pdf.js": pdfjs,
    "pypdf": lambda path: pypdf.PdfReader(path).pages[0].extract_text(),
    "pdfminer.six": extract_text,
}
print("pypdf", pypdf.__version__, "PyMuPDF", pymupdf.__version__, "pypdfium2", pypdfium2.version.PYPDFIUM_INFO)
found = {}
for kind, (drawn, wanted, not_wanted) in PAGES.items():
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 100))
        page = pdf.pages[0]
        page.Resources = Dictionary(
            Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        )
        page.Contents = pdf.make_stream(b"BT /F 12 Tf 20 60 Td " + drawn + b" ET")
        pdf.save("page.pdf")
    for name, read in READERS.items():
        text = read("page.pdf")
        text = " ".join(text.split())
        found[kind, name] = not_wanted not in text and wanted in text
        print(f"{kind}, {name:12}: {text!r}: {'right' if found[kind, name] else 'wrong'}")
as_found = {each for each, right in found.items() if right} == {
    ("a broken word", "PDFium"), ("a numeral", "MuPDF"), ("a numeral", "PDFium"), ("an ornament", "MuPDF"),
}
sys.exit(0 if as_found else "changed: other readers take the replacement text")
PY
venv/bin/python read.py
