"""The two reading levels of a noun: which of its words have easier ones, and the choice of them."""

from __future__ import annotations

import dataclasses
import functools
import operator
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
_PLAIN = (str, int, float, bool, type(None))
"""What holds no nouns."""


def easier_keys(noun: object) -> Iterator[tuple[str, str]]:
    """Yield each key of a noun that has easier words, and the key that holds them."""
    kind: Any = type(noun)
    yield from _keys(kind)[1]


def at_level(noun: T, level: Level) -> T:
    """A noun, and all nouns in it, in the words of a reading level.

    Where there are no easier words, both levels get the same.
    """
    return noun if level == "standard" else _easier(noun)


def _easier(value: Any) -> Any:
    """The value in easier words; itself where it has none, so that both levels share it."""
    if isinstance(value, tuple):
        items = tuple(_easier(each) for each in value)
        return items if any(map(operator.is_not, items, value)) else value
    kind: Any = type(value)
    names, easier = _keys(kind)
    found = {}
    for name in names:
        before = getattr(value, name)
        if isinstance(before, _PLAIN):
            continue
        after = _easier(before)
        if after is not before:
            found[name] = after
    for key, other in easier:
        if words := found.get(other, getattr(value, other)):
            found[key] = words
    return dataclasses.replace(value, **found) if found else value


@functools.cache
def _keys(kind: Any) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The fields of a noun, and those with easier words; none of what is no noun."""
    noun: str = kind.__name__
    if not dataclasses.is_dataclass(kind):
        return (), ()
    names = tuple(field.name for field in dataclasses.fields(kind))
    easier = [
        (SAYS[noun] if name == "supported" else name.removesuffix(EASIER), name)
        for name in names
        if name == "supported" or name.endswith(EASIER)
    ]
    return names, tuple(easier)
