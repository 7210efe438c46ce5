"""What the reader of workbooks does not tell: what is hidden, formulas without result, and breaks.

Read from the parts of the archive by patterns, not by an XML parser: a class list is 32 MB at most
by then, and no entity is ever expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# ECMA-376 part 1: sheets (18.2.19), columns (18.3.1.13), rows (18.3.1.73), cells (18.3.1.4) and
# their formulas.
SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
SHEET_ID = re.compile(rb"\b\w+:id\s*=\s*[\"']([^\"']*)")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
NO_WIDTH = re.compile(rb"\swidth\s*=\s*[\"']0(?:\.0*)?[\"']")
ROW = re.compile(rb"<(?:\w+:)?row(?:\s[^>]*)?>")
ROW_NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d{1,7})[\"']")
HIDDEN = re.compile(rb"\shidden\s*=\s*[\"'](?:1|true)[\"']")
FORMULA_CELL = re.compile(
    rb"<((?:\w+:)?)c(\s[^>]*)?>\s*<\1f(?:\s[^>]*)?(?:/>|>[^<]*</\1f>)"
    rb"\s*(?:<\1v\s*/>|<\1v>\s*</\1v>)?\s*</\1c>"
)
# OpenDocument 1.3 part 3: tables (9.1.2), rows (9.1.3), cells (9.1.4), columns (9.1.6), text (6.1).
TABLE = re.compile(rb"<table:table\s")
TABLE_ROW = re.compile(rb"<table:table-row(?:[\s/][^>]*)?>")
TABLE_COLUMN = re.compile(rb"<table:table-column(?:[\s/][^>]*)?>")
REPEATED = re.compile(rb"table:number-(?:rows|columns)-repeated\s*=\s*[\"'](\d{1,7})[\"']")
NOT_VISIBLE = re.compile(rb"table:visibility\s*=\s*[\"'](?:filter|collapse)[\"']")
EMPTY_FORMULA = re.compile(
    rb"<table:table-cell(?=\s[^>]*table:formula=)(?![^>]*office:value-type=)[^>]*"
    rb"(?:/>|>\s*</table:table-cell>)"
)
SPACE = re.compile(rb"<text:(?:line-break|tab|s)(?:\s[^>]*)?/>")
RUBY = re.compile(rb"<text:ruby-text(?:\s[^>]*)?>.*?</text:ruby-text>", re.DOTALL)


MOST_SHEET_COLUMNS = 16_384
"""As many as a sheet can have."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """Of one sheet: the numbers of its hidden rows and columns, and its formulas without a result.

    Rows and columns count from 1.
    """

    hidden: frozenset[int] = field(default_factory=frozenset)
    columns: frozenset[int] = field(default_factory=frozenset)
    uncalculated: int = 0


def unseen_in(parts: Mapping[str, bytes]) -> dict[int, Unseen]:
    """What cannot be seen of each sheet, by its number in the workbook, from 0."""
    if "content.xml" in parts:
        return dict(enumerate(_of_tables(parts["content.xml"])))
    names = _sheet_parts(parts)
    return {
        number: Unseen(
            frozenset(_hidden_rows(parts[name])),
            frozenset(_hidden_columns(parts[name])),
            _without_result(parts[name]),
        )
        for number, name in enumerate(names)
        if name in parts
    }


def with_spaces(name: str, content: bytes) -> bytes:
    """A part, with a space for each tab and line break in the cells of an OpenDocument sheet.

    The reader drops both, and joins what stands before and after. Furigana, which it would add to
    the name, is left out.
    """
    return SPACE.sub(b" ", RUBY.sub(b"", content)) if name == "content.xml" else content


def _sheet_parts(parts: Mapping[str, bytes]) -> list[str]:
    """The names of the parts that hold the sheets, in the order of the workbook."""
    targets = {}
    for relation in RELATION.findall(parts.get("xl/_rels/workbook.xml.rels", b"")):
        key, target = (_attribute(relation, name) for name in (b"Id", b"Target"))
        targets[key] = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    found = []
    for sheet in SHEET.findall(parts.get("xl/workbook.xml", b"")):
        named = SHEET_ID.search(sheet)
        found.append(targets.get(named[1].decode("utf-8", "replace") if named else "", ""))
    return found


def _attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb"\s*=\s*[\"']([^\"']*)", tag)
    return found[1].decode("utf-8", "replace") if found else ""


def _hidden_rows(content: bytes) -> Iterator[int]:
    number = 0
    for found in ROW.finditer(content):
        named = ROW_NUMBER.search(found[0])
        number = int(named[1]) if named else number + 1
        if HIDDEN.search(found[0]):
            yield number


def _hidden_columns(content: bytes) -> Iterator[int]:
    for found in COLUMN.finditer(content):
        if HIDDEN.search(found[0]) or NO_WIDTH.search(found[0]):
            first, last = _attribute(found[0], b"min"), _attribute(found[0], b"max")
            if first.isdecimal() and last.isdecimal():
                yield from range(int(first), min(int(last), MOST_SHEET_COLUMNS) + 1)


def _without_result(content: bytes) -> int:
    # A formula whose result is an empty text has one: type "str".
    return sum(
        re.search(rb"\st\s*=\s*[\"']str", found[2] or b"") is None
        for found in FORMULA_CELL.finditer(content)
    )


def _of_tables(content: bytes) -> Iterator[Unseen]:
    starts = [found.start() for found in TABLE.finditer(content)]
    for start, end in zip(starts, [*starts[1:], len(content)], strict=True):
        table = content[start:end]
        columns: set[int] = set()
        number = 0
        for found in TABLE_COLUMN.finditer(table):
            repeated = REPEATED.search(found[0])
            count = min(int(repeated[1]) if repeated else 1, MOST_SHEET_COLUMNS)
            if NOT_VISIBLE.search(found[0]):
                columns.update(range(number + 1, number + count + 1))
            number += count
        hidden: set[int] = set()
        number = 0
        for found in TABLE_ROW.finditer(table):
            repeated = REPEATED.search(found[0])
            count = int(repeated[1]) if repeated else 1
            # The rows below the list are one element that stands for a million.
            if NOT_VISIBLE.search(found[0]) and count <= len(table):
                hidden.update(range(number + 1, number + count + 1))
            number += count
        empty = sum(1 for _ in EMPTY_FORMULA.finditer(table))
        yield Unseen(frozenset(hidden), frozenset(columns), empty)
