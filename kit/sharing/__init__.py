"""Shares debates: writes one to a zip file, and judges and adds a stranger's zip file."""

from kit.sharing.gather import Details, Gathered, gather
from kit.sharing.install import Added, added_before, install, place_of
from kit.sharing.judge.judge import Arrival, judge
from kit.sharing.write import check_target, write

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
