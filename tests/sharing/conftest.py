"""A user's own folder, which nothing is in."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, which is not even there."""
    folder = tmp_path / "user"
    monkeypatch.setenv("DEBATE_KIT_HOME", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder
