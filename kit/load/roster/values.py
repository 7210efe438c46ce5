"""Reads the values in the kit's own columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from kit.load.roster.cells import Row, and_more
from kit.load.roster.names import clean, fold
from kit.model.profile import NO_MORE, RETIRED
from kit.model.roster import FactField
from kit.problems import Place, Problems, did_you_mean

PROFILES = ("standard", "large-print", "dyslexia", "ink-saver", "screen")
# Yes and no as `fold` gives them, in the languages of `headings`. An empty cell means no.
YES = {"yes", "y", "x", "1", "true", "absent", "away", "ja", "j", "oui", "o", "si", "s", "sim",
       "tak", "t", "evet", "e", "wahr", "vrai", "verdadero", "vero", "verdadeiro", "waar", "prawda",
       "✓", "✔", "☑", "☒", "×"}  # fmt: skip
NO = {"", "no", "n", "0", "false", "present", "here", "nein", "non", "nao", "nee", "nie", "hayır",
      "falsch", "faux", "falso", "onwaar", "fałsz", "☐", "-", "–", "—"}  # fmt: skip

Choice = TypeVar("Choice", bound=str)


def plain_choice(text: str) -> str:
    """A cell as the ids of choices are spelled: “Large Print” is “large-print”."""
    return "-".join(text.casefold().replace("-", " ").split())


def chosen(text: str, known: Sequence[Choice]) -> Choice | None:
    """The known word in a cell, the first if the cell is empty; None if it is none of them."""
    word = plain_choice(text)
    return known[0] if not word else next((each for each in known if each == word), None)


def truth_of(text: str) -> bool | None:
    """Whether a cell says yes, in one of many languages; None if it says neither yes nor no."""
    plain = fold(text) or text
    return True if plain in YES else False if plain in NO else None


class FactReader:
    """Reads the facts about students from each row, and collects values that do not fit.

    The same mistake in many rows becomes one problem, so that a misunderstood column does not
    bury all other problems.
    """

    def __init__(self, own: Mapping[str, int], path: Path, problems: Problems) -> None:
        self._own = own
        self._path = path
        self._problems = problems
        self._wrong: dict[tuple[str, str], list[Place]] = {}
        self._gone: list[Place] = []

    def value(self, row: Row, field: FactField, profiles: Sequence[str]) -> Any:
        """The value of a fact in a row, of the type that `StudentFacts` declares for it.

        Facts that name other students keep their default: `with_others` fills them in, because
        it knows the whole class. `profiles` are the ids of the print profiles.
        """
        if field.fact.names == "students":
            return field.default
        if isinstance(field.default, bool):
            return self.truth(row, field.key)
        if isinstance(field.default, tuple):
            return self.listed(row, field.key)
        known = profiles if field.fact.names == "profiles" else field.choices
        if known:
            return self.choice(row, field.key, known)
        return self.text(row, field.key) or field.default

    def text(self, row: Row, column: str) -> str:
        """The text of a fact's cell, on one line; "" if the list has no such column."""
        return row.text(self._own.get(column))

    def listed(self, row: Row, column: str) -> tuple[str, ...]:
        """The items of a fact's cell: separated by semicolons or line breaks, never by commas.

        A comma may be part of an item, as in “Last, First”.
        """
        raw = row.raw(self._own.get(column))
        return tuple(word for each in re.split(r"[;；\n]", raw) if (word := clean(each)))

    def choice(self, row: Row, column: str, known: Sequence[Choice]) -> Choice:
        """The known word in a fact's cell; the first known word if the cell is empty."""
        if (found := chosen(self.text(row, column), known)) is not None:
            return found
        if column == "profile" and plain_choice(self.text(row, column)) in RETIRED:
            self._gone.append(row.place(self._path, self._own[column]))
            return known[0]
        hint = did_you_mean(plain_choice(self.text(row, column)), known)
        self._complain(row, column, f"there is no {column} “{self.text(row, column)}”", hint)
        return known[0]

    def truth(self, row: Row, column: str) -> bool:
        """Whether a fact's cell says yes, in one of many languages."""
        word = self.text(row, column)
        found = truth_of(word)
        if found is None:
            self._complain(row, column, f"“{column}” should be yes or no, not “{word}”")
        return bool(found)

    def report(self) -> None:
        """Add a problem for each collected mistake, at the first row that has it."""
        for (message, hint), places in self._wrong.items():
            self._problems.error(places[0], message + and_more(len(places)), hint)
        if self._gone:
            said = NO_MORE.format(*RETIRED) + and_more(len(self._gone))
            self._problems.warn(self._gone[0], said, "leave the cell empty")

    def _complain(self, row: Row, column: str, message: str, hint: str = "") -> None:
        place = row.place(self._path, self._own[column])
        self._wrong.setdefault((message, hint), []).append(place)
