"""What this machine has of what the kit needs."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from kit.load import Layers, load_sheets, load_styles
from kit.problems import Problems
from kit.typeset import fonts, native

LEAST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is needed: whether it is here, and if not, how to get it."""

    what: str
    ok: bool
    how: str = ""


def findings(layers: Layers, cache: Path) -> tuple[Finding, ...]:
    """Everything that is needed, in the order in which to get it."""
    return (_python(), *_libraries(), *_fonts(layers), _cache(cache))


def _python() -> Finding:
    version = ".".join(str(number) for number in sys.version_info[:3])
    least = ".".join(str(number) for number in LEAST_PYTHON)
    ok = sys.version_info[:2] >= LEAST_PYTHON
    return Finding(f"Python {version}", ok, f"Python {least} or later, from python.org")


def _libraries() -> list[Finding]:
    how = native.HOW_TO_GET[native.system()]
    missing = native.missing_libraries()
    found = [
        Finding(f"{name} (native library)", name not in missing, how) for name in native.LIBRARIES
    ]
    version = native.pango_version()
    if version is not None:
        shown = ".".join(str(number) for number in version)
        least = ".".join(str(number) for number in native.LEAST_PANGO)
        ok = version >= native.LEAST_PANGO
        found.append(Finding(f"Pango {shown}, {least} or later is needed", ok, how))
    return found


def _fonts(layers: Layers) -> list[Finding]:
    """The font families that the stylesheets ask for."""
    problems = Problems()
    sheets = load_sheets(layers, problems)
    styles = () if sheets is None else load_styles(sheets, "letter", layers, problems)
    families = fonts.families_in(styles)
    missing = fonts.missing_families(families)
    return [
        Finding(f"font {family}", family not in missing, f"pip install fontpkg-{family}")
        for family in families
    ]


def _cache(cache: Path) -> Finding:
    """Whether typeset sheets can be kept; the nearest folder that exists must be writable."""
    folder = cache
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return Finding(
        f"a folder for typeset sheets: {cache}",
        os.access(folder, os.W_OK),
        "set DEBATE_KIT_CACHE to a folder that you may write to",
    )
