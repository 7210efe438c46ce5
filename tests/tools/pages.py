"""`make pages`: every page of both papers as PNG, in output/pages/, for looking at.

Takes the ids of debates; without any, the bundled one. Beside the pages of each file lies
one picture of them all, in grey, as a copier would print them.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image

from kit.model.sheets import Paper
from kit.pipeline.build import build
from kit.pipeline.request import Request
from kit.problems import Problems

HERE = Path(__file__).parent.parent.parent
PAPERS: tuple[Paper, ...] = ("letter", "a4")
DOTS_PER_INCH = 110
ACROSS = 4
"""Pages side by side in the picture of a whole file."""


def main(debates: list[str]) -> None:
    """Write the pages, in place of those of an earlier run."""
    pictures = HERE / "output" / "pages"
    shutil.rmtree(pictures, ignore_errors=True)
    with tempfile.TemporaryDirectory() as temporary:
        for debate in debates or ["north-korea-deal"]:
            for paper in PAPERS:
                request = Request(
                    project=HERE,
                    debate=debate,
                    out=Path(temporary) / paper,
                    cache=Path(temporary) / "cache",
                    paper=paper,
                    jobs=os.cpu_count() or 1,
                )
                build(request, Problems())
                for pdf in sorted(request.folder.rglob("*.pdf")):
                    if pdf.name != "class.pdf":
                        name = pdf.relative_to(request.folder).with_suffix("")
                        print(_write(pdf, pictures / paper / name))


def _write(pdf: Path, folder: Path) -> Path:
    """The pages of a file into a folder, and the picture of them all; gives that."""
    folder.mkdir(parents=True)
    pages = list(_pages(pdf))
    for number, page in enumerate(pages, start=1):
        page.save(folder / f"{number:02}.png")
    rows = -(-len(pages) // ACROSS)
    width, height = pages[0].width // 2, pages[0].height // 2
    whole = Image.new("L", (width * min(len(pages), ACROSS), height * rows), 128)
    for index, page in enumerate(pages):
        place = (index % ACROSS * width, index // ACROSS * height)
        whole.paste(page.convert("L").resize((width - 4, height - 4)), place)
    picture = folder.with_suffix(".png")
    whole.save(picture)
    return picture


def _pages(pdf: Path) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield page.render(scale=DOTS_PER_INCH / 72).to_pil()
    document.close()


if __name__ == "__main__":
    main(sys.argv[1:])
