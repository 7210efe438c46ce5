"""Workbooks (.xlsx, .ods, .xls) to tables, one a sheet."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

from kit.load.roster.ole import reach
from kit.load.roster.table import MOST_COLUMNS, MOST_ROWS, Row, Spot, Table, trimmed
from kit.problems import Place, Problems

ZIP_START = b"PK\x03\x04"
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_UNPACKED = 32 * 1024 * 1024
"""Bytes. Forty times what a class of 5,000 needs."""
MOST_PARTS = 1_000
MOST_SHEETS = 50
MOST_CELLS = 3_000_000
SAVE_AGAIN = "open it in a spreadsheet program and save it as .xlsx or CSV"

TRIAL_SECONDS = 20
LOCKED = 3
_TRIAL = f"""
import io, sys
from python_calamine import CalamineWorkbook, PasswordError
try:
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
except PasswordError:
    sys.exit({LOCKED})
for name in book.sheet_names[:{MOST_SHEETS}]:
    book.get_sheet_by_name(name).to_python(False)
"""

_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br\s*=\s*[\"'](\d{1,9})")
# Cells that are only formatted end at once; they hold nothing and count for nothing.
_CELL = re.compile(
    rb"<(?:\w+:)?c(?=[\s>])(?![^>]*/>)[^>]*?(?:\sr\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,9})[^>]*)?>(?!</)"
)
_REPEATED = re.compile(rb"(table:number-(row|column)s-repeated\s*=\s*[\"'])(\d{1,12})")
_ODS_PART = re.compile(rb"<table:(table-row|table-cell|covered-table-cell)\b([^>]*)")


def is_workbook(data: bytes) -> bool:
    """Whether these bytes begin like a workbook."""
    return data.startswith((ZIP_START, OLE_START))


def sheets(path: Path, data: bytes, problems: Problems) -> tuple[Table, ...] | None:
    """The sheets that hold something, or None and a problem.

    Hidden sheets count only where no other holds anything. A file that would unpack to more
    than a roster can be is refused before the library that reads it sees it.
    """
    if data.startswith(ZIP_START):
        unpacked = _unpacked(path, data, problems)
        if unpacked is None:
            return None
        data = unpacked
    else:
        try:
            row, column = reach(data)
        except ValueError:
            problems.error(Place(path), "is a damaged workbook, or none", SAVE_AGAIN)
            return None
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            _too_far(path, f"row {row + 1} or column {column + 1}", problems)
            return None
        if not _survives(data):
            problems.error(Place(path), "is a damaged workbook, or none", SAVE_AGAIN)
            return None
    from python_calamine import CalamineWorkbook, PasswordError, SheetVisibleEnum

    shown: list[Table] = []
    hidden: list[Table] = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for about in book.sheets_metadata[:MOST_SHEETS]:
                if "Work" not in str(about.typ):
                    continue
                sheet = book.get_sheet_by_name(about.name)
                row, column = sheet.end or (0, 0)
                if row >= MOST_ROWS or column >= MOST_COLUMNS:
                    _too_far(path, f"the last cell of the sheet “{about.name}”", problems)
                    return None
                table = _table(path, about.name, sheet.to_python(skip_empty_area=False))
                if table.rows:
                    visible = about.visible == SheetVisibleEnum.Visible
                    (shown if visible else hidden).append(table)
    except (KeyboardInterrupt, SystemExit):
        raise
    except PasswordError:
        problems.error(Place(path), "is locked with a password", "save it again without one")
        return None
    except BaseException:  # noqa: BLE001  a panic of the Rust library is not an Exception
        problems.error(Place(path), "is not a workbook that the kit can read", SAVE_AGAIN)
        return None
    if not shown and not hidden:
        problems.error(Place(path), "holds nothing", "is it the right file?")
        return None
    return tuple(shown or hidden)


def _survives(data: bytes) -> bool:
    """Whether the library reads this .xls to its end, tried in a process of its own.

    A wrong count in a damaged .xls makes it ask for all memory, which ends the process.
    """
    try:
        tried = subprocess.run(  # noqa: S603  our own Python, our own words
            [sys.executable, "-P", "-c", _TRIAL],
            input=data,
            capture_output=True,
            timeout=TRIAL_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode in (0, LOCKED)


def _table(path: Path, name: str, grid: list[list[object]] | object) -> Table:
    assert isinstance(grid, list)
    rows, blank, lines = [], [], {}
    for number, values in enumerate(grid, start=1):
        texts = [_text(value) for value in values]
        while texts and not texts[-1].strip():
            texts.pop()
        if not texts:
            blank.append(number)
            continue
        spots: list[Spot] = []
        column = 1
        for text in texts:
            spots.append((number, column, len(text)))
            column += len(text) + len(" | ")
        rows.append(trimmed(Row(number, tuple(texts), tuple(spots))))
        lines[number] = " | ".join(" ".join(text.split("\n")) for text in texts)
    return Table(path, tuple(rows), lines, tuple(blank), name, sheet=True)


def _text(value: object) -> str:
    """A cell as its reader sees it: 1001.0 is 1001."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def _unpacked(path: Path, data: bytes, problems: Problems) -> bytes | None:
    """The same archive, its parts stored as they are, or None and a problem.

    The sizes that an archive declares may be untrue; in the copy they are not.
    """
    copy = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(copy, "w") as out:
            parts = [part for part in archive.infolist() if "media/" not in part.filename.lower()]
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                problems.error(
                    Place(path),
                    f"unpacks to more than {MOST_UNPACKED // 1024**2} MB",
                    "copy the list of names into a new workbook, or save it as CSV",
                )
                return None
            for part in parts:
                with archive.open(part) as opened:
                    # With a number, it unpacks no more than that, whatever there is.
                    content = opened.read(part.file_size + 1)
                far = None
                if part.filename == "content.xml":
                    content = _REPEATED.sub(_fewer, content)
                    far = "" if _ods_cells(content) > MOST_CELLS else None
                elif b"sheetData" in content:
                    far = _far_cell(content)
                if far is not None:
                    _too_far(path, far, problems)
                    return None
                out.writestr(zipfile.ZipInfo(part.filename), content)
    except (
        zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError,
        NotImplementedError, UnicodeError, KeyError, IndexError, OverflowError,
    ):  # fmt: skip
        problems.error(Place(path), "is a damaged workbook, or none", SAVE_AGAIN)
        return None
    return copy.getvalue()


