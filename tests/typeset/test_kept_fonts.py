"""Fonts that were cut once are kept beside the program, and are the same as those cut anew."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

FONTS = Path("kit/__pycache__/fonts")
CODE = """
import hashlib
from kit.typeset import fonts
for name in ("400", "700-italic", "400/extended"):
    data = fonts.font(f"kit:font/source-sans-3/{name}")
    print(hashlib.sha256(data).hexdigest(), fonts.is_cut(data))
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of the kit of its own, in which nothing has been compiled."""
    folder = tmp_path_factory.mktemp("checkout")
    ignored = shutil.ignore_patterns("__pycache__", "bundled")
    shutil.copytree(REPOSITORY / "kit", folder / "kit", ignore=ignored)
    return folder


def cut(checkout: Path, **surroundings: str) -> str:
    """What fonts a process of that checkout gets."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=checkout, check=True, capture_output=True, text=True,
        env={**kept, "PYTHONPATH": str(checkout), **surroundings},
    )  # fmt: skip
    return done.stdout


def test_kept_fonts_are_those_that_are_cut(checkout: Path) -> None:
    anew = cut(checkout, PYTHONDONTWRITEBYTECODE="1")
    assert not (checkout / FONTS).exists()
    assert [line.split()[1] for line in anew.splitlines()] == ["True", "True", "False"]
    assert cut(checkout) == anew
    kept = sorted((checkout / FONTS).iterdir())
    written = [path.stat().st_mtime_ns for path in kept]
    assert len(kept) == 3
    assert cut(checkout) == anew
    assert [path.stat().st_mtime_ns for path in kept] == written


def test_damaged_ones_and_those_of_other_code_are_cut_anew(checkout: Path) -> None:
    anew = cut(checkout)
    kept = sorted((checkout / FONTS).iterdir())
    for number, path in enumerate(kept):
        data = path.read_bytes()
        path.write_bytes((b"", data[:1000], data[:-1] + b"?")[number])
    assert cut(checkout) == anew
    assert sorted((checkout / FONTS).iterdir()) == kept
    # Another letter that most pages need: the pieces differ, and the old ones are not taken.
    source = checkout / "kit" / "typeset" / "fonts.py"
    text = source.read_text("utf-8")
    source.write_text(text.replace("(0x131, 0x131)", "(0x131, 0x131), (0x141, 0x142)"), "utf-8")
    assert cut(checkout) != anew
    source.write_text(text, "utf-8")
    assert cut(checkout) == anew
