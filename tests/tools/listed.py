"""What the kit lists, for tests that hold for whatever stands there: no test counts it itself."""

from __future__ import annotations

import functools
from pathlib import Path

from kit.load import Layers, debate_ids, load_debate, load_sheets
from kit.load.profiles import profile_ids
from kit.model.debate import Debate
from kit.model.profile import STANDARD
from kit.model.sheets import SheetFacts
from kit.problems import Problems
from kit.publish.manifest import settings_of

KIT = Path(__file__).parents[2]
BUNDLED = "north-korea-deal"
DEBATES = debate_ids(Layers.of(KIT))
"""The ids of all debates that the kit brings."""

PROFILES = profile_ids(Layers.of(KIT))
"""The ids of all print profiles, the standard one first."""
OTHER_PROFILES = tuple(each for each in PROFILES if each != STANDARD)


@functools.cache
def sheets() -> SheetFacts:
    """What stands in `templates/sheets.yaml`."""
    found = load_sheets(Layers.of(KIT), Problems())
    assert found is not None
    return found.facts


@functools.cache
def bundled(debate: str = BUNDLED) -> Debate:
    """A debate that the kit brings: the usual one, or another."""
    found = load_debate(debate, Layers.of(KIT), Problems())
    assert found is not None
    return found


def role_number(role: str) -> int:
    """The number of a role of the bundled debate."""
    (found,) = (each.number for each in bundled().roles if each.id == role)
    return found


def file_of(role: str) -> str:
    """How the file of a role of the bundled debate begins, such as “05-china”."""
    return f"{role_number(role):02}-{role}"


def sheet_number(folder: Path, title: str) -> str:
    """The number of a sheet in the packets of a finished build."""
    (found,) = (
        number
        for number, each in settings_of(folder)["sheets"].items()
        if each == title and number.isdecimal()
    )
    return str(found)
