"""Reads workbooks (.xlsx, .ods, .xls, .xlsb) as tables, and survives hostile ones."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from kit.load.roster.cells import MOST_COLUMNS, MOST_ROWS, CellTable, listed, sheet_rows
from kit.load.roster.names import clean
from kit.load.roster.workbook_binary import hidden_in_xls, hidden_in_xlsb
from kit.load.roster.workbook_xml import Unseen, unseen_in, with_spaces
from kit.problems import Place, Problems

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream in an OLE file that contains a workbook with a password ([MS-OFFCRYPTO], 2.3.4.4)."""
MOST_UNPACKED = 32 * 1024 * 1024
MOST_PARTS = 2_000
MOST_CELLS = 4_000_000
"""In the rectangle that a sheet spans: calamine allocates all of it, at 32 bytes per cell."""
PATIENCE = 20.0
"""Seconds to wait for the reader. A workbook of 2 MB takes less than one."""
READER = Path(__file__).with_name("workbook_reader.py")
SAVE_AS_CSV = "open it in a spreadsheet program and save the list as CSV"
# A cell with content, and its reference, such as “B12” (ECMA-376 part 1, section 18.3.1.4).
FILLED_CELL = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>"
)


def is_workbook(data: bytes) -> bool:
    """Whether these bytes begin as a zip archive (.xlsx, .ods) or an OLE file (.xls)."""
    return data.startswith((ZIP, OLE))


def read_sheets(data: bytes, path: Path, problems: Problems) -> tuple[CellTable, ...] | None:
    """The visible, non-empty sheets of a workbook; None and a problem if it cannot be read.

    `path` is the file, for messages.
    """
    parts: dict[str, bytes] = {}
    packed = _unpacked(data, path, problems, parts) if data.startswith(ZIP) else data
    if packed is None:
        return None
    found: dict[str, Any] = {"failed": "password"} if ENCRYPTED in packed else _run_reader(packed)
    if (failed := found.get("failed")) is not None:
        message, hint = {
            "password": ("is protected by a password", "save it again without one"),
            "large": (
                "takes more memory or time to read than a class list should",
                "copy the list into a new workbook, or save it as CSV",
            ),
        }.get(failed, ("is not a workbook that can be read", SAVE_AS_CSV))
        problems.error(Place(path), message, hint)
        return None
    tables = []
    all_unseen = unseen_in(parts)
    in_binary = hidden_in_xlsb(parts) if parts else hidden_in_xls(data)
    for sheet in found["sheets"]:
        unseen = all_unseen.get(sheet["number"], Unseen())
        other = in_binary.get(sheet["number"], Unseen())
        columns = _held(sheet["rows"], unseen.columns | other.columns)
        cells = [
            ["" if at in columns else text for at, text in enumerate(row, start=1)]
            for row in sheet["rows"]
        ]
        rows = tuple(sheet_rows(cells, [tuple(cell) for cell in sheet["continued"]]))
        hidden = unseen.hidden | other.hidden
        shown = tuple(row for row in rows if row.line not in hidden)
        gone = sum(not row.blank for row in rows) - sum(not row.blank for row in shown)
        tables.append(
            CellTable(
                path,
                shown,
                read_as=tuple(_hidden_in_words(gone, columns)),
                name=sheet["name"],
                long=sheet["long"],
                uncalculated=unseen.uncalculated,
                hidden=tuple(columns.values()),
            )
        )
    return tuple(table for table in tables if table.filled() or table.hidden)


def _held(rows: Sequence[Sequence[str]], columns: Collection[int]) -> dict[int, str]:
    """Those of the columns, by their number from 1, that hold anything, and what comes first."""
    found: dict[int, str] = {}
    for row in rows:
        for at, text in enumerate(row, start=1):
            if at in columns and clean(text):
                found.setdefault(at, clean(text))
    return dict(sorted(found.items()))


def _hidden_in_words(rows: int, columns: Mapping[int, str]) -> Iterator[str]:
    """What was left out since it is hidden: how many rows, and what the columns begin with."""
    rest = "left out; show what should be read"
    if rows:
        counted = "1 row that is" if rows == 1 else f"{rows} rows that are"
        yield f"{counted} hidden in the workbook, as by a filter, {rest}"
    if columns:
        counted = "the column that is" if len(columns) == 1 else "the columns that are"
        yield f"{counted} hidden in the workbook {rest}: {listed(list(columns.values()))}"


