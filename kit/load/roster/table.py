"""A roster's bytes to rows of text: encodings, delimiters, workbooks."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.load.text import normal_lines
from kit.problems import Place, Problems, did_you_mean

MOST_ROWS = 5000
MOST_COLUMNS = 100
MOST_UNPACKED = 50 * 1024 * 1024
"""Bytes that a workbook may say it unpacks to."""
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its line in the file, or its row in the sheet, from 1; its cells, trimmed."""

    line: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)

    def place(self, path: Path, column: int = 0) -> Place:
        """Where a cell stands, by the row as it reads."""
        shown = " | ".join(self.cells)
        start = len(" | ".join(self.cells[:column])) + (3 if column else 0)
        length = len(self.cells[column]) if column < len(self.cells) else 1
        return Place(path, self.line, start + 1, max(1, length), shown)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text, and in words how they were read where that is not plain to see."""

    name: str
    rows: tuple[TableRow, ...]
    read_as: tuple[str, ...]


def tables(
    data: bytes, path: Path, problems: Problems, encoding: str | None
) -> tuple[Table, ...] | None:
    """The tables of a roster: one for a text file, one for each sheet of a workbook.

    None, and a problem, for what is neither.
    """
    if data.startswith(WORKBOOKS) and encoding is None:
        return _workbook(data, path, problems)
    decoded = _decode(data, path, problems, encoding)
    if decoded is None:
        return None
    text, said = decoded
    return (_text_table(text, said),)


def _decode(
    data: bytes, path: Path, problems: Problems, encoding: str | None
) -> tuple[str, list[str]] | None:
    """The text, and what to say of its encoding."""
    if encoding is not None:
        try:
            codecs.lookup(encoding)
            return data.decode(encoding, "replace").lstrip("\ufeff"), [f"encoding: {encoding}"]
        except LookupError:
            known = ["utf-8", "utf-16", "cp1252", "cp1250", "cp1251", "cp1254", "iso-8859-15"]
            hint = did_you_mean(encoding, known)
            problems.error(Place(path), f"there is no encoding “{encoding}”", hint)
            return None
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            said = [] if name == "utf-8-sig" else [f"encoding: {name.upper()}"]
            return data.decode(name, "replace"), said
    if b"\0" in data:
        for name, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
            if zeros.count(0) > len(zeros) * 0.6:
                return data.decode(name, "replace"), [f"encoding: {name.upper()}"]
        problems.error(
            Place(path), "is not a list of names", "save it as CSV, or as a workbook (.xlsx)"
        )
        return None
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        line = next(line for line in text.splitlines() if not line.isascii()).strip()
        problems.warn(
            Place(path),
            f"is not saved as UTF-8; read as Windows text (cp1252), as in “{line[:60]}”",
            "if letters look wrong, name the encoding, such as --encoding cp1250",
        )
        return text, ["encoding: Windows (cp1252)"]


def _text_table(text: str, said: list[str]) -> Table:
    lines = normal_lines(text)
    delimiter = _delimiter(lines)
    if delimiter is None and '"' in lines:
        delimiter = ","  # one column, in quotes
    if delimiter is None:
        rows = [
            TableRow(number, (_clean(line),))
            for number, line in enumerate(lines.split("\n"), start=1)
        ]
        return Table("", tuple(rows[: MOST_ROWS + 1]), tuple(said))
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter)
    rows = []
    before = 0
    try:
        for cells in reader:
            rows.append(TableRow(before + 1, tuple(_clean(cell) for cell in cells[:MOST_COLUMNS])))
            before = reader.line_num
            if len(rows) > MOST_ROWS:
                break
    except csv.Error:
        # A quotation mark that is never closed swallows the rest: read it without quotes.
        rows = [
            TableRow(number, tuple(_clean(cell) for cell in line.split(delimiter)[:MOST_COLUMNS]))
            for number, line in enumerate(lines.split("\n"), start=1)
        ]
    if delimiter != ",":
        said = [*said, f"columns parted by {DELIMITERS[delimiter]}"]
    return Table("", tuple(rows), tuple(said))


def _delimiter(text: str) -> str | None:
    """What parts the columns: what stands equally often in most lines; None in a plain list.

    In a list of names a comma may stand within each name, “Last, First”.
    """
    lines = [line for line in text.split("\n") if line.strip()][:50]
    best, best_score = None, 0.0
    for delimiter in DELIMITERS:
        counts = [len(next(csv.reader([line], delimiter=delimiter), [])) - 1 for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        if usual > 0:
            score = counts.count(usual) / len(counts) + usual * 0.01 + (delimiter == "\t") * 0.02
            if score > best_score:
                best, best_score = delimiter, score
    if best == "," and lines and all(_is_last_first(line) for line in lines):
        return None
    return best if best_score > 0.5 or (best and len(lines) < 3) else None


def _is_last_first(line: str) -> bool:
    """Whether a line reads “Last, First” and no header: one comma, then a space, and words."""
    left, comma, right = line.partition(", ")
    return bool(comma) and "," not in right and '"' not in line and bool(left and right.strip())


def _workbook(data: bytes, path: Path, problems: Problems) -> tuple[Table, ...] | None:
    if data.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                unpacked = sum(entry.file_size for entry in archive.infolist())
        except (zipfile.BadZipFile, ValueError, OSError):
            problems.error(Place(path), "is not a workbook that can be read", "save it again")
            return None
        if unpacked > MOST_UNPACKED:
            problems.error(Place(path), "unpacks to more than a roster can hold", "save it as CSV")
            return None
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = [
            Table(name, _sheet_rows(book.get_sheet_by_name(name).to_python()), ())
            for name in book.sheet_names
        ]
    except Exception as failure:  # noqa: BLE001 (a broken workbook raises what it will)
        problems.error(
            Place(path), f"is not a workbook that can be read: {failure}", "save it as CSV"
        )
        return None
    return tuple(found)


def _sheet_rows(rows: Sequence[Sequence[object]]) -> tuple[TableRow, ...]:
    return tuple(
        TableRow(number, tuple(_clean(_shown(cell)) for cell in row[:MOST_COLUMNS]))
        for number, row in enumerate(rows[: MOST_ROWS + 1], start=1)
    )


def _shown(cell: object) -> str:
    """A cell as people read it: a whole number without “.0”."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _clean(cell: str) -> str:
    """A cell on one line, without what cannot be seen."""
    return " ".join(cell.replace("\ufeff", "").split())
