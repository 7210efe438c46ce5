"""The roles that a roster speaks of, as ids of a debate's roles."""

from __future__ import annotations

from dataclasses import replace

from kit.load.roster.names import loose
from kit.model.debate import Debate
from kit.model.roster import Roster, Student
from kit.problems import Problems, did_you_mean

MOST_HINTS = 200


def resolve_roles(roster: Roster, debate: Debate, problems: Problems) -> Roster:
    """The roster with every pinned role and wish as a role's id.

    A role may be called by its id, number, short name or name, whatever its case, spaces and
    hyphens. What no role is called is left out, and a problem at the student's place.
    """
    called: dict[str, set[str]] = {}
    for role in debate.roles:
        for words in (role.id, role.facts.short, role.facts.name, str(role.number)):
            called.setdefault(loose(words), set()).add(role.id)
    # An id is always its own role's, whatever else another role is called.
    called.update({loose(role.id): {role.id} for role in debate.roles})
    known = {words for role in debate.roles for words in (role.id, role.facts.short)}

    hints: dict[str, str] = {}

    def hint_for(words: str) -> str:
        if words not in hints and len(hints) < MOST_HINTS:
            hints[words] = did_you_mean(words.casefold(), known)
        return hints.get(words, "")

    def find(words: str, student: Student, what: str) -> tuple[str, ...]:
        found = called.get(loose(words), set())
        if not found and "," in words:
            parts = [called.get(loose(part), set()) for part in words.split(",") if part.strip()]
            if what == "wish" and all(len(part) == 1 for part in parts):
                return tuple(next(iter(part)) for part in parts)
        if len(found) == 1:
            return tuple(found)
        if found:
            hint = "write " + " or ".join(f"“{role_id}”" for role_id in sorted(found))
            problems.error(student.place, f"the {what} “{words}” may be several roles", hint)
        else:
            message = f"the {what} “{words}” is no role of this debate"
            problems.error(student.place, message, hint_for(words))
        return ()

    students = []
    for student in roster.students:
        pinned = () if student.role is None else find(student.role, student, "role")
        wishes = [role_id for wish in student.wishes for role_id in find(wish, student, "wish")]
        students.append(
            replace(student, role=next(iter(pinned), None), wishes=tuple(dict.fromkeys(wishes)))
        )
    return replace(roster, students=tuple(students))
