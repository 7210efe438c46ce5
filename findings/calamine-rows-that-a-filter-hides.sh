#!/bin/sh
# A class list that was filtered to three students is read as six, and nothing tells.
#
# One would guess: a reader of workbooks gives the rows that people see, or marks the others: it
#   does so for sheets (`SheetMetadata.visible`), which can be hidden as well.
# What happens: python-calamine reads the rows that a filter hides like all others. Neither the
#   sheet, nor its metadata, nor `iter_rows` has anything about a row but its cells. In the file, each
#   such row has `hidden="1"` (ECMA-376 part 1, 18.3.1.73); an OpenDocument row has
#   `table:visibility="filter"`. Saving as CSV from the same program would have left them out.
# Versions: python-calamine 0.9.1; the workbook is made by openpyxl 3.1.5.
# Source: python-calamine's reference names no property of rows; seen by running.
# Why it matters on paper: a teacher filters the year's list by class, saves, and gets packets for
#   the whole year, with names of students whom nobody in the room knows.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5
cat >"$work/hidden.py" <<'PY'
import io
import re
import sys
import zipfile
from importlib.metadata import version

import openpyxl
import python_calamine

book = openpyxl.Workbook()
sheet = book.active
people = [("Name", "Class"), ("Ada", "9a"), ("Bo", "9b"), ("Cy", "9a"), ("Di", "9b"), ("Ed", "9a")]
for row in people:
    sheet.append(row)
sheet.auto_filter.ref = "A1:B6"
sheet.auto_filter.add_filter_column(1, ["9a"])
for number, (_, group) in enumerate(people, start=1):
    sheet.row_dimensions[number].hidden = group == "9b"
out = io.BytesIO()
book.save(out)

read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue()))
first = read.get_sheet_by_index(0)
names = [row[0] for row in first.to_python()]
by_rows = [row[0] for row in first.iter_rows()]
told = [each for each in dir(first) if re.search("hid|visib", each)]
xml = zipfile.ZipFile(io.BytesIO(out.getvalue())).read("xl/worksheets/sheet1.xml")
hidden = len(re.findall(rb'<row [^>]*hidden="1"', xml))
print("python-calamine", version("python-calamine"), "openpyxl", version("openpyxl"))
print("hidden rows in the file:", hidden)
print("rows read:", names, "and by iter_rows:", by_rows)
print("what a sheet has about hidden rows:", told or "nothing")
as_found = hidden == 2 and len(names) == len(by_rows) == 6 and not told
sys.exit(0 if as_found else "changed: hidden rows are left out, or told")
PY
"$work/venv/bin/python" "$work/hidden.py"
