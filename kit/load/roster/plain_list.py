"""Reads a list without headings: a name on each line, or in each row of the only column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kit.load.roster.cells import CellTable, Row
from kit.load.roster.columns import Columns
from kit.load.roster.marks import without_marks
from kit.load.roster.names import fold, has_letters
from kit.load.roster.read_list import ReadList
from kit.load.roster.rows import LeftRow, find_students
from kit.problems import Problems

MOST_TITLES = 3
"""Lines above a list, such as class, school and year."""


def read_plain_list(
    table: CellTable, column: int, include: Sequence[str], problems: Problems
) -> ReadList:
    """Read the names in a column, without titles, and without numbers or bullets.

    `column` counts from 0; `include` are names that are students in any case. Warns when the first
    line may be a heading in an unknown language.
    """
    rows = [row for row in table.filled() if has_letters(row.text(column))]
    texts = [row.text(column) for row in rows]
    bare, marks = without_marks(texts)
    titles = 0
    if marks != "numbers":
        below, marks_below = without_marks(texts[1:])
        titles = int((bool(marks_below) and not marks) or is_title(texts))
        bare, marks = (
            ([*texts[:1], *below], marks_below) if marks_below and titles else (bare, marks)
        )
    asked = [] if titles else _titles(table, rows, column, include)
    if not titles and not asked and may_be_heading(texts):
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
    gone = {each.row.line for each in asked} | {row.line for row in rows[:titles]}
    kept = [
        _with_text(row, column, by_line[row.line]) if marks and row.line in by_line else row
        for row in table.rows
        if row.line not in gone
    ]
    columns = Columns(whole=column)
    found = find_students(kept, columns, include=include)
    return ReadList(columns, replace(found, left=(*asked, *found.left)), tuple(said))


def is_title(texts: Sequence[str]) -> bool:
    """Whether the first line of a list is its title, such as “Class 9b:”.

    A title ends with a colon or contains a digit, and no other line does.
    """
    if len(texts) < 2:
        return False
    marked = [text.endswith(":") or any(map(str.isdigit, text)) for text in texts]
    return marked[0] and not any(marked[1:])


def may_be_heading(texts: Sequence[str]) -> bool:
    """Whether only the first line is a single word or ends in lower case, as a heading would."""
    if len(texts) < 3:
        return False
    lone = " " not in texts[0] and all(" " in text for text in texts[1:])
    lower = " " in texts[0] and texts[0].split()[-1].islower()
    return lone or (lower and not any(text.split()[-1].islower() for text in texts[1:]))


def _titles(
    table: CellTable, rows: Sequence[Row], column: int, include: Sequence[str]
) -> list[LeftRow]:
    """The lines that seem to be titles: those with a colon, and those of the list's head."""
    words = {fold(word) for word in include}
    above = _head(table, rows, column)
    found = []
    for row in rows:
        text = row.text(column)
        why = above.get(row.line, "")
        why = why or ("ends with a colon" if text.endswith((":", "：")) else "")
        if why and not words & {fold(text), "all"}:
            found.append(LeftRow(row, text, why, doubt=True))
    return found


def _head(table: CellTable, rows: Sequence[Row], column: int) -> dict[int, str]:
    """The lines that stand above the list, by number, and why they seem to be no names.

    One line before a blank one or a line of dashes, or several with a digit among them and none
    in the names below.
    """
    named = {row.line for row in rows}
    ruled = {row.line for row in table.filled()} - named
    lines = [row.line for row in table.rows]
    end = next((line for line in lines if rows and line > rows[0].line and line not in named), None)
    head = [row for row in rows if end is None or row.line < end]
    below = rows[len(head) :]
    # Where every name stands alone between blank lines, the first is no title.
    if not any(one.line + 1 == other.line for one, other in pairwise(below)):
        return {}
    what = "a line of dashes" if end in ruled else "a blank line"
    if len(head) == 1:
        return {head[0].line: f"alone before {what}"}
    with_digits = [row for row in rows if any(map(str.isdigit, row.text(column)))]
    if len(head) <= MOST_TITLES < len(below) and with_digits and with_digits[-1] in head:
        return {row.line: f"above the list, before {what}" for row in head}
    return {}


def _with_text(row: Row, column: int, text: str) -> Row:
    cell = replace(row.cells[column], text=text)
    return replace(row, cells=(*row.cells[:column], cell, *row.cells[column + 1 :]))
