"""Reads the values in the kit's own columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from kit.load.roster.cells import Row, and_more
from kit.load.roster.names import clean, fold
from kit.model.roster import FactField
from kit.problems import Place, Problems, did_you_mean

PROFILES = ("standard", "large-print", "dyslexia", "ink-saver", "paper-saver", "screen")
# Yes and no as `fold` gives them, in the languages of `headings`. An empty cell means no.
YES = {"yes", "y", "x", "1", "true", "absent", "away", "ja", "j", "oui", "o", "si", "s",
       "wahr", "vrai", "verdadero", "✓", "✔", "×"}  # fmt: skip
NO = {"", "no", "n", "0", "false", "present", "here", "nein", "non", "falsch", "faux", "falso",
      "-", "–", "—"}  # fmt: skip

Choice = TypeVar("Choice", bound=str)


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
        word = "-".join(self.text(row, column).casefold().replace("-", " ").split())
        for each in known:
            if word in ("", each):
                return each if word else known[0]
        hint = did_you_mean(word, known)
        self._complain(row, column, f"there is no {column} “{self.text(row, column)}”", hint)
        return known[0]

    def truth(self, row: Row, column: str) -> bool:
        """Whether a fact's cell says yes, in one of many languages."""
        word = self.text(row, column)
        plain = fold(word) or word
        if plain not in YES and plain not in NO:
            self._complain(row, column, f"“{column}” should be yes or no, not “{word}”")
        return plain in YES

    def report(self) -> None:
        """Add a problem for each collected mistake, at the first row that has it."""
        for (message, hint), places in self._wrong.items():
            self._problems.error(places[0], message + and_more(len(places)), hint)

    def _complain(self, row: Row, column: str, message: str, hint: str = "") -> None:
        place = row.place(self._path, self._own[column])
        self._wrong.setdefault((message, hint), []).append(place)
