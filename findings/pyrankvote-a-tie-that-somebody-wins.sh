#!/bin/sh
# Six votes to six, and one side is “Elected”: the other one, if it is counted again.
#
# One would guess: a library that counts ballots gives the same result for the same ballots, and says
#   so if there is a tie, as who is in the chair would have to decide.
# What happens: pyrankvote tosses a coin, between equal winners and between those of whom one is to go
#   first. Neither the table that it prints nor the result tells: “Yes 6 Elected, No 6 Rejected”, and
#   the next time the other way round. Of five votes for one, and four each for two who have one
#   another as second wish, the coin decides which of the two beats the five. It is Python's `random`,
#   so that only a seed set from outside repeats a count.
# Versions: pyrankvote 2.0.6.
# Source: pyrankvote's description does not mention ties of candidates; a comment in its source does.
#   Seen by running.
# Why it matters on paper: a class that ends even is not rare, and the sheet for the debrief names a
#   winner: another one than the copy that is printed after lunch.
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

yes, no, later = Candidate("Yes"), Candidate("No"), Candidate("Later")


def winners(candidates, ballots, count=200):
    """Who wins, over so many counts of the same ballots, and the table of the last."""
    found = Counter()
    for seed in range(count):
        random.seed(seed)
        result = pyrankvote.instant_runoff_voting(candidates, ballots)
        found[result.get_winners()[0].name] += 1
    return found, str(result)


print("pyrankvote", version("pyrankvote"))
even, table = winners([yes, no], [Ballot([yes, no])] * 6 + [Ballot([no, yes])] * 6)
three, _ = winners([yes, no, later], [Ballot([yes])] * 5 + [Ballot([no, later])] * 4 + [Ballot([later, no])] * 4)
print(table)
print("six to six, counted 200 times:", dict(even))
print("five, four and four, counted 200 times:", dict(three))
tells = "tie" in table.lower() or "random" in table.lower()
as_found = min(even["Yes"], even["No"]) > 50 and min(three["Later"], three["No"]) > 50 and not tells
sys.exit(0 if as_found else "changed: a tie is a tie")
PY
"$work/venv/bin/python" "$work/votes.py"
