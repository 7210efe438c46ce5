"""Reads a list without headings: a name on each line, or in each row of the only column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kit.load.roster.cells import CellTable, Row
from kit.load.roster.header import Columns
from kit.load.roster.read_list import ReadList
from kit.load.roster.rows import find_students
from kit.problems import Problems

NUMBERED = re.compile(r"(\d{1,4})\s*[.):-]\s*(?=\S)")
BULLET = re.compile(r"[-*•·–—▪◦]\s+(?=\S)")


def read_plain_list(table: CellTable, column: int, problems: Problems) -> ReadList:
    """Read the names in a column, without a title above them, and without numbers or bullets.

    `column` counts from 0. Warns when the first line may be a heading in an unknown language.
    """
    rows = table.filled()
    texts = [row.text(column) for row in rows]
    bare, marks = without_marks(texts)
    titles = 0
    if not marks:
        below, marks = without_marks(texts[1:])
        titles = int(bool(marks) or is_title(texts))
        bare = [*texts[:1], *below] if marks else bare
    if not titles and lone_word(texts):
        problems.warn(
            rows[0].place(table.path, column),
            f"“{texts[0]}” is taken for a student",
            "if it is a heading, write “name” in its place",
        )
    said = ["one name on each line" if table.plain else "one name in each row"]
    if titles:
        said.append(f"title: “{texts[0]}”")
    if marks:
        said.append(f"{marks} before the names left out")
    by_line = {row.line: text for row, text in zip(rows, bare, strict=True)}
    kept = [
        _with_text(row, column, by_line[row.line]) if marks and row.line in by_line else row
        for row in table.rows
        if not titles or row.line != rows[0].line
    ]
    columns = Columns(whole=column)
    return ReadList(columns, find_students(kept, columns), tuple(said))


def without_marks(texts: Sequence[str]) -> tuple[list[str], str]:
    """The lines without their numbers or bullets, and which marks those were: a noun, or "".

    Marks are removed only if every line has one, and numbers only if they count up from 1:
    otherwise they may be part of what the list says.
    """
    numbers = [NUMBERED.match(text) for text in texts]
    if len(texts) > 1 and all(
        found is not None and int(found[1]) == count for count, found in enumerate(numbers, start=1)
    ):
        return [NUMBERED.sub("", text, count=1) for text in texts], "numbers"
    if len(texts) > 1 and all(BULLET.match(text) for text in texts):
        return [BULLET.sub("", text, count=1) for text in texts], "bullets"
    return list(texts), ""


def is_title(texts: Sequence[str]) -> bool:
    """Whether the first line of a list is its title, such as “Class 9b:”.

    A title ends with a colon or contains a digit, and no other line does.
    """
    if len(texts) < 2:
        return False
    marked = [text.endswith(":") or any(map(str.isdigit, text)) for text in texts]
    return marked[0] and not any(marked[1:])


def lone_word(texts: Sequence[str]) -> bool:
    """Whether only the first line is a single word, and so may be a heading."""
    return len(texts) > 2 and " " not in texts[0] and all(" " in text for text in texts[1:])


def _with_text(row: Row, column: int, text: str) -> Row:
    cell = replace(row.cells[column], text=text)
    return replace(row, cells=(*row.cells[:column], cell, *row.cells[column + 1 :]))
