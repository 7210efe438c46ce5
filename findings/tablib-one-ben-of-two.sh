#!/bin/sh
# The heading of a class list is gone, two students called Ben are one, and a group is missing.
#
# One would guess: a reader of .ods files gives the rows that the sheet shows, each once, whatever is
#   set for printing.
# What happens: OpenDocument keeps equal neighbors as one, with a number (`number-rows-repeated`,
#   `number-columns-repeated`): spreadsheet programs write two rows “Ben, 8b” that way. Rows that are
#   to be printed on top of each page stand inside `<table:table-header-rows>`, rows that can be folded
#   inside `<table:table-row-group>`. tablib takes the rows that are the table's own children, each
#   once: Ben is one, the group is missing, and since the heading is missing as well, Ada is the
#   heading. Nothing is raised. pandas, by the same odfpy, and python-calamine read all of it.
# Versions: tablib 3.10.0, odfpy 1.4.1, pandas 3.1.1, python-calamine 0.9.1.
# Source: OpenDocument 1.3 part 3 on `<table:table-header-rows>`, `<table:table-row-group>` and
#   `table:number-rows-repeated`; tablib's pull request 616 is about cells. Seen by running.
# Why it matters on paper: who sets a list up to be printed well, with its heading on each page,
#   takes it from the reader; of a list of first names, one Ben gets no packet.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
    tablib==3.10.0 odfpy==1.4.1 pandas==3.1.1 python-calamine==0.9.1
cat >"$work/rows.py" <<'PY'
import sys
import zipfile
from importlib.metadata import version

import pandas
import tablib
from python_calamine import CalamineWorkbook

path = sys.argv[1]
NAMES = "urn:oasis:names:tc:opendocument:xmlns"
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def row(*texts, times=1):
    cells = "".join(f'<table:table-cell office:value-type="string"><text:p>{each}</text:p></table:table-cell>' for each in texts)
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


rows = (
    f"<table:table-header-rows>{row('Name', 'Class')}</table:table-header-rows>"
    f"{row('Ada', '8b')}{row('Ben', '8b', times=2)}"
    f"<table:table-row-group>{row('Cy', '8b')}{row('Di', '8b')}</table:table-row-group>"
)
with zipfile.ZipFile(path, "w") as out:
    out.writestr("mimetype", KIND)
    out.writestr(
        "META-INF/manifest.xml",
        f'<manifest:manifest xmlns:manifest="{NAMES}:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    )
    out.writestr(
        "content.xml",
        f'<office:document-content xmlns:office="{NAMES}:office:1.0" xmlns:table="{NAMES}:table:1.0" '
        f'xmlns:text="{NAMES}:text:1.0" office:version="1.3"><office:body><office:spreadsheet>'
        f'<table:table table:name="Class"><table:table-column table:number-columns-repeated="2"/>{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>",
    )
ALL = [["Name", "Class"], ["Ada", "8b"], ["Ben", "8b"], ["Ben", "8b"], ["Cy", "8b"], ["Di", "8b"]]
with open(path, "rb") as file:
    data = tablib.Dataset().load(file, format="ods")
found = [data.headers, *map(list, data)]
others = {
    "pandas": pandas.read_excel(path, engine="odf", header=None).values.tolist(),
    "python-calamine": CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(),
}
for name, read in {"tablib": found, **others}.items():
    print(f"{name} {version(name)}: {len(read)} rows, {[each[0] for each in read]}")
as_found = found == [["Ada", "8b"], ["Ben", "8b"]] and all(read == ALL for read in others.values())
sys.exit(0 if as_found else "changed: tablib reads other rows")
PY
"$work/venv/bin/python" "$work/rows.py" "$work/class.ods"
