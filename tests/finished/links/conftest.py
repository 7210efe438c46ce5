"""Packets for a screen, and where their links lead."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from filelock import FileLock
from pypdf import PdfReader

from kit.pipeline.build import build
from kit.pipeline.request import Request, RosterSource
from kit.problems import Problems
from tests.conftest import PACKS

# Eight, so that there is a chair, whose packet has sheets of its own and no cover.
NAMES = ("Ada Oak", "Bo Elm", "Cy Fir", "Di Ash", "Ed Yew", "Flo Box", "Gus Bay", "Hal Fig")
# Few sheets, but of every kind, and those that name others.
SHEETS = """\
extends: base
packet:
  - name: Cover
    when: Read this first
    sheets:
      - {id: cover, title: Cover, audience: role, pages: 1}
  - name: Prepare
    when: Fill in beforehand
    sheets:
      - id: opening-statement
        title: Opening statement
        audience: everyone
        duties: false
        pages: 1
  - name: Debate day
    when: Use at the table
    sheets:
      - {id: agenda, title: Agenda, audience: everyone}
      - {id: at-the-table, title: At the table, audience: role, levels: true, pages: 1}
      - {id: negotiation-record, title: Negotiation record, audience: everyone, pages: 1}
handouts:
  - name: For the absent
    when: Hand out
    sheets:
      - {id: make-up, title: Make-up sheet, audience: everyone, pages: 2}
teacher:
  - name: Set-up
    when: The day before
    sheets:
      - {id: teacher-setup, title: Set-up, audience: teacher, pages: 1}
"""
ROSTER = "name,profile\n" + "".join(f"{name},screen\n" for name in NAMES)


@dataclass(frozen=True)
class Link:
    """A link on a page: the words it lies on, what it says, and what it leads to.

    `to` is the label of a page, or an address of the web; `page` counts pages from 0.
    """

    page: int
    label: str
    words: str
    says: str
    to: str
    height: float = 0


def links(path: Path) -> list[Link]:
    """Every link of a file, in the order in which the Tab key reaches them."""
    reader, seen = PdfReader(path), pypdfium2.PdfDocument(path)
    labels = reader.page_labels
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages)}
    found = []
    for index, page in enumerate(reader.pages):
        for note in (each.get_object() for each in page.get("/Annots", [])):
            if note["/Subtype"] != "/Link":
                continue
            left, bottom, right, top = sorted_box(note["/Rect"])
            # The lines above and below reach into the box of a link.
            edge = (top - bottom) / 4
            inner = (left, bottom + edge, right, top - edge)
            words = seen[index].get_textpage().get_text_bounded(*inner)
            height = 0.0
            if "/Dest" in note:
                to = labels[pages[list.__getitem__(note["/Dest"], 0).idnum]]
                height = float(note["/Dest"][3])
            else:
                to = str(note["/A"]["/URI"])
            said = " ".join(words.split())
            found.append(Link(index, labels[index], said, str(note["/Contents"]), to, height))
    return found


def sorted_box(box: list[float]) -> tuple[float, float, float, float]:
    """An annotation's box from its lower left corner to its upper right."""
    left, right = sorted((float(box[0]), float(box[2])))
    bottom, top = sorted((float(box[1]), float(box[3])))
    return left, bottom, right, top


@pytest.fixture(scope="session")
def screen(shared: Path, cache: Path) -> Path:
    """The small debate for a class that reads on screens: its output folder."""
    out = shared / "screen"
    with FileLock(shared / "screen.lock"):
        if not (out / "later-start" / "manifest.json").exists():
            project = shared / "screen-project"
            shutil.copytree(PACKS / "good", project, dirs_exist_ok=True)
            (project / "templates").mkdir(exist_ok=True)
            (project / "templates" / "sheets.yaml").write_text(SHEETS, "utf-8")
            request = Request(
                project=project,
                debate="later-start",
                out=out,
                cache=cache,
                levels=("standard",),
                profile="screen",
                chosen="full",
                source=RosterSource(data=ROSTER.encode()),
                fillable=True,
            )
            build(request, Problems())
    return out / "later-start"
