"""Reads a class list, in whatever shape a school system exports it, as a `Roster`.

bytes → text (`encoding`) or sheets (`workbook`) → a `CellTable` (`cells`, `delimited`) → the row of
headings (`header`) and which column is what (`columns`, `own_columns`), by the words of
`templates/headings.yaml` (`headings`) → which row is a student (`rows`, `doubts`) → students
(`students`).
"""

from kit.load.roster.by_teacher import HOLDS
from kit.load.roster.load import load_roster
from kit.load.roster.read_list import ListOptions
from kit.load.roster.roles import names_of_roles, resolve_roles
from kit.load.roster.shown_columns import load_columns

__all__ = ["HOLDS", "ListOptions", "load_columns", "load_roster", "names_of_roles", "resolve_roles"]
