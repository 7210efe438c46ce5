"""Reads the class list of a request: its students, with roles as ids."""

from __future__ import annotations

from collections.abc import Collection

from kit.model.debate import Debate
from kit.model.roster import Roster
from kit.model.saved_cast import SavedCast
from kit.pipeline.request import RosterSource
from kit.problems import Problems


def read_class_list(
    source: RosterSource,
    debate: Debate,
    profiles: Collection[str],
    saved: SavedCast | None,
    problems: Problems,
) -> Roster | None:
    """The class list; None, and problems, if it cannot be used, or none is given.

    `profiles` are the ids of the print profiles. Who has a seat in the `saved` cast is a student,
    and is not asked about again.
    """
    if not source.has_roster:
        return None
    # Slow to load; many builds have no class.
    from kit.load.roster import ListOptions, load_roster, names_of_roles, resolve_roles

    before = len(problems.errors)
    options = ListOptions(
        encoding=source.encoding,
        profiles=tuple(profiles),
        include=source.include,
        leave_out=source.leave_out,
        told=dict(source.columns),
        name=source.name,
        seated=() if saved is None else tuple(each.name for each in saved.roster.students),
        roles=frozenset(names_of_roles(debate)),
    )
    roster = load_roster(source.path, source.data, problems, options)
    roster = None if roster is None else resolve_roles(roster, debate, problems)
    return roster if len(problems.errors) == before else None
