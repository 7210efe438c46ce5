"""The debates that the kit brings, printed in full: every sheet, both papers, small and large."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from kit.model.sheets import Paper
from kit.pipeline.build import build
from kit.pipeline.request import Request
from kit.problems import Problems
from tests.tools.listed import DEBATES, KIT

PAPERS: tuple[Paper, ...] = ("letter", "a4")
CLASSES = (6, 13, 27, 36)


def printed_whole() -> Iterator[tuple[str, bool]]:
    """Each debate builds on each paper without a problem, such as a sheet that runs over."""
    for debate in DEBATES:
        for paper in PAPERS:
            for students in CLASSES:
                with tempfile.TemporaryDirectory() as folder:
                    problems = Problems()
                    out = Path(folder)
                    asked = Request(KIT, debate, out, out / "cache", paper=paper, students=students)
                    build(asked, problems)
                    yield f"{debate} for {students} on {paper}", not len(problems)


TRIALS = {"every sheet of every debate": printed_whole}
