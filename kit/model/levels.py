"""The two reading levels of a noun: which of its words have easier ones, and the choice of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from kit.model.role import Level

T = TypeVar("T")

SAYS: Mapping[str, str] = {
    "Clause": "text",
    "Claim": "text",
    "Event": "what",
    "Extract": "setting",
    "FurtherTask": "task",
    "FormSheet": "lead",
    "Gap": "sentence",
    "Goal": "text",
    "NoDeal": "text",
    "Option": "text",
    "Paragraph": "digest",
    "Phase": "do",
    "Prompt": "ask",
    "Slot": "do",
    "Vote": "rule",
    "Voting": "rule",
    "Term": "meaning",
    "Criterion": "levels",
    "Want": "what",
}
"""For each noun with a key `supported`, the key that this says in easier words."""
EASIER = "_supported"
"""The end of a key that says in easier words what the key without this end says."""


def easier_keys(noun: object) -> Iterator[tuple[str, str]]:
    """Yield each key of a noun that has easier words, and the key that holds them."""
    for field in dataclasses.fields(noun):  # type: ignore[arg-type]
        if field.name == "supported":
            yield SAYS[type(noun).__name__], field.name
        elif field.name.endswith(EASIER):
            yield field.name.removesuffix(EASIER), field.name


def at_level(noun: T, level: Level) -> T:
    """A noun, and all nouns in it, in the words of a reading level.

    Where there are no easier words, both levels get the same.
    """
    return noun if level == "standard" else _easier(noun)


def _easier(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_easier(each) for each in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    found = {field.name: _easier(getattr(value, field.name)) for field in dataclasses.fields(value)}
    for key, easier in easier_keys(value):
        if found[easier]:
            found[key] = found[easier]
    return dataclasses.replace(value, **found)
