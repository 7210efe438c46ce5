"""Which of the things that the kit needs this machine has."""

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
class Requirement:
    """One thing that the kit needs: whether it is there (`ok`), and how to get it."""

    what: str
    ok: bool
    how: str = ""


def requirements(layers: Layers, cache: Path) -> tuple[Requirement, ...]:
    """Everything that is needed, in the order in which to get it.

    `layers` are the folders whose styles name fonts; `cache` is where typeset sheets are kept.
    """
    return (_python(), *_libraries(), *_fonts(layers), _cache(cache))


def _python() -> Requirement:
    version = ".".join(str(number) for number in sys.version_info[:3])
    least = ".".join(str(number) for number in LEAST_PYTHON)
    ok = sys.version_info[:2] >= LEAST_PYTHON
    return Requirement(f"Python {version}", ok, f"Python {least} or later, from python.org")


def _libraries() -> list[Requirement]:
    how = native.HOW_TO_GET[native.system()]
    missing = native.missing_libraries()
    found = [
        Requirement(f"{name} (native library)", name not in missing, how)
        for name in native.LIBRARIES
    ]
    version = native.pango_version()
    if version is not None:
        shown = ".".join(str(number) for number in version)
        least = ".".join(str(number) for number in native.LEAST_PANGO)
        ok = version >= native.LEAST_PANGO
        found.append(Requirement(f"Pango {shown}, {least} or later is needed", ok, how))
    return found


def _fonts(layers: Layers) -> list[Requirement]:
    """The font families that the stylesheets ask for."""
    problems = Problems()
    sheets = load_sheets(layers, problems)
    styles = () if sheets is None else load_styles(sheets, "letter", layers, problems)
    families = fonts.families_in(styles)
    missing = fonts.missing_families(families)
    return [
        Requirement(f"font {family}", family not in missing, f"pip install fontpkg-{family}")
        for family in families
    ]


def _cache(cache: Path) -> Requirement:
    """Whether typeset sheets can be kept.

    The folder is made when it is first needed, so the nearest one that exists is asked.
    """
    folder = cache
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return Requirement(
        f"a folder for typeset sheets: {cache}",
        os.access(folder, os.W_OK),
        "set DEBATE_KIT_CACHE to a folder that you may write to",
    )
