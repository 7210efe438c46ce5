"""The names that a role or a duty goes by: its id, its short name, its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kit.model.cast import Seat
from kit.model.role import Role


def ids_by_name(roles: Iterable[Role], seats: Iterable[Seat] = ()) -> Mapping[str, str]:
    """The id of each role and seat by each of its names, as `plain_name` gives them.

    If two go by one name, the surer one counts: ids come first, then short names, then names.
    """
    roles, seats = tuple(roles), tuple(seats)
    found: dict[str, str] = {}
    for names in (
        [(role.id, role.id) for role in roles],
        [(seat.plays, seat.plays) for seat in seats],
        [(role.facts.short, role.id) for role in roles],
        [(role.facts.name, role.id) for role in roles],
        [(seat.name, seat.plays) for seat in seats],
    ):
        for name, role_id in names:
            found.setdefault(plain_name(name), role_id)
    return found


def plain_name(name: str) -> str:
    """A name for comparing: lower case, and a space for each hyphen."""
    return " ".join(name.casefold().replace("-", " ").replace("’", "'").split())
