"""Who a reader has to do with: partners, interests that meet or clash, the students of a class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kit.model.cast import ClassCast
from kit.model.context import StudentLine
from kit.model.debate import Want
from kit.model.interests import InterestLine, Interests
from kit.model.public import PublicRole, RoleGroup
from kit.model.role import Level, Role
from kit.model.roster import Student

MOST_PARTNERS = 4
"""Roles that a note-catcher gives much room to."""


def partners_of(
    role: Role, others: tuple[PublicRole, ...], wants: Sequence[Want]
) -> tuple[PublicRole, ...]:
    """Those a role has most to do with: whom it asks, then those it wants something of or who want
    something of it.

    Raises nothing; in a small class others fill up the places.
    """
    ranked = [*role.facts.ask]
    ranked += [want.whom for want in wants if want.who == role.id]
    ranked += [want.who for want in wants if want.whom == role.id]
    by_id = {other.id: other for other in others}
    near = [by_id[name] for name in dict.fromkeys(ranked) if name in by_id]
    rest = [other for other in others if other not in near]
    return tuple((*near, *rest)[:MOST_PARTNERS])


def grouped(roles: Sequence[PublicRole]) -> tuple[RoleGroup, ...]:
    """Roles by side or country, in the order in which these come first."""
    found: dict[str, list[PublicRole]] = {}
    for role in roles:
        found.setdefault(role.group or "", []).append(role)
    return tuple(RoleGroup(title=title, roles=tuple(each)) for title, each in found.items())


def interests_of(wants: Sequence[Want], roles: Mapping[str, PublicRole]) -> Interests:
    """Where the interests of the roles at the table meet, and where they clash."""
    lines: dict[str | None, list[InterestLine]] = {"meet": [], "clash": [], None: []}
    for want in wants:
        if want.who in roles and want.whom in roles:
            who, whom = roles[want.who].short, roles[want.whom].short
            line = InterestLine(who=who, whom=whom, what=want.what, because=want.because)
            lines[want.fit].append(line)
    return Interests(meet=tuple(lines["meet"]), clash=tuple(lines["clash"]))


def reading_level(student: Student, written: Sequence[Level]) -> Level:
    """A student's reading level; the debate's only one if it is `written` at one alone."""
    level = student.facts.level
    return level if level in written else written[0]


def students_of(cast: ClassCast, written: Sequence[Level]) -> tuple[StudentLine, ...]:
    """Every student of a class as the teacher's lists print them, with the absent last."""
    placed = [
        StudentLine(
            name=each.for_teacher,
            printed=each.on_paper,
            seat=each.seat.name,
            part=each.part,
            level=reading_level(each.student, written),
            profile=each.student.facts.profile,
            absent=False,
            about=each.about,
            where=", ".join(filter(None, (each.task, each.seat.where))),
            apart=each.seat.name if each.seat.stance is None or each.seat.bloc else "",
        )
        for each in cast.placed
    ]
    absent = [
        StudentLine(
            name=cast.stand_ins.get(student.key, student.name),
            printed="",
            seat="",
            part="",
            level=reading_level(student, written),
            profile=student.facts.profile,
            absent=True,
            about=() if cast.coded else student.on_cover,
        )
        for student in cast.absent
    ]
    return (*placed, *absent)
