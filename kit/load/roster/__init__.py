"""Whatever a school system exports to a roster."""

from kit.load.roster.students import load_roster, resolve_roles

__all__ = ["load_roster", "resolve_roles"]
