#!/bin/sh
# "Ben", a line break and "Fi" in a cell are "BenFi" from an .ods file, and "Ben\nFi" from .xlsx.
#
# One would guess: a line break or a tab in a cell is a break in its text whatever the file's
#   format, since one reader reads both; and the reading aid above a Japanese name (furigana) is no
#   part of the name.
# What happens: python-calamine drops `<text:line-break/>` and `<text:tab/>` of an OpenDocument sheet,
#   and joins what stood before and after; a second paragraph of the cell it does keep apart, with
#   "\n". The text of `<text:ruby-text>` is added to the name. From .xlsx the same break comes as
#   "\n", and furigana (`<rPh>`) is left out.
# Versions: python-calamine 0.9.1. The two files are written here, part by part.
# Source: OpenDocument 1.3 part 3, 6.1.4 (tab), 6.1.5 (line break), 6.4 (ruby); seen by running.
# Why it matters on paper: lists of wishes or of names in one cell become one word ("japanchina"
#   is no role), and a student called 山田 gets a cover for 山田やまだ.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check python-calamine==0.9.1
cat >"$work/breaks.py" <<'PY'
import io
import sys
import zipfile
from importlib.metadata import version

from python_calamine import CalamineWorkbook


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def cells(data):
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    return [row[0] for row in rows]


kind = "application/vnd.oasis.opendocument.spreadsheet"
office = "urn:oasis:names:tc:opendocument:xmlns"
written = [
    "<text:p>Ben<text:line-break/>Fi</text:p>",
    "<text:p>Ben<text:tab/>Fi</text:p>",
    "<text:p>Ben</text:p><text:p>Fi</text:p>",
    "<text:p><text:ruby><text:ruby-base>山田</text:ruby-base><text:ruby-text>やまだ</text:ruby-text>"
    "</text:ruby></text:p>",
]
rows = "".join(
    '<table:table-row><table:table-cell office:value-type="string">' + each
    + "</table:table-cell></table:table-row>"
    for each in written
)
ods = packed({
    "mimetype": kind,
    "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{office}:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
    "content.xml": f'<office:document-content xmlns:office="{office}:office:1.0" '
    f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0"><office:body>'
    f'<office:spreadsheet><table:table table:name="A">{rows}</table:table></office:spreadsheet>'
    "</office:body></office:document-content>",
})
main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
rels = "http://schemas.openxmlformats.org/package/2006/relationships"
to = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
strings = [
    '<si><t xml:space="preserve">Ben&#10;Fi</t></si>',
    '<si><t>山田</t><rPh sb="0" eb="2"><t>やまだ</t></rPh></si>',
]
xlsx = packed({
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="b" Type="{to}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{to}"><sheets>'
    '<sheet name="A" sheetId="1" r:id="a"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{rels}">'
    f'<Relationship Id="a" Type="{to}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="s" Type="{to}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/sharedStrings.xml": f'<sst xmlns="{main}">{"".join(strings)}</sst>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>'
    '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>'
    "</sheetData></worksheet>",
})
from_ods, from_xlsx = cells(ods), cells(xlsx)
print("python-calamine", version("python-calamine"))
print("line break, tab, paragraphs, furigana in .ods:", from_ods)
print("line break, furigana in .xlsx:", from_xlsx)
as_found = from_ods == ["BenFi", "BenFi", "Ben\nFi", "山田やまだ"] and from_xlsx == ["Ben\nFi", "山田"]
sys.exit(0 if as_found else "changed: other texts")
PY
"$work/venv/bin/python" "$work/breaks.py"
