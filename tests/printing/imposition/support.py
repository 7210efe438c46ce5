"""Small PDFs whose pages say their number, and what a printed sheet shows, read by PDFium."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name, Pdf

A4 = (595.28, 841.89)
LETTER = (612.0, 792.0)


def numbered(path: Path, pages: int, size: tuple[float, float] = A4, prefix: str = "") -> Path:
    """A PDF whose n-th page says its number, in the middle and high up, in a box 60 pt inside."""
    pdf = Pdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    for number in range(1, pages + 1):
        words = f"{prefix}{number}"
        width, height = size
        drawn = (
            f"q BT /F 20 Tf {width / 2} {height * 0.8} Td ({words}) Tj ET "
            f"60 60 {width - 120} {height - 120} re S Q"
        )
        page = Dictionary(
            Type=Name.Page,
            MediaBox=[0, 0, *size],
            Contents=pdf.make_stream(drawn.encode()),
            Resources=Dictionary(Font=Dictionary(F=font)),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.save(path)
    return path


@dataclass(frozen=True)
class Word:
    """A word on a side of paper: its left edge and its middle, from the lower left corner."""

    text: str
    left: float
    x: float
    y: float


@dataclass(frozen=True)
class PrintedSide:
    """A side of paper: its size, and the words on it from the left."""

    size: tuple[float, float]
    words: tuple[Word, ...]

    @property
    def halves(self) -> tuple[str, str]:
        """What stands on the left and on the right of the fold; "" for a blank."""
        left = [word.text for word in self.words if word.x < self.size[0] / 2]
        right = [word.text for word in self.words if word.x > self.size[0] / 2]
        return " ".join(left), " ".join(right)


def read(path: Path) -> list[PrintedSide]:
    """Every side of a print file."""
    sides = []
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            text = page.get_textpage()
            words = []
            for index in range(text.count_rects()):
                box = text.get_rect(index)
                said = text.get_text_bounded(*box).strip()
                words.append(Word(said, box[0], (box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
            words.sort(key=lambda word: word.x)
            sides.append(PrintedSide(page.get_size(), tuple(words)))
    return sides
