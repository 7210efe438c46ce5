#!/bin/sh
# Looked through for its dates, an essay has the 38th parallel in the year 2038, and “We” on a Wednesday.
#
# One would guess: a library that finds the dates in a text takes what is written as one, a year, a
#   month with a day, and at worst misses some.
# What happens: dateparser's `search_dates`, told that the text is English and what day it is, puts
#   together what can be read as a day, a month or a year wherever it stands. “The 38th” of the parallel
#   is a day in 2038, “2/3 of the votes” is February 3, “¶4, ¶12 and ¶31” is April 12, 2031, and the 1st
#   amendment is in January. “We” is a Wednesday; “may”, “march”, “sun” and “sat” are dates as words. “The
#   19th century” and “38 articles” are none. Nothing tells a date that is written from one that is made
#   up: both come as words and a day.
# Versions: dateparser 1.5.0.
# Source: seen by running.
# Why it matters on paper: a timeline made of an essay has its lines in order, each with a date and
#   the sentence that it comes from; in print, nobody sees which dates nobody wrote.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check dateparser==1.5.0
cat >"$work/dates.py" <<'PY'
import datetime
import sys
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
from dateparser.search import search_dates

TODAY = datetime.datetime(2026, 11, 29)
TEXTS = {
    "The talks ended on 4 December 2018.": ["2018-12-04"],
    "The 38th parallel divides them.": ["2038-11-29"],
    "It takes 2/3 of the votes.": ["2026-02-03"],
    "See ¶4, ¶12 and ¶31.": ["2031-04-12"],
    "The 1st amendment and the 14th protect it.": ["2026-01-29", "2026-11-14"],
    "We may march.": ["2026-11-25", "2026-05-29", "2026-03-29"],
    "The sun sat on the bridge.": ["2026-11-29", "2026-11-28"],
    "The 19th century was long.": [],
    "The treaty has 38 articles.": [],
}
print("dateparser", version("dateparser"))
as_found = True
for text, wanted in TEXTS.items():
    found = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": TODAY}) or []
    print(text, *(f"[{words}: {date:%Y-%m-%d}]" for words, date in found))
    as_found = as_found and [f"{date:%Y-%m-%d}" for _, date in found] == wanted
sys.exit(0 if as_found else "changed: other dates are found")
PY
"$work/venv/bin/python" "$work/dates.py"
