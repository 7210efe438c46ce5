"""What is wrong in somebody's files, said so that a teacher can mend it.

Every stage adds to one list of problems and goes on; a build stops between
stages, with all of them, and before anything is written.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

# Controls, and what turns text around: they would move a terminal's cursor, or disguise a line.
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
Key = tuple[str | int, ...]
Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file: line and column count from 1; `excerpt` is that whole line.

    Line 0 means the file as a whole (missing, unreadable, too large).
    """

    path: Path
    line: int = 0
    column: int = 0
    length: int = 1
    excerpt: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong, where it is, and what to do about it."""

    place: Place
    message: str
    hint: str = ""
    severity: Severity = "error"

    def text(self, relative_to: Path | None = None) -> str:
        """The problem as `file:line:column: error: message`, excerpt, caret and hint.

        `relative_to` shortens the path where the file lies below that folder, and those of the
        files that the hint names: a command in it can be typed there as it stands.
        """
        path, hint = self.place.path, self.hint
        if relative_to is not None:
            hint = hint.replace(f"{relative_to}{os.sep}", "")
            if path.is_relative_to(relative_to):
                path = path.relative_to(relative_to)
        where = path.as_posix()
        if self.place.line:
            where += f":{self.place.line}:{self.place.column}"
        lines = [f"{where}: {self.severity}: {self.message}"]
        if self.place.excerpt:
            lines += _excerpt(self.place)
        if hint:
            lines.append(f"       hint: {hint}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file as it was read, and where in it each value stands.

    `marks` gives (line, column, length) for a path of keys, such as
    `("prompts", 0, "lines")`; lines and columns count from 1. `base` is the file that
    this one builds on: values that do not stand here stand there.
    """

    path: Path
    text: str
    marks: Mapping[Key, tuple[int, int, int]] = field(default_factory=dict)
    base: SourceText | None = None

    def place(self, *keys: str | int) -> Place:
        """Where the value at `keys` stands, or the nearest thing that holds it."""
        source, depth = self, self._depth(keys)
        below = self.base
        while below is not None:
            if (there := below._depth(keys)) > depth:  # noqa: SLF001 (of its own kind)
                source, depth = below, there
            below = below.base
        if depth < 0:
            return self.at(1)
        line, column, length = source.marks[tuple(keys[:depth])]
        return source.at(line, column, length)

    def _depth(self, keys: Sequence[str | int]) -> int:
        """How many of the keys lead to something that stands here; -1 where nothing does."""
        return next(
            (end for end in range(len(keys), -1, -1) if tuple(keys[:end]) in self.marks), -1
        )

    @property
    def files(self) -> tuple[SourceText, ...]:
        """This file, then those that it builds on."""
        return (self, *(() if self.base is None else self.base.files))

    def at(self, line: int, column: int = 1, length: int = 1) -> Place:
        """The spot at this line and column of the file."""
        lines = self.text.split("\n")
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        return Place(self.path, line, column, length, excerpt)

    def find(self, words: str, line: int = 0, start: int = 0) -> Place:
        """Where `words` first stands: in that line, or from the offset `start` on.

        Falls back to the line's (or the file's) beginning when it stands nowhere.
        """
        if line:
            place = self.at(line)
            column = place.excerpt.find(words) if words else -1
            if column < 0:
                indent = len(place.excerpt) - len(place.excerpt.lstrip())
                return self.at(line, indent + 1)
            return self.at(line, column + 1, len(words))
        offset = self.text.find(words, start) if words else -1
        return self.at_offset(offset, len(words)) if offset >= 0 else self.at(1)

    def at_offset(self, offset: int, length: int = 1) -> Place:
        """The spot of the character at `offset` in the text."""
        before = self.text[:offset]
        return self.at(before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1, length)


class Problems:
    """The list that every stage adds to. The same problem is kept once."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Those that stop a build, in file order."""
        return tuple(problem for problem in self if problem.severity == "error")

    def error(self, place: Place, message: str, hint: str = "") -> None:
        """Add something that must be mended before packets can be made."""
        self._found.setdefault(Problem(place, message, hint))

    def warn(self, place: Place, message: str, hint: str = "") -> None:
        """Add something that a teacher should know of, and that a build survives."""
        self._found.setdefault(Problem(place, message, hint, "warning"))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add problems that somebody else found."""
        for problem in problems:
            self._found.setdefault(problem)

    def stop_on_errors(self, *, strict: bool = False) -> None:
        """Raise `BadInput` with every problem if one of them is an error.

        With `strict`, warnings stop a build too.
        """
        if self.errors or (strict and self._found):
            raise BadInput(tuple(self))


class BadInput(Exception):
    """The input cannot be used as it is: carries every problem found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class CannotWork(Exception):
    """The machine or the command is at fault, not the files: a message and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class BadUsage(CannotWork):
    """The command was given something that does not exist or does not fit."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known words, or all of them when none is near."""
    choices = sorted(set(known))
    near = difflib.get_close_matches(word, choices, n=3, cutoff=0.6)
    if near:
        return "did you mean " + " or ".join(f"“{choice}”" for choice in near) + "?"
    if 0 < len(choices) <= 20:
        return "known here: " + ", ".join(choices)
    return ""


def _excerpt(place: Place) -> list[str]:
    """The line and a caret under the words, cut to about 100 characters around them."""
    start = max(0, min(place.column - 40, len(place.excerpt) - 96))
    shown = UNSEEN.sub("�", place.excerpt[start : start + 96].replace("\t", " "))
    lead, tail = "…" if start else "", "…" if start + 96 < len(place.excerpt) else ""
    offset = place.column - 1 - start + len(lead)
    room = max(1, len(lead) + len(shown) - offset)
    number = f"{place.line:>5}"
    return [
        f"{number} | {lead}{shown}{tail}",
        f"{' ' * len(number)} | {' ' * offset}{'^' * max(1, min(place.length, room))}",
    ]
