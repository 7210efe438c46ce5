"""Text to tables: the same file with each delimiter that it may have been written with."""

from __future__ import annotations

import bisect
import re
from pathlib import Path

from kit.load.roster.table import MOST_COLUMNS, MOST_ROWS, Row, Spot, Table, trimmed

DELIMITERS = (",", ";", "\t", "")
"""The last reads each line as one cell, for names such as “Abara, Chidi” without quotes."""


def tables(path: Path, text: str) -> tuple[Table, ...]:
    """The text read with each delimiter, or with the one that its line “sep=;” names."""
    said = re.match(r'"?sep=([,;\t])"?[ ]*(\n|\Z)', text)
    if said is None:
        return tuple(_read(path, text, delimiter) for delimiter in DELIMITERS)
    return (_read(path, text, said[1], said.end()),)


def _read(path: Path, text: str, delimiter: str, start: int = 0) -> Table:
    """The table of a text with that delimiter, quoted as RFC 4180 has it.

    Not by the csv module, which does not say where a cell stands. Reading ends soon
    after the most rows or columns that a roster may have.
    """
    lines = text.split("\n")
    starts = [0]
    for each in lines:
        starts.append(starts[-1] + len(each) + 1)
    stop = re.escape(delimiter) + r"\n"
    cell = re.compile(
        rf'(?:[ ]*"(?P<quoted>(?:[^"]++|"")*+)(?P<close>"|\Z))?(?P<bare>[^{stop}]*)'
        rf"(?P<end>[{stop}]|\Z)"
    )
    rows: list[Row] = []
    blank: list[int] = []
    unclosed: Spot | None = None
    cells: list[str] = []
    spots: list[Spot] = []
    nothing = re.compile(rf"[ {re.escape(delimiter)}]*(?:\n|\Z)")
    while start <= len(text):
        if not cells and (empty := nothing.match(text, start)):
            blank.append(bisect.bisect_right(starts, start))
            start = empty.end() if empty.end() < len(text) else len(text) + 1
            continue
        match = cell.match(text, start)
        assert match is not None
        group = "bare" if match["quoted"] is None else "quoted"
        at = match.start(group)
        line = bisect.bisect_right(starts, at)
        column = at - starts[line - 1] + 1
        value = (match["quoted"] or "").replace('""', '"') + match["bare"]
        if group == "bare":
            column += len(value) - len(value.lstrip())
        spots.append((line, column, len(value.strip().split("\n")[0])))
        cells.append(value)
        if match["quoted"] is not None and not match["close"]:
            unclosed = (line, column - 1, 1)
        start = match.end()
        if match["end"] != delimiter or not delimiter:
            row = trimmed(Row(spots[0][0], tuple(cells), tuple(spots)))
            if row.cells:
                rows.append(row)
            else:
                blank.append(spots[0][0])
            cells, spots = [], []
            if len(row.cells) > MOST_COLUMNS or len(rows) > MOST_ROWS or not match["end"]:
                break
        elif len(cells) > 10 * MOST_COLUMNS:
            rows.append(Row(spots[0][0], tuple(cells), tuple(spots)))
            break
    shown = {number: lines[number - 1] for row in rows for number, _, _ in row.spots}
    return Table(path, tuple(rows), shown, tuple(blank), delimiter, unclosed=unclosed)
