"""A user's own folder with nothing in it."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, which does not exist yet."""
    folder = tmp_path / "user"
    monkeypatch.setenv("DEBATE_KIT_HOME", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder
