"""Mixes reading levels within each seat, among the students who can sit anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kit.model.roster import Student


def mixed(
    students: Sequence[Student],
    places: Sequence[str],
    seated: Mapping[str, str],
    here: Sequence[Student],
) -> dict[str, str]:
    """The seat of each of these students: a place each, so that no seat has all of one level.

    `students` and `places` come in an order that was drawn; `seated` are the seats that others of
    those `here` have already. Students of the rarer level go one after another where the share
    of that level is the smallest; those of the other level take what is left.
    """
    levels = Counter(student.facts.level for student in students)
    if not levels:
        return {}
    rarer = min(levels, key=lambda level: (levels[level], level))
    left = list(places)
    sizes = Counter([*seated.values(), *places])
    have = Counter(
        seated[student.key]
        for student in here
        if student.key in seated and student.facts.level == rarer
    )
    found: dict[str, str] = {}
    first = [student for student in students if student.facts.level == rarer]
    for student in first if len(levels) > 1 else []:
        if not left:
            return found
        seat = min(left, key=lambda seat: have[seat] / sizes[seat])
        left.remove(seat)
        have[seat] += 1
        found[student.key] = seat
    rest = [student for student in students if student.key not in found]
    return found | {student.key: left.pop() for student in rest if left}
