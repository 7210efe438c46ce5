"""The roles that a class list names, to ids of a debate's roles."""

from __future__ import annotations

from dataclasses import replace

from kit.load.roster.cells import listed
from kit.load.roster.names import fold
from kit.model.debate import Debate
from kit.model.roster import Roster, Student
from kit.problems import Problems, did_you_mean


def resolve_roles(roster: Roster, debate: Debate, problems: Problems) -> Roster:
    """The roster, with pinned roles and wishes as ids; a problem for each word that is no role.

    A role may be given by its id, number, short name or name, in any case, with hyphens or
    spaces. Wishes may also be separated by commas; one that is no role is a warning, since the
    others still count. If no word of all pinned roles is or resembles a role, the column is the
    school's own, and a warning says so once.
    """
    known = names_of_roles(debate)
    pins = [each.facts.pinned for each in roster.students if each.facts.pinned is not None]
    pinned = not pins or any(
        _plain(word) in known or _hint(word, debate).startswith("did you mean") for word in pins
    )
    if not pinned:
        first = next(each for each in roster.students if each.facts.pinned is not None)
        problems.warn(
            first.place,
            f"the column “role” is not used: it seems to be the school's own, as none of its cells "
            f"is a role of this debate ({listed(list(dict.fromkeys(pins)), 3)})",
            did_you_mean("", [role.id for role in debate.roles]),
        )

    def resolved(word: str, student: Student, noun: str) -> str | None:
        role_id = known.get(_plain(word))
        if role_id is None:
            add = problems.error if noun == "the role" else problems.warn
            add(
                student.place,
                f"{noun} of “{student.key}” is “{word}”, which is no role of this debate",
                _hint(word, debate),
            )
        return role_id

    students = []
    for student in roster.students:
        facts = student.facts
        word = facts.pinned if pinned else None
        role = None if word is None else resolved(word, student, "the role")
        wishes = [
            resolved(part, student, "a wish")
            for word in facts.wishes
            for part in _parts(word, known)
        ]
        kept = tuple(dict.fromkeys(wish for wish in wishes if wish is not None))
        students.append(replace(student, facts=replace(facts, pinned=role, wishes=kept)))
    told = roster.told if pinned else roster.told - {"pinned"}
    return replace(roster, students=tuple(students), told=told)


def names_of_roles(debate: Debate) -> dict[str, str]:
    """The id of each role by every name that it goes by, folded; the surest name wins."""
    known: dict[str, str] = {}
    for forms in (
        [(role.id, role.id) for role in debate.roles],
        [(str(role.number), role.id) for role in debate.roles],
        [(role.facts.short, role.id) for role in debate.roles],
        [(role.facts.name, role.id) for role in debate.roles],
    ):
        for form, role_id in forms:
            known.setdefault(fold(form), role_id)
    return known


def _plain(word: str) -> str:
    """A word in the form that roles are looked up by: handles “ Bus-Company” and “№ 07”."""
    plain = fold(word)
    number = plain.removeprefix("no ").removeprefix("nr ").removesuffix(" 0")
    return str(int(number)) if number.isascii() and number.isdigit() else plain


def _parts(word: str, known: dict[str, str]) -> list[str]:
    """The word itself, or its pieces between commas if it is no role but one of them is."""
    pieces = [piece.strip() for piece in word.split(",") if piece.strip()]
    if _plain(word) not in known and any(_plain(piece) in known for piece in pieces):
        return pieces
    return [word]


def _hint(word: str, debate: Debate) -> str:
    names = [name for role in debate.roles for name in (role.facts.name, role.facts.short)]
    ids = [role.id for role in debate.roles]
    by_name = did_you_mean(word.title(), names)
    by_id = did_you_mean(fold(word).replace(" ", "-"), ids)
    return by_name if by_name.startswith("did you") and not by_id.startswith("did you") else by_id
