"""The same bytes over hash seeds, days, time zones, numbers of workers and states of the cache."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import PACKS, REPOSITORY, tree
from tests.tools.surroundings import CLASS, COMMANDS, EVERYWHERE, built_again


def everywhere() -> Iterator[tuple[str, bool]]:
    """Every combination, against one build that was made first."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project, here, cache = folder / "project", folder / "here", folder / "cache"
        shutil.copytree(PACKS / "good", project)
        (project / "class.csv").write_text(CLASS, "utf-8")
        own = {
            "DEBATE_KIT_CACHE": str(cache),
            "DEBATE_KIT_HOME": str(folder / "home"),
            "PYTHONPATH": str(REPOSITORY),
        }
        for command in COMMANDS:
            subprocess.run(
                [sys.executable, "-m", "kit", "-q", *command, "--out", str(here)],
                cwd=project,
                env=os.environ | own,
                check=True,
            )
        made = tree(here)
        for where in EVERYWHERE:
            again = built_again(project, here, cache, folder / "elsewhere", where)
            yield where.name, tree(again) == made
            shutil.rmtree(folder / "elsewhere")


TRIALS = {"same bytes everywhere": everywhere}
