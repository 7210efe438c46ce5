"""A class list, in whatever shape a school system gives it, to a `Roster`.

bytes → text (`encoding`) or sheets (`workbook`) → a `Table` (`table`, `delimited`) →
which column is what (`header`) → which row is a student (`rows`) → students.
"""

from kit.load.roster.load import load_roster
from kit.load.roster.roles import resolve_roles

__all__ = ["load_roster", "resolve_roles"]
