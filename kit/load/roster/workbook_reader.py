"""Reads a workbook in a separate process: standard input to JSON on standard output.

A workbook of 2 KB can make calamine allocate 17 billion cells; the system then kills the
process. So the kit runs this file with a limit on memory, and never opens a workbook itself.
This file imports nothing from the kit: it is run by its path.

Standard input is the length of the workbook (8 bytes), then the workbook. The kit keeps it open
until it has its answer; when it closes, the kit has ended, and this process ends as well.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from threading import Thread
from typing import Any

MOST_MEMORY = 768 * 1024 * 1024
LONGEST_CELL = 2_000
MOST_LETTERS = 8 * 1024 * 1024


def main(most_rows: int, most_columns: int) -> dict[str, Any]:
    """Read the visible sheets of the workbook on standard input.

    Gives `{"sheets": [...]}`: for each sheet its name, its number from 0, its rows of text,
    `continued` (the cells, as row and column from 0, that a merged cell above covers; they get
    its text), and `long`, whether there are more than `most_rows` rows. Columns beyond
    `most_columns` are joined into one. Gives `{"failed": reason}` for a workbook that is broken,
    too large, or has a password.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    data = sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(8), "big"))
    Thread(target=_end_with_input, daemon=True).start()
    # Only now, so that the limit holds for everything that calamine allocates.
    import python_calamine as calamine

    letters = 0
    sheets = []
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for number, about in enumerate(book.sheets_metadata):
            if (
                about.visible != calamine.SheetVisibleEnum.Visible
                or about.typ != calamine.SheetTypeEnum.WorkSheet
            ):
                continue
            sheet = book.get_sheet_by_index(number)
            rows = [
                _trimmed([shown(cell) for cell in row], most_columns)
                # Empty rows at the top are kept: row numbers must be those of the sheet.
                for row in sheet.to_python(skip_empty_area=False, nrows=most_rows)
            ]
            letters += sum(len(cell) for row in rows for cell in row)
            if letters > MOST_LETTERS:
                return {"failed": "large"}
            sheets.append(
                {
                    "name": about.name,
                    "number": number,
                    "rows": rows,
                    "continued": _fill_down(rows, sheet.merged_cell_ranges or []),
                    "long": sheet.end is not None and sheet.end[0] >= most_rows,
                }
            )
    except calamine.PasswordError:
        return {"failed": "password"}
    except MemoryError:
        return {"failed": "large"}
    except Exception:  # noqa: BLE001 (a broken workbook raises what it will)
        return {"failed": "broken"}
    return {"sheets": sheets}


def _end_with_input() -> None:
    # Not through `sys.stdin`: Python's end waits for the lock of what reads from that.
    os.read(0, 1)
    os._exit(3)


def shown(cell: object) -> str:
    """A cell's value as people see it: a whole number has no “.0”, since all numbers are floats."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)[:LONGEST_CELL]


def _trimmed(row: list[str], most: int) -> list[str]:
    if len(row) > most:
        row = [*row[:most], "".join(row[most:])[:LONGEST_CELL]]
    while row and not row[-1]:
        row.pop()
    return row


def _fill_down(
    rows: list[list[str]], merged: list[tuple[tuple[int, int], tuple[int, int]]]
) -> list[tuple[int, int]]:
    continued = []
    for (top, left), (bottom, _) in merged:
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        for number in range(top + 1, min(bottom + 1, len(rows)) if value else 0):
            row = rows[number]
            row.extend([""] * (left + 1 - len(row)))
            if not row[left]:
                row[left] = value
                continued.append((number, left))
    return continued


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1]), int(sys.argv[2])), sys.stdout)
