#!/bin/sh
# An empty cell, a formula that nobody has calculated and an error all read as "".
#
# One would guess: a formula without a result is None, or its text, or an error; and "#N/A", which
#   everybody sees in the cell, is not the same as nothing.
# What happens: python-calamine gives "" for all three. openpyxl, which many exports are written with,
#   never calculates: it writes `<f>` with an empty `<v/>`. The sheet shows the names as soon as a
#   spreadsheet program opens it, and they stay away until that program has saved it once.
#   openpyxl itself tells the three apart: None, None and '#N/A' with `data_only`, and the formula without.
# Versions: python-calamine 0.9.1, openpyxl 3.1.5.
# Source: python-calamine's reference says nothing of either; ECMA-376 part 1, 18.3.1.40 and 18.18.11.
# Why it matters on paper: a list whose names are put together by =B2&" "&C2 "holds no student", and a
#   lookup that failed for one student leaves one packet out of the pile without a word.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5
cat >"$work/empty.py" <<'PY'
import io
import sys
from importlib.metadata import version

import openpyxl
from python_calamine import CalamineWorkbook

book = openpyxl.Workbook()
sheet = book.active
sheet["A1"] = "Name"
sheet["A2"] = None
sheet["A3"] = '=B3&" "&C3'
sheet["B3"], sheet["C3"] = "Ada", "Oak"
sheet["A4"] = "#N/A"
sheet["B4"] = "x"
out = io.BytesIO()
book.save(out)


def read(data, **how):
    return [row[0].value for row in openpyxl.load_workbook(io.BytesIO(data), **how).active.iter_rows()]


found = [
    row[0]
    for row in CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue()))
    .get_sheet_by_index(0)
    .to_python()
]
print("python-calamine", version("python-calamine"), "openpyxl", version("openpyxl"))
print("an empty cell, a formula, an error, by python-calamine:", found[1:])
print("by openpyxl:", read(out.getvalue())[1:], "and, with data_only:", read(out.getvalue(), data_only=True)[1:])
sys.exit(0 if found[1:] == ["", "", ""] else "changed: the three can be told apart")
PY
"$work/venv/bin/python" "$work/empty.py"
