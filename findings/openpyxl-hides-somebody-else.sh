#!/bin/sh
# One student is deleted above, and then another one is hidden.
#
# One would guess: `delete_rows()` and `insert_rows()` move rows, as the same command does in a
#   spreadsheet program: what is hidden stays hidden, and nothing else.
# What happens: only the cells move. `hidden`, like the height, belongs to the number of the row, and
#   stays with it. After `delete_rows(2)` the row that was hidden is shown, and the one that has moved
#   to its number is hidden. Saved, that is what a spreadsheet program shows and prints, and what a
#   reader that leaves out hidden rows reads. The number of hidden rows is right.
# Versions: openpyxl 3.1.5.
# Source: openpyxl's documentation on inserting and deleting rows warns of formulas, tables and
#   charts, which it does not manage; it says nothing of rows. Seen by running.
# Why it matters on paper: a script takes the title off a list from which a filter hides those who
#   have left. One of them gets a packet, and a student of the class gets none; the count is right.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check openpyxl==3.1.5
cat >"$work/hidden.py" <<'PY'
import io
import sys
from importlib.metadata import version

import openpyxl

PEOPLE = ("Class 9b", "Ada", "Bo (left)", "Cy", "Di")


def book():
    made = openpyxl.Workbook()
    for name in PEOPLE:
        made.active.append([name])
    made.active.row_dimensions[3].hidden = True
    return made


def shown(made):
    """Names in rows that are not hidden, from the file as it is saved."""
    out = io.BytesIO()
    made.save(out)
    sheet = openpyxl.load_workbook(io.BytesIO(out.getvalue())).active
    return [cell.value for (cell,) in sheet.iter_rows() if not sheet.row_dimensions[cell.row].hidden]


before, deleted, inserted = book(), book(), book()
deleted.active.delete_rows(1)
inserted.active.insert_rows(2)
print("openpyxl", version("openpyxl"))
print("shown before:               ", shown(before))
print("shown after delete_rows(1): ", shown(deleted))
print("shown after insert_rows(2): ", shown(inserted))
as_found = shown(before) == ["Class 9b", "Ada", "Cy", "Di"] and shown(deleted) == ["Ada", "Bo (left)", "Di"]
sys.exit(0 if as_found and "Bo (left)" in shown(inserted) else "changed: hidden rows move with their cells")
PY
"$work/venv/bin/python" "$work/hidden.py"
