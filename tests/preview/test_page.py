"""The page's own files: what can be tested without a browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

FOLDER = REPOSITORY / "templates" / "preview"
STYLES = (FOLDER / "preview.css").read_text("utf-8")

# Colors of words, and of what is behind them.
PAIRS = [
    ("ink", "bar"), ("ink", "desk"), ("ink", "field"), ("ink", "hover"), ("ink", "bad-back"),
    ("ink", "warn-back"), ("ink", "mark"), ("quiet", "bar"), ("quiet", "desk"),
    ("quiet", "field"), ("quiet", "bad-back"), ("quiet", "warn-back"), ("bad", "bad-back"),
    ("warn", "warn-back"), ("on-accent", "accent"),
]  # fmt: skip


def colors(dark: bool) -> dict[str, str]:
    blocks = re.findall(r":root \{(.*?)\}", STYLES, re.DOTALL)
    assert len(blocks) == 2
    found = re.findall(r"--([a-z-]+): (#[0-9a-f]+)", blocks[0])
    if dark:
        found += re.findall(r"--([a-z-]+): (#[0-9a-f]+)", blocks[1])
    return dict(found)


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_words_stand_out(pair: tuple[str, str], dark: bool) -> None:
    there = colors(dark)
    lighter, darker = sorted((luminance(there[name]) for name in pair), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_every_control_has_a_name() -> None:
    page = (FOLDER / "page.html").read_text("utf-8")
    for field in re.findall(r"<(?:select|textarea) id=\"([a-z]+)\"", page):
        assert f'<label for="{field}"' in page
    buttons = re.findall(r"<button[^>]*>(.*?)</button>", page, re.DOTALL)
    named = [re.sub(r'<span aria-hidden="true">.*?</span>|<[^>]+>', "", each) for each in buttons]
    assert len([name for name in named if name.strip()]) == len(buttons) - 1
    # The one without is filled in by a script: “Edit line 7”.
    assert named[-1] == ""


def test_what_scripts_look_for_is_on_the_page() -> None:
    page = (FOLDER / "page.html").read_text("utf-8")
    ids = set(re.findall(r'id="([a-z-]+)"', page))
    for script in FOLDER.glob("*.js"):
        text = script.read_text("utf-8")
        for name in re.findall(r"(?:\bfind|getElementById)\(\"([a-z-]+)\"\)", text):
            assert name in ids | {"printer"}, f"{script.name}: {name}"
        for module in re.findall(r'from "\./([a-z]+\.js)"', text):
            assert Path(FOLDER / module).is_file()
