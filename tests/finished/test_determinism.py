"""The same input gives the same bytes: with another hash seed, day, zone, cache."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import Run, tree
from tests.tools.few_sheets import some_sheets
from tests.tools.sample import some
from tests.tools.surroundings import CLASS, COMMANDS, EVERYWHERE, built_again


def test_same_bytes(project: Path, run: Run, tmp_path: Path, cache: Path) -> None:
    """Once here and now, of sheets that any process may have typeset; once elsewhere."""
    some_sheets(project, "same bytes", 12, "ballots")
    (project / "class.csv").write_text(CLASS, "utf-8")
    here = tmp_path / "here"
    for command in COMMANDS:
        run("-q", *command, "--out", here)
    made = tree(here)
    assert {"class.pdf", "duplex.pdf", "cards-ballots.pdf"} <= {Path(name).name for name in made}
    for number, where in enumerate(some("surroundings", EVERYWHERE, 1)):
        folder = tmp_path / f"elsewhere-{number}"
        again = built_again(project, here, cache, folder, where)
        assert tree(again) == made, where.name
        shutil.rmtree(folder)
