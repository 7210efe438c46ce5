"""What the kit's own columns hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from kit.load.roster.names import clean, fold
from kit.load.roster.table import Row, and_more
from kit.model.roster import FactField
from kit.problems import Place, Problems, did_you_mean

PROFILES = ("standard", "large-print", "dyslexia", "ink-saver", "paper-saver", "screen")
YES = {"yes", "y", "x", "1", "true", "absent", "away", "ja", "j", "oui", "o", "si", "s",
       "wahr", "vrai", "verdadero", "✓", "✔", "×"}  # fmt: skip
NO = {"", "no", "n", "0", "false", "present", "here", "nein", "non", "falsch", "faux", "falso",
      "-", "–", "—"}  # fmt: skip

Choice = TypeVar("Choice", bound=str)


class Facts:
    """Reads the kit's own columns of each row, and gathers what in them is not known.

    The same mistake in many rows becomes one problem, so that a column that means
    something else does not hide all others.
    """

    def __init__(self, own: Mapping[str, int], path: Path, problems: Problems) -> None:
        self._own = own
        self._path = path
        self._problems = problems
        self._wrong: dict[tuple[str, str], list[Place]] = {}

    def value(self, row: Row, field: FactField, profiles: Sequence[str]) -> Any:
        """What a row tells of a fact, by the kind of value that it has.

        Words for other students are left for `with_others`, who knows the whole class.
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
        """What stands in that column, on one line; "" where there is no such column."""
        return row.text(self._own.get(column))

    def listed(self, row: Row, column: str) -> tuple[str, ...]:
        """The words of a list: semicolons or line breaks part them."""
        raw = row.raw(self._own.get(column))
        return tuple(word for each in re.split(r"[;；\n]", raw) if (word := clean(each)))

    def choice(self, row: Row, column: str, known: Sequence[Choice]) -> Choice:
        """Which of the known words stands there; the first of them where nothing does."""
        word = "-".join(self.text(row, column).casefold().replace("-", " ").split())
        for each in known:
            if word in ("", each):
                return each if word else known[0]
        hint = did_you_mean(word, known)
        self._complain(row, column, f"there is no {column} “{self.text(row, column)}”", hint)
        return known[0]

    def truth(self, row: Row, column: str) -> bool:
        """Whether it says yes, in one of many ways."""
        word = self.text(row, column)
        plain = fold(word) or word
        if plain not in YES and plain not in NO:
            self._complain(row, column, f"“{column}” should be yes or no, not “{word}”")
        return plain in YES

    def report(self) -> None:
        """Adds a problem for each thing that was not known, at the first row that has it."""
        for (message, hint), places in self._wrong.items():
            self._problems.error(places[0], message + and_more(len(places)), hint)

    def _complain(self, row: Row, column: str, message: str, hint: str = "") -> None:
        place = row.place(self._path, self._own[column])
        self._wrong.setdefault((message, hint), []).append(place)
