"""The lines of a PDF's pages, from the boxes of their letters.

PDFium gives letters, where they stand and how large they are; it knows no lines that can be
relied on, and no paragraphs.
"""

from __future__ import annotations

import ctypes
import dataclasses
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.load.reading.characters import clean
from kit.load.reading.runs import Runs

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

HYPHEN = 2
"""What PDFium gives for a hyphen at a line's end."""
WIDEST_SPACE = 1.6
"""Sizes of the type. A wider gap parts columns, or the cells of a table."""
_SLANTED, _BOLD = 1 << 6, 1 << 18
_LABEL = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5})[\]).]|[•‣▪–*-]$")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter on a page, in points from the lower left corner; `y` is its baseline."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool = False
    slanted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type: its words, edges, baseline and size in points; `page` counts from 1.

    `first` is the width of its first word. `bold` and `slanted` mean all of it.
    """

    text: str
    page: int
    left: float
    right: float
    y: float
    size: float
    first: float
    bold: bool = False
    slanted: bool = False
    marks: tuple[str, ...] = ()
    column: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Letters:
    """A page's letters in the order of painting, parted where PDFium parts lines.

    `turned` are how many are not level, `unknown` how many have no letter of their own.
    """

    parts: tuple[tuple[Letter, ...], ...]
    turned: int
    unknown: int


def letters_of(page: PdfTextPage) -> Letters:
    """Read the letters of a page."""
    import pypdfium2.raw as pdfium

    parts: list[list[Letter]] = [[]]
    turned = unknown = 0
    style = (False, False)
    x, y = ctypes.c_double(), ctypes.c_double()
    matrix, box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    for index in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if code in (10, 13):
            parts.append([])
            continue
        generated = bool(pdfium.FPDFText_IsGenerated(page, index))
        if generated:
            if parts[-1] and code == 32:
                parts[-1].append(_space(parts[-1][-1]))
            continue
        pdfium.FPDFText_GetMatrix(page, index, matrix)
        if abs(matrix.b) > 0.1 * math.hypot(matrix.a, matrix.b):
            turned += code != 32
            continue
        unknown += pdfium.FPDFText_HasUnicodeMapError(page, index) == 1 or code in (0, 0xFFFD)
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(page, index, box)
        size = pdfium.FPDFText_GetFontSize(page, index) * math.hypot(matrix.c, matrix.d)
        if not parts[-1] or parts[-1][-1].text == " ":
            style = _style(page, index)
        text = "\x02" if code == HYPHEN else chr(code) if 0 < code < 0x110000 else ""
        last = parts[-1][-1] if parts[-1] else None
        if last is not None and (last.left, last.y) == (x.value, y.value):
            # A ligature: its letters all stand where it begins.
            parts[-1][-1] = dataclasses.replace(last, text=last.text + text)
            continue
        parts[-1].append(Letter(text, x.value, max(box.right, x.value), y.value, size, *style))
    return Letters(tuple(tuple(part) for part in parts if part), turned, unknown)


def _style(page: PdfTextPage, index: int) -> tuple[bool, bool]:
    """Whether a letter is bold, and whether it is slanted."""
    import pypdfium2.raw as pdfium

    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(page, index, name, 128, flags)
    font = name.value.decode("utf-8", "replace").lower()
    weight = pdfium.FPDFText_GetFontWeight(page, index)
    bold = weight >= 600 or "bold" in font or "black" in font or bool(flags.value & _BOLD)
    return bold, bool(flags.value & _SLANTED) or "italic" in font or "oblique" in font


def lines_of(letters: Letters, page: int) -> list[Line]:
    """The lines of a page, in the order of painting. `page` is its number, from 1."""
    runs = [run for part in letters.parts for run in _level_runs(part)]
    merged: list[list[Letter]] = []
    for run in runs:
        if merged and _continues(merged[-1], run):
            merged[-1] = [*merged[-1], _space(merged[-1][-1]), *run]
        else:
            merged.append(run)
    return [line for run in merged if (line := _line(run, page)) is not None]


def _level_runs(part: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Letters that follow each other on one baseline; raised and lowered ones stay with theirs."""
    run: list[Letter] = []
    for letter in part:
        if run and _breaks(run, letter):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def _breaks(run: Sequence[Letter], letter: Letter) -> bool:
    last = run[-1]
    size = max(last.size, letter.size)
    rise = abs(letter.y - last.y)
    level = rise <= 0.2 * size or (rise <= 0.6 * size and not 0.87 < letter.size / last.size < 1.15)
    visible = next((each for each in reversed(run) if each.text != " "), last)
    return (
        not level
        or letter.left < visible.right - 0.7 * size
        or letter.left > visible.right + WIDEST_SPACE * size
    )


def _continues(run: Sequence[Letter], after: Sequence[Letter]) -> bool:
    """Whether a run goes on where another ended: PDFium parts some lines at a change of font."""
    last, first = run[-1], after[0]
    size = max(last.size, first.size)
    gap = first.left - last.right
    label = _LABEL.match("".join(each.text for each in run).strip())
    small = abs(last.y - first.y) <= 0.1 * size and last.size < 1.5 * first.size
    return small and -0.2 * size <= gap < (2.5 if label and len(run) <= 5 else 0.9) * size


def _space(after: Letter) -> Letter:
    return dataclasses.replace(after, text=" ", left=after.right)


def _line(run: Sequence[Letter], page: int) -> Line | None:
    seen = [each for each in run if each.text.strip() or each.text == "\x02"]
    if not seen:
        return None
    size = max(seen, key=lambda each: sum(other.size == each.size for other in seen)).size
    base = next(each.y for each in seen if each.size == size)
    words = Runs()
    raised = ""
    for before, each in zip([None, *run], run, strict=False):
        if each.size < 0.87 * size and each.y > base + 0.12 * size and each.text.strip():
            raised += each.text
            continue
        if raised:
            words.add_raised(raised)
            raised = ""
        if before is not None and each.left - before.right > 0.2 * size:
            words.add(" ")
        words.add(each.text)
    if raised:
        words.add_raised(raised)
    # `clean` would take the mark of a cut word away.
    text = "\x02".join(clean(piece) for piece in "".join(words.pieces).split("\x02"))
    if not text:
        return None
    return Line(
        text, page, seen[0].left, seen[-1].right, base, size,
        _first_word(seen),
        all(each.bold for each in seen), all(each.slanted for each in seen), tuple(words.marks),
    )  # fmt: skip


def _first_word(letters: Sequence[Letter]) -> float:
    """The width of a line's first word, in points."""
    end = letters[0]
    for letter in letters[1:]:
        if letter.left - end.right > 0.1 * letter.size:
            break
        end = letter
    return end.right - letters[0].left
