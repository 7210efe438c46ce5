"""Sharing a debate: it is written to a zip file, and a stranger's zip file is judged and added."""

from kit.packs.gather import Details, Gathered, gather
from kit.packs.install import Added, added_before, install, place_of
from kit.packs.judge import Arrival, judge
from kit.packs.write import check_target, write

__all__ = [
    "Added",
    "Arrival",
    "Details",
    "Gathered",
    "added_before",
    "check_target",
    "gather",
    "install",
    "judge",
    "place_of",
    "write",
]
