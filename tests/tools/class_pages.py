"""Pages of a class of a bundled debate, typeset sheet by sheet: no packet is bound."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdf

from kit.model.agenda import LessonTimes
from kit.model.packet import Packet, SheetInstance, SheetKey
from kit.model.role import Level
from kit.model.sheets import Paper
from kit.pipeline.build import assemble
from kit.pipeline.inputs import Inputs
from kit.pipeline.packets import Assembly
from kit.pipeline.request import Request, RosterSource
from kit.pipeline.steps import RenderSetup, renderer_of
from kit.problems import Problems
from kit.typeset.engine import Engine
from kit.typeset.job import Job
from tests.tools.listed import BUNDLED, KIT


class ClassPages:
    """The sheets of a class in a format; each is typeset when it is asked for."""

    def __init__(
        self,
        name: str,
        size: int,
        minutes: int | None,
        folder: Path,
        paper: Paper = "letter",
        chosen: str = "full",
        debate: str = BUNDLED,
        level: Level = "standard",
        called: str = "Student",
    ) -> None:
        """`folder` would hold what is made; `chosen` is the set of sheets, `level` that of all.

        Students are `called` something, and numbered.
        """
        students = "\n".join(
            ["name,level", *(f"{called} {number},{level}" for number in range(size))]
        )
        request = Request(
            project=KIT,
            debate=debate,
            out=folder,
            cache=folder,
            paper=paper,
            format=name,
            times=LessonTimes(minutes=() if minutes is None else (minutes,)),
            source=RosterSource(data=students.encode(), path=None),
            levels=(level,),
            chosen=chosen,
        )
        self.problems = Problems()
        self.assembly: Assembly = assemble(request, self.problems)
        self.renderer = renderer_of(RenderSetup.of(self.assembly.inputs), self.problems)
        self.counted: dict[SheetKey, int] = {}
        self.engine = _engine(self.assembly.inputs, paper)

    def instances(self, sheet: str) -> dict[str, SheetInstance]:
        """The instances of a sheet, by the reader that each is made for."""
        return {each.key[1]: each for each in self.assembly.packets.sheets if each.key[0] == sheet}

    def pdf(self, sheet: str, reader: str = "") -> bytes:
        """A sheet as a PDF."""
        (html,) = self.renderer.render([self.instances(sheet)[reader]])
        self.problems.stop_on_errors()
        return self.engine.typeset(Job.of(html, links=False)).pdf

    def sides(self, packet: Packet) -> int:
        """How many page sides a packet has; a sheet of several packets is typeset once."""
        for entry in packet.entries:
            if entry.key not in self.counted:
                sheet, reader, _ = entry.key
                found = pypdf.PdfReader(BytesIO(self.pdf(sheet, reader)))
                self.counted[entry.key] = len(found.pages)
        return sum(self.counted[entry.key] for entry in packet.entries)

    def text(self, sheet: str, reader: str = "") -> str:
        """The words on a sheet's pages."""
        pages = pypdf.PdfReader(BytesIO(self.pdf(sheet, reader))).pages
        return "\n".join(page.extract_text() for page in pages)


_ENGINES: dict[Paper, Engine] = {}


def _engine(inputs: Inputs, paper: Paper) -> Engine:
    if paper not in _ENGINES:
        _ENGINES[paper] = Engine(inputs.styles["standard"].styles)
    return _ENGINES[paper]
