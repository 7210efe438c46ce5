"""Reads a workbook in a process of its own: standard input to JSON on standard output.

A workbook of 2 KB can tell calamine to make room for 17 thousand million cells, at which
the process is ended by the system. So the kit runs this file, with a bound on memory, and
never opens a workbook itself. It imports nothing of the kit.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from typing import Any

MOST_MEMORY = 768 * 1024 * 1024
LONGEST_CELL = 2_000
MOST_LETTERS = 8 * 1024 * 1024


def main(most_rows: int, most_columns: int) -> dict[str, Any]:
    """Every sheet that is shown, as a name, rows of text, and whether there are more rows.

    Columns beyond `most_columns` are joined into one. `continued` are the cells, by row and
    column from 0, that a merged cell above takes in; they get what stands in that.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    import python_calamine as calamine

    letters = 0
    sheets = []
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        for number, about in enumerate(book.sheets_metadata):
            if (
                about.visible != calamine.SheetVisibleEnum.Visible
                or about.typ != calamine.SheetTypeEnum.WorkSheet
            ):
                continue
            sheet = book.get_sheet_by_index(number)
            rows = [
                _trimmed([shown(cell) for cell in row], most_columns)
                for row in sheet.to_python(skip_empty_area=False, nrows=most_rows)
            ]
            letters += sum(len(cell) for row in rows for cell in row)
            if letters > MOST_LETTERS:
                return {"failed": "large"}
            sheets.append(
                {
                    "name": about.name,
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


def shown(cell: object) -> str:
    """A cell as people read it: a whole number without “.0”."""
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
