"""What is left of a page after a tired copier, twice: of every kind of page, some each day."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from tests.tools.copier import kept, text_colors
from tests.tools.listed import file_of
from tests.tools.sample import some

BLACK = (0, 0, 0, 255)
SAMPLED = 5


def _pages(*folders: Path) -> list[tuple[Path, int]]:
    """Every kind of page: those of a role, of a table, of the handouts and of the guide."""
    files = []
    for folder in folders:
        for kind, name in (("roles", file_of("china")), ("tables", "05"), ("students", "ada")):
            files += sorted((folder / kind).glob(f"{name}*.pdf"))[:1]
        files += [*sorted((folder / "handouts").glob("*.pdf")), folder / "teacher.pdf"]
    return [(file, page) for file in files for page in range(len(pypdfium2.PdfDocument(file)))]


def test_every_word_survives_two_generations_of_a_tired_copier(
    letter: Path, four_sheets: Path
) -> None:
    """In the box of each word the ink is 60 to 140 % of what it was, and no word is gray."""
    pages = _pages(letter, four_sheets / "output" / "north-korea-deal")
    assert len(pages) > 60
    for file, index in some("pages at the copier", pages, SAMPLED):
        page = pypdfium2.PdfDocument(file)[index]
        where = f"{file.parent.name}/{file.name}, page {index + 1}"
        assert text_colors(page) <= {BLACK}, where
        lost = [(word, round(part, 2)) for word, part in kept(page) if not 0.6 <= part <= 1.4]
        assert lost == [], where
