"""Which seats a class has, by its size, the format, and the ranks of the roles."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kit.model.cast import Seat
from kit.model.debate import Debate
from kit.model.format import Duty, Format
from kit.model.role import Role


def seats_for(
    debate: Debate,
    chosen: Format,
    students: int,
    pinned: Collection[str] = (),
    extra: Sequence[str] = (),
) -> tuple[Seat, ...]:
    """The seats of a class: roles in the order of their numbers, then the format's duties.

    By rank, there are as many roles as the format seats and as the number of `students` allows;
    the roles with the ids `pinned` and `extra` are there in any case. If the class is too large or
    too small for the format, its bounds are relaxed evenly, so that everybody has a seat.
    """
    wanted = chosen.facts.seats
    duties = [] if wanted is None else [duty for duty in wanted.duties if students >= duty.since]
    for_roles = max(1, students - sum(duty.least for duty in duties))
    cast = sorted(
        (role for role in debate.roles if not role.extension), key=lambda role: role.facts.rank
    )
    least = 1 if wanted is None else wanted.each.min
    count = for_roles // least
    if wanted is not None:
        count = min(max(count, min(wanted.roles.min, for_roles)), wanted.roles.max)
    ids = {role.id for role in cast[:count]} | set(pinned) | set(extra)
    roles = [role for role in debate.roles if role.id in ids]
    mosts = [_most(role, chosen) for role in roles]
    room = _room(mosts, duties)
    if room is not None and room < students:
        # Rounded up, so that the extra seats are enough.
        share = -(-(students - room) // len(roles))
        mosts = [None if most is None else most + share for most in mosts]
    # Too few students for the least of every role: one each or, if need be, empty seats.
    if len(roles) * least > for_roles:
        least = 1 if len(roles) <= for_roles else 0
    return (
        *(
            Seat(
                id=role.id,
                name=role.facts.name,
                delegation=role.facts.delegation,
                least=least if most is None else min(least, most),
                most=most,
                stance=role.facts.stance,
            )
            for role, most in zip(roles, mosts, strict=True)
        ),
        *(
            Seat(
                id=duty.id,
                name=duty.name,
                delegation=duty.id,
                least=min(duty.least, max(0, students - 1)),
                most=duty.most,
                stance=None,
            )
            for duty in duties
            # A role with the id of a duty takes its place.
            if duty.id not in ids
        ),
    )


def _most(role: Role, chosen: Format) -> int | None:
    """How many students a role takes at most; None for any number."""
    if role.facts.absorber:
        return None
    if chosen.facts.seats is None:
        return role.facts.seats.max
    return min(role.facts.seats.max, chosen.facts.seats.each.max)


def _room(mosts: Sequence[int | None], duties: Sequence[Duty]) -> int | None:
    """How many students there are seats for; None for any number."""
    every = [*mosts, *(duty.most for duty in duties)]
    if any(most is None for most in every):
        return None
    return sum(most for most in every if most is not None)