def _too_far(path: Path, where: str, problems: Problems) -> None:
    which = f"something stands in {where}" if where else "its cells reach too far"
    problems.error(
        Place(path),
        f"{which}; a roster has at most {MOST_ROWS} rows and {MOST_COLUMNS} columns",
        "delete what stands beyond the list, or copy the list into a new workbook",
    )


def _far_cell(content: bytes) -> str | None:
    """A cell of an xlsx sheet beyond the most rows or columns, or None.

    One such cell is enough to make the library lay out every cell before it.
    """
    unnamed = False
    for letters, digits in _CELL.findall(content):
        if not letters:
            unnamed = True
            continue
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - 64
        if int(digits) > MOST_ROWS or column > MOST_COLUMNS:
            return "the cell " + str((letters + digits).decode("ascii"))
    if unnamed:
        for digits in _ROW.findall(content):
            if int(digits) > MOST_ROWS:
                return f"row {int(digits)}"
    return None


def _fewer(match: re.Match[bytes]) -> bytes:
    """A repetition in an ods sheet, at most to just beyond what a roster may have."""
    most = MOST_ROWS if match[2] == b"row" else MOST_COLUMNS
    return bytes(match[1]) + str(min(int(match[3]), most + 1)).encode("ascii")


def _ods_cells(content: bytes) -> int:
    """How many cells the sheets of an ods file have once repetitions are written out."""
    total, repeat = 0, 1
    for kind, attributes in _ODS_PART.findall(content):
        found = _REPEATED.search(attributes)
        times = int(found[3]) if found else 1
        if kind == b"table-row":
            repeat = times
        else:
            total += times * repeat
    return total