def _unpacked(data: bytes, path: Path, problems: Problems, parts: dict[str, bytes]) -> bytes | None:
    """The archive repacked without compression and pictures; None and a problem if it is unsafe.

    Fills `parts` with the content of each part, by name.

    After this, every size is what the archive says it is, and no part can expand in the reader.
    """
    place = Place(path)
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(packed, "w") as out:
            # An archive may have two parts of one name; repacking keeps one, so that all
            # readers see the same.
            by_name = {part.filename: part for part in archive.infolist()}
            needed = [part for name, part in by_name.items() if _is_needed(name)]
            if (other := _other_archive(by_name)) is not None:
                problems.error(place, *other)
                return None
            if len(needed) > MOST_PARTS or sum(part.file_size for part in needed) > MOST_UNPACKED:
                problems.error(
                    place,
                    f"unpacks to more than {MOST_UNPACKED // 1024 // 1024} MB",
                    "is it the right file? " + SAVE_AS_CSV,
                )
                return None
            for part in needed:
                # Excel and LibreOffice write only these two methods.
                if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    raise zipfile.BadZipFile
                content = with_spaces(part.filename, archive.read(part))
                parts[part.filename] = content
                if (far := _far_cell(part.filename, content)) is not None:
                    problems.error(
                        place,
                        f"has a sheet with something far from the list, in the cell {far}",
                        "empty that cell, or copy the list into a new workbook",
                    )
                    return None
                out.writestr(zipfile.ZipInfo(part.filename), content)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        problems.error(place, "is not a workbook that can be read", SAVE_AS_CSV)
        return None
    return packed.getvalue()


def _other_archive(names: Collection[str]) -> tuple[str, str] | None:
    """What an archive is that is no workbook, in words, and what to do; None if it may be one."""
    if "word/document.xml" in names:
        return "is a text document", "save it as plain text (.txt)"
    if any(name.endswith("Index/Document.iwa") or name == "index.apxl" for name in names):
        return "is a document of Numbers or Pages", "export it as CSV"
    if any(name.lower().endswith((".csv", ".xlsx", ".xls", ".ods")) for name in names):
        return "is a compressed folder", "unpack it, and name the list in it"
    return None


def _is_needed(name: str) -> bool:
    return name == "mimetype" or name.lower().endswith((".xml", ".rels", ".bin"))


def _far_cell(name: str, content: bytes) -> str | None:
    """The reference of a cell so far out that its sheet would be too large; None if there is none.

    Only for .xlsx: in the other formats, the reader's limit on memory has to do.
    """
    if not name.startswith("xl/worksheets/"):
        return None
    lowest = rightmost = 1
    for match in FILLED_CELL.finditer(content):
        column = 0
        for letter in match[1]:
            column = column * 26 + letter - ord("A") + 1
        lowest, rightmost = max(lowest, int(match[2])), max(rightmost, column)
        if lowest * rightmost > MOST_CELLS:
            return (match[1] + match[2]).decode("ascii")
    return None


def _run_reader(data: bytes) -> dict[str, Any]:
    """Run `workbook_reader` on a workbook; gives its JSON, or “failed” if it crashes or hangs."""
    # -P keeps the current folder off the path: no file there can pose as a module.
    command = [sys.executable, "-P", str(READER), str(MOST_ROWS + 100), str(MOST_COLUMNS)]
    with subprocess.Popen(  # noqa: S603 (our own file, and no word of the user's)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as reader:
        # Its input stays open: the reader ends when that closes, as it does when this ends.
        given, reader.stdin = reader.stdin, None
        assert given is not None
        try:
            with suppress(BrokenPipeError):
                given.write(len(data).to_bytes(8) + data)
                given.flush()
            said, _ = reader.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            return {"failed": "large"}
        finally:
            reader.kill()
            with suppress(OSError):
                given.close()
    if reader.returncode in (0, 1):
        try:
            found = json.loads(said)
        except ValueError:
            return {"failed": "broken"}
        return found if isinstance(found, dict) else {"failed": "broken"}
    # Any other code means that the system ended it, most likely at the limit on memory.
    return {"failed": "large"}
