"""What is wrong in a teacher's files, in words that help to fix it.

Every stage adds to one list of problems and continues; a build stops between stages, with all
problems found, before anything is written.
"""

from __future__ import annotations

import difflib
import functools
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

# Controls, and what turns text around: they would move a terminal's cursor, or disguise a line.
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
Key = tuple[str | int, ...]
Severity = Literal["error", "warning", "note"]
# A class list has a place for each student: its lines are found once.
_lines = functools.lru_cache(maxsize=8)(lambda text: str(text).split("\n"))


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: line and column count from 1; `excerpt` is the whole line.

    `length` is the number of characters in question. Line 0 means the file as a whole (missing,
    unreadable, too large).
    """

    path: Path
    line: int = 0
    column: int = 0
    length: int = 1
    excerpt: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, its place, and what to do about it.

    An error that does not stop a build costs only the packets that it concerns.
    """

    place: Place
    message: str
    hint: str = ""
    severity: Severity = "error"
    stops: bool = True

    def text(self, relative_to: Path | None = None) -> str:
        """The problem as `file:line:column: error: message`, excerpt, caret and hint.

        Paths below the folder `relative_to` are shortened, in the hint as well, so that a command
        in the hint can be typed in that folder.
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
    """A file as it was read, and the place of each value in it.

    `marks` maps a path of keys, such as `("prompts", 0, "lines")`, to line, column and length;
    lines and columns count from 1. `base` is the file that this one builds on: values that are
    not here are there.
    """

    path: Path
    text: str
    marks: Mapping[Key, tuple[int, int, int]] = field(default_factory=dict)
    base: SourceText | None = None

    def place(self, *keys: str | int) -> Place:
        """The place of the value at a path of keys, or of the innermost value around it.

        It may be in this file or in one that this file builds on, whichever has more of the path.
        """
        source, depth, below = self, self._depth(keys), self.base
        while below is not None:
            if (there := below._depth(keys)) > depth:  # noqa: SLF001 (of its own kind)
                source, depth = below, there
            below = below.base
        if depth < 0:
            return self.at(1)
        line, column, length = source.marks[tuple(keys[:depth])]
        return source.at(line, column, length)

    def _depth(self, keys: Sequence[str | int]) -> int:
        """How many of the keys, from the first, have a mark in this file; -1 if there is none."""
        ends = range(len(keys), -1, -1)
        return next((end for end in ends if tuple(keys[:end]) in self.marks), -1)

    @property
    def files(self) -> tuple[SourceText, ...]:
        """This file, then the files that it builds on."""
        return (self, *(() if self.base is None else self.base.files))

    def at(self, line: int, column: int = 1, length: int = 1) -> Place:
        """The place at a line and a column, both from 1, with that line as its excerpt."""
        lines = _lines(self.text)
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        return Place(self.path, line, column, length, excerpt)

    def find(self, words: str, line: int = 0, start: int = 0) -> Place:
        """The first place of `words`: in a line, from 1, or from the offset `start` on.

        The beginning of the line's text, or of the file, if they are not there.
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
        """The place of the character at an offset in the text, from 0."""
        line = self.text.count("\n", 0, offset) + 1
        return self.at(line, offset - self.text.rfind("\n", 0, offset), length)


class Problems:
    """The list that every stage adds to. Equal problems are kept once."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that must be fixed, in the order of files and lines."""
        return tuple(sorted(each for each in self._found if each.severity == "error"))

    @property
    def stopping(self) -> tuple[Problem, ...]:
        """Those of the errors that stop a build: all but those that cost only some packets."""
        return tuple(problem for problem in self.errors if problem.stops)

    def error(self, place: Place, message: str, hint: str = "", *, stops: bool = True) -> None:
        """Add a problem that must be fixed before packets can be made.

        One that does not stop the build costs only the packets that it concerns.
        """
        self._found.setdefault(Problem(place, message, hint, stops=stops))

    def warn(self, place: Place, message: str, hint: str = "") -> None:
        """Add a problem that a teacher should know about, but that does not stop a build."""
        self._found.setdefault(Problem(place, message, hint, "warning"))

    def clear(self) -> None:
        """Forget all problems."""
        self._found.clear()

    def note(self, place: Place, message: str, hint: str = "") -> None:
        """Add what a teacher may want to do some day, and may leave as it is.

        Only `check` lists it; with `strict` it stops a build as a warning does.
        """
        self._found.setdefault(Problem(place, message, hint, "note"))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add problems from another list."""
        for problem in problems:
            self._found.setdefault(problem)

    def stop_on_errors(self, *, strict: bool = False, any_error: bool = False) -> None:
        """Raise `BadInput` with all problems if one of them is an error that stops a build.

        With `any_error`, one that costs only some packets is enough; with `strict`, a warning is.
        """
        if self.stopping or (any_error and self.errors) or (strict and self._found):
            raise BadInput(tuple(self))


class BadInput(Exception):
    """The input cannot be used as it is; `problems` are all that were found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class CannotWork(Exception):
    """The computer or the command is at fault, not the files: a message, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class BadUsage(CannotWork):
    """The command was given something that does not exist, or that does not fit."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the known words nearest to `word`; if none is near, with all of up to 20.

    "" if there is nothing to suggest. Nearness is difflib's ratio, with its usual cutoff of 0.6;
    then a part between spaces or hyphens: “kira” is near “Kira Ito”.
    """
    choices = sorted(set(known))
    near = difflib.get_close_matches(word, choices, n=3, cutoff=0.6)
    if not near and (plain := word.casefold().strip()):
        near = [each for each in choices if plain in re.split(r"[\s-]+", each.casefold())][:3]
    if near:
        return "did you mean " + " or ".join(f"“{choice}”" for choice in near) + "?"
    if 0 < len(choices) <= 20:
        return "known here: " + ", ".join(choices)
    return ""


def _excerpt(place: Place) -> list[str]:
    """The line with a caret under the words, cut to 96 characters around them."""
    start = max(0, min(place.column - 40, len(place.excerpt) - 96))
    # A tab has one column but many spaces' width, and would move the caret away.
    shown = UNSEEN.sub("�", place.excerpt[start : start + 96].replace("\t", " "))
    lead, tail = "…" if start else "", "…" if start + 96 < len(place.excerpt) else ""
    offset = place.column - 1 - start + len(lead)
    room = max(1, len(lead) + len(shown) - offset)
    number = f"{place.line:>5}"
    return [
        f"{number} | {lead}{shown}{tail}",
        f"{' ' * len(number)} | {' ' * offset}{'^' * max(1, min(place.length, room))}",
    ]
