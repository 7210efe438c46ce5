"""A packet to fill in on a screen, and its fields."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock
from pypdf import PdfReader

from kit.pipeline.build import build
from kit.pipeline.request import Request
from kit.problems import Problems
from tests.conftest import PACKS


@dataclass(frozen=True)
class Widget:
    """A field on a page: its box is in points, from the lower left corner."""

    page: int
    name: str
    label: str
    kind: str
    tall: bool
    size: float
    box: tuple[float, float, float, float]

    @property
    def middle(self) -> tuple[float, float]:
        """Where to click."""
        left, bottom, right, top = self.box
        return (left + right) / 2, (bottom + top) / 2


def widgets(path: Path) -> list[Widget]:
    """Every field of a file, in the order in which the Tab key reaches them."""
    found = []
    for index, page in enumerate(PdfReader(path).pages):
        for reference in page.get("/Annots", []):
            note = reference.get_object()
            if note["/Subtype"] == "/Widget":
                group = note["/Parent"]
                name = f"{group['/Parent']['/T']}.{group['/T']}.{note['/T']}"
                size = float(str(note.get("/DA", "/ 0")).split()[1])
                found.append(
                    Widget(
                        page=index,
                        name=name,
                        label=str(note["/TU"]),
                        kind=str(note["/FT"]),
                        tall=bool(note.get("/Ff", 0)),
                        size=size,
                        box=tuple(float(each) for each in note["/Rect"]),  # type: ignore[arg-type]
                    )
                )
    return found


@pytest.fixture(scope="session")
def packet(shared: Path, cache: Path) -> Path:
    """A role's packet of the small debate, with form fields."""
    out = shared / "fillable"
    folder = out / "later-start"
    with FileLock(shared / "fillable.lock"):
        if not (folder / "manifest.json").exists():
            request = Request(
                project=PACKS / "good",
                debate="later-start",
                out=out,
                cache=cache,
                levels=("standard",),
                chosen="full",
                only=("parents",),
                fillable=True,
            )
            problems = Problems()
            build(request, problems)
            assert not len(problems), list(problems)
    return folder / "roles" / "02-parents-fillable.pdf"
