"""The fields in the texts of a format, which stand for the minutes that a phase has."""

from __future__ import annotations

import re

from kit.model.format import Turns

FIELD = re.compile(r"\{([^{}]*)\}")
"""A field in a text of a format, such as {minutes}."""
FIELDS = ("minutes", "half", "turn", "turns", "warning")
"""The fields that every phase has, besides the names of the steps of its turns."""


def field_name(step: str) -> str:
    """The field that holds the minutes of a step: its name in small letters, with underscores."""
    return re.sub(r"\W+", "_", step.casefold()).strip("_")


def known_fields(turns: Turns | None) -> tuple[str, ...]:
    """The fields that the texts of a phase may have."""
    steps = () if turns is None else turns.steps
    return (*FIELDS, *(field_name(step.name) for step in steps))
