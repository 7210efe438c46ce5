#!/bin/sh
# A tied vote is settled by a coin that falls for one side three times in four: by the order of names.
#
# One would guess: a library that counts ballots says if there is a tie, as who is in the chair would
#   have to decide; if it tosses a coin, the coin is fair.
# What happens: pyrankvote sorts by a comparison that answers “before” or “after” at random where votes
#   are equal. It is asked more than once about the same two, and where they come to stand depends on
#   where they stood. Of five votes for Yes, and four each for No and Later, whose voters have one
#   another as second wish, the coin decides who of the two beats the five. With the names given as
#   Yes, No, Later it is No in 75 of 100 counts, as Yes, Later, No it is Later; as No, Yes, Later it is
#   even. Neither the table nor the result tells of a tie: “Yes 6 Elected, No 6 Rejected”, and the next
#   time the other way round.
# Versions: pyrankvote 2.0.6.
# Source: pyrankvote's description does not mention ties of candidates, a comment in its source does; a
#   comparison for sorting has to agree with itself. Seen by running.
# Why it matters on paper: classes that vote on three motions end even now and then. The sheet for the
#   debrief names a winner: another than the copy that is printed again, and oftener who was listed first.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check pyrankvote==2.0.6
cat >"$work/votes.py" <<'PY'
import random
import sys
from collections import Counter
from importlib.metadata import version

import pyrankvote
from pyrankvote import Ballot, Candidate

COUNTS = 2000


def winners(names, wishes):
    """Who wins of so many counts of the same ballots, in parts of all, and the table of the last."""
    named, found = {name: Candidate(name) for name in names}, Counter()
    ballots = [Ballot([named[name] for name in wish]) for wish in wishes]
    for seed in range(COUNTS):
        random.seed(seed)
        result = pyrankvote.instant_runoff_voting(list(named.values()), ballots)
        found[result.get_winners()[0].name] += 1
    return {name: found[name] / COUNTS for name in names}, str(result)


print("pyrankvote", version("pyrankvote"))
even, table = winners(["Yes", "No"], [["Yes", "No"]] * 6 + [["No", "Yes"]] * 6)
print(table)
print("six to six:", even)
wishes = [["Yes"]] * 5 + [["No", "Later"]] * 4 + [["Later", "No"]] * 4
parts = {}
for names in (("Yes", "No", "Later"), ("Yes", "Later", "No"), ("No", "Yes", "Later")):
    parts[names], _ = winners(names, wishes)
    print("five, four and four, names given as", ", ".join(names) + ":", parts[names])
tells = "tie" in table.lower() or "random" in table.lower()
as_found = (
    min(even.values()) > 0.4 and not tells
    and parts["Yes", "No", "Later"]["No"] > 0.65
    and parts["Yes", "Later", "No"]["Later"] > 0.65
    and 0.4 < parts["No", "Yes", "Later"]["No"] < 0.6
)
sys.exit(0 if as_found else "changed: a tie is a tie, or the coin is fair")
PY
"$work/venv/bin/python" "$work/votes.py"
