"""Tells which rows were left out of the class, and asks about those that may be students."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kit.load.roster.names import fold
from kit.load.roster.rows import LeftRow, StudentRows
from kit.model.roster import LeftOut
from kit.problems import Place, Problems, did_you_mean

MOST_NAMED = 8
"""Rows that a message names; it counts the others."""


def ask_about(left: Sequence[LeftRow], path: Path, problems: Problems) -> tuple[LeftOut, ...]:
    """The rows that were left out; one warning lists all that may be students, and the way back.

    `path` is the file, for messages.
    """
    found = tuple(LeftOut(each.name, _place(each, path), each.why, each.doubt) for each in left)
    asked = [each for each in found if each.doubt]
    if asked:
        rows = "1 row is" if len(asked) == 1 else f"{len(asked)} rows are"
        problems.warn(
            asked[0].place,
            f"{rows} left out of the class: {_named(asked)}",
            f'if it is a student, add --include "{asked[0].name}"'
            if len(asked) == 1
            else f'to take one in, add --include "{asked[0].name}"; all: --include all',
        )
    return found


def check_included(
    include: Sequence[str], found: StudentRows, path: Path, problems: Problems
) -> None:
    """Warn of each name to include that no row has. `path` is the file, for messages."""
    names = {fold(each) for _, name in found.students for each in (name.printed, name.legal)}
    for word in include:
        if fold(word) not in {*names, "all"}:
            near = did_you_mean(word, [each.name for each in found.left])
            problems.warn(Place(path), f"no row to include is called “{word}”", near)


def left_out_in_words(left: Sequence[LeftOut]) -> list[str]:
    """The rows that were left out without a doubt, in words; empty if there are none."""
    sure = [each for each in left if not each.doubt]
    if not sure:
        return []
    return [f'left out: {_named(sure)}; --include "{sure[0].name}" would take one in']


def _named(left: Sequence[LeftOut]) -> str:
    named = [f"“{each.name}” (row {each.place.line}: {each.why})" for each in left[:MOST_NAMED]]
    more = [f"and {len(left) - MOST_NAMED} more"] if len(left) > MOST_NAMED else []
    return ", ".join([*named, *more])


def _place(left: LeftRow, path: Path) -> Place:
    at = next((n for n, text in enumerate(left.row.texts()) if text), None)
    return left.row.place(path, at)
