"""Texts that people may edit: the new one and a copy of the old one, or neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.publish import save_text
from tests.conftest import tree
from tests.tools.disks import NoMount, fill, small_disk


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
