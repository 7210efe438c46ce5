"""A packet filled in a real Chromium: clicked into, typed, tabbed on, saved, read back."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import REPOSITORY
from tests.finished.fillable.conftest import packet, widgets  # noqa: F401 (a fixture)

pytestmark = pytest.mark.browser

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
TEXTS = ("Why not half past eight, Señora Łucja? “Naïve” – twice.", "Who drives at six?", "Sleep.")


@pytest.mark.skipif(
    CHROMIUM is None or importlib.util.find_spec("playwright") is None,
    reason="there is no Chromium here, or no playwright to drive it",
)
def test_chromium_fills_a_packet(packet: Path, tmp_path: Path) -> None:  # noqa: F811
    asked = [each for each in widgets(packet) if ".prepare." in each.name]
    target = tmp_path / "filled.pdf"
    place = [str(each) for each in asked[0].middle]
    command = [sys.executable, "-m", "tests.browser.fill", str(CHROMIUM), str(packet), str(target)]
    command += [str(asked[0].page), *place, *TEXTS]
    # On a busy machine the viewer's menu may fail to open in time: another one is tried.
    for _ in range(4):
        done = subprocess.run(command, cwd=REPOSITORY, check=False, timeout=120)
        if done.returncode == 0:
            break
    fields = PdfReader(target).get_fields()
    assert fields is not None
    filled = {name: str(field["/V"]) for name, field in fields.items() if field.get("/V")}
    ticks = {name: value for name, value in filled.items() if value == "/Off"}
    assert {name: filled[name] for name in filled if name not in ticks} == dict(
        zip((each.name for each in asked), TEXTS, strict=True)
    )
