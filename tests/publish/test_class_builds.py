"""A class build as teachers run it, killed while files are moved: a few of what the soak tries."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit.publish import save_text
from tests.conftest import REPOSITORY, tree
from tests.tools.disks import NoMount, fill, small_disk

SAMPLE = """
import sys
from pathlib import Path
from tests.soak.publishing import sample
print(*sample(Path(sys.argv[1])), sep="\\n")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_a_class_that_grows_is_whole_after_a_kill_at_some_moves(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SAMPLE, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=True,
    )
    said = done.stdout.splitlines()
    assert len(said) == 3
    assert [line for line in said if not line.endswith(": held")] == []


@pytest.mark.parametrize("room", [0, 4])
def test_a_text_for_which_there_is_no_room_changes_nothing(tmp_path: Path, room: int) -> None:
    try:
        with small_disk(tmp_path / "disk", 400) as folder:
            (folder / "plan.yaml").write_text("old " * 900)
            filler = fill(folder, room)
            with pytest.raises(OSError, match="No space"):
                save_text(folder / "plan.yaml", "new " * 900)
            filler.unlink()
            assert tree(folder) == {"plan.yaml": b"old " * 900}
    except NoMount:
        pytest.skip("only root may mount a small disk")
