"""Which students must sit apart or together: names to keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kit.load.roster.cells import Row, listed
from kit.load.roster.names import Name, fold, same, whole_name
from kit.model.roster import Student
from kit.problems import Place, Problems, did_you_mean

MOST_HINTS = 50
"""How many unknown words get a hint: finding the nearest names is slow in a large list."""


@dataclass(frozen=True, slots=True)
class NamedStudent:
    """A student, the forms of the name, and the words that name others, by the fact's key."""

    student: Student
    name: Name
    row: Row
    words: Mapping[str, Sequence[str]]


class NameIndex:
    """Finds students by the names that a teacher may call them."""

    def __init__(self, named: Sequence[NamedStudent]) -> None:
        self.keys = [each.student.key for each in named]
        self._hints: dict[str, str] = {}
        # The surest forms come first: a key, a whole name, a first name; each as spelled, then
        # without accents and punctuation.
        self._ways: list[tuple[Callable[[str], str], dict[str, set[str]]]] = []
        for forms in (_key, _names, _given):
            for spelling in (same, fold):
                known: dict[str, set[str]] = {}
                for each in named:
                    for form in forms(each):
                        known.setdefault(spelling(form), set()).add(each.student.key)
                self._ways.append((spelling, known))

    def near(self, word: str) -> str:
        """A hint with the nearest names; "" after `MOST_HINTS` such words."""
        if word not in self._hints and len(self._hints) < MOST_HINTS:
            self._hints[word] = did_you_mean(whole_name(word, "").printed, self.keys)
        return self._hints.get(word, "")

    def called(self, word: str) -> list[str]:
        """The keys of all students that a word may mean, in class order; often just one."""
        spoken = whole_name(word, "").printed
        for spelling, known in self._ways:
            for form in (word, spoken):
                if spelling(form) and (found := known.get(spelling(form))):
                    return [key for key in self.keys if key in found]
        return []


def _key(each: NamedStudent) -> Sequence[str]:
    return () if each.student.key == each.name.printed else (each.student.key,)


def _names(each: NamedStudent) -> Sequence[str]:
    return (each.name.printed, each.name.legal)


def _given(each: NamedStudent) -> Sequence[str]:
    return each.name.given


def with_others(
    named: Sequence[NamedStudent], own: Mapping[str, int], path: Path, problems: Problems
) -> tuple[Student, ...]:
    """The students, with the names in their facts replaced by the keys of the students named.

    `own` maps each fact to its column. Adds a problem for each word that names nobody, several
    students, or the student in whose row it is; and for each pair that must be both apart and
    together, even if one row says the one and the other row the other.
    """
    known = NameIndex(named)
    students = []
    said: set[tuple[str, frozenset[str]]] = set()
    for each in named:
        key = each.student.key
        found: dict[str, list[str]] = {column: [] for column in each.words}
        for column, words in each.words.items():
            for word in words:
                place = each.row.place(path, own[column], word)
                other = _one(word, known, place, problems)
                if other is None or other in found[column]:
                    continue
                if other == key:
                    problems.error(place, f"“{key}” is listed under their own “{column}”")
                    continue
                found[column].append(other)
                pair = frozenset((key, other))
                said.add((column, pair))
                if {("apart", pair), ("together", pair)} <= said:
                    problems.error(
                        place,
                        f"“{key}” and “{other}” must be both apart and together",
                        "keep one of the two",
                    )
        others: dict[str, Any] = {column: tuple(keys) for column, keys in found.items()}
        students.append(replace(each.student, facts=replace(each.student.facts, **others)))
    return tuple(students)


def _one(word: str, known: NameIndex, place: Place, problems: Problems) -> str | None:
    """The key of the only student that a word can mean; None and a problem otherwise."""
    keys = known.called(word)
    if len(keys) == 1:
        return keys[0]
    if keys:
        problems.error(
            place,
            f"“{word}” may be any of {listed(keys)}",
            "write the whole name; a column “id” tells students of the same name apart",
        )
        return None
    pieces = [piece.strip() for piece in word.split(",")]
    hint = known.near(word)
    if len(pieces) > 1 and all(len(known.called(piece)) == 1 for piece in pieces):
        hint = "put a semicolon between two students"
    problems.error(place, f"there is no student “{word}” in this class", hint)
    return None
