#!/bin/sh
# A class list is sorted by name, and class 7W is “49 days, 0:00:00”.
#
# One would guess: `csvsort -c Name` puts the rows of a file in order, and leaves the cells as they are;
#   if types are guessed, then to compare, and no further than numbers and dates as they are written.
# What happens: csvkit's tools that sort, join and show (csvsort, csvjoin, csvlook, csvjson) make values
#   of whole columns, and write the values. A letter after a number is a unit of time: classes 7W and 8W are 49 and 56 days, 5D and 6D five and six days, 5M and 6M minutes, as w, d,
#   h, m and s are for all numbers; 8b and 8a stay. Groups Mon, Tue and Thu are days of the year 1, Monday
#   a week after Tuesday; the seats 1-2 and 3-4 are January 2 and March 4, 2001. One cell that is no
#   time, such as 7A, and the whole column stays as it was. `-I` turns it off.
# Versions: csvkit 2.2.0, agate 1.14.2, parsedatetime 2.6, pytimeparse 1.1.8.
# Source: csvkit's documentation has `--no-inference`, and does not say what it saves from; the units
#   are those of pytimeparse, which agate asks. Seen by running.
# Why it matters on paper: schools name forms by a teacher's letter. The list of one year comes out
#   right, since it has a 7A; that of one class is printed with a length of time on each cover.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
    csvkit==2.2.0 agate==1.14.2 parsedatetime==2.6 pytimeparse==1.1.8
cat >"$work/columns.py" <<'PY'
import csv
import io
import subprocess
import sys
from importlib.metadata import version

csvsort = sys.argv[1]
COLUMNS = {
    ("7W", "8W"): ["49 days, 0:00:00", "56 days, 0:00:00"],
    ("5D", "6D"): ["5 days, 0:00:00", "6 days, 0:00:00"],
    ("5M", "6M"): ["0:05:00", "0:06:00"],
    ("8b", "8a"): ["8b", "8a"],
    ("7W", "7A"): ["7W", "7A"],
    ("Mon", "Tue"): ["0001-01-08", "0001-01-02"],
    ("1-2", "3-4"): ["2001-01-02", "2001-03-04"],
}


def sorted_by_name(cells, *options):
    text = "Name,Is\n" + "".join(f"{name},{cell}\n" for name, cell in zip(("Ada", "Ben"), cells))
    done = subprocess.run([csvsort, *options, "-c", "Name"], input=text, text=True, check=True, capture_output=True)
    return [row["Is"] for row in csv.DictReader(io.StringIO(done.stdout))]


print("csvkit", version("csvkit"), "agate", version("agate"))
as_found = True
for cells, wanted in COLUMNS.items():
    got, kept = sorted_by_name(cells), sorted_by_name(cells, "-I")
    print(f"{', '.join(cells)}: {'; '.join(got)}")
    as_found = as_found and got == wanted and kept == list(cells)
sys.exit(0 if as_found else "changed: cells are sorted into others")
PY
"$work/venv/bin/python" "$work/columns.py" "$work/venv/bin/csvsort"
