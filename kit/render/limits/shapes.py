"""What kinds of values sheets can print, by the types of their contexts."""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from kit.model.context import ForDuty, ForRole, ForTeacher
from kit.model.plate import ForPlates

PIECE = 250
"""Characters in a piece, the unit of the estimates."""
LEAST_LIST = 40
"""The assumed length of an unknown list, which the kit itself makes."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """Names of fields, taken over all nouns that a sheet can print.

    `numbers` (and lists of them) and `plain` (texts, too) are never anything else; `lists` are
    never texts, and `plain_lists` hold only texts and numbers; `fixed` always have this many items.
    `top` are the lists that a sheet's context holds itself; `nouns` are those that a field of that
    name can hold, or the items of its list.
    """

    numbers: frozenset[str]
    plain: frozenset[str]
    lists: frozenset[str]
    plain_lists: frozenset[str]
    fixed: Mapping[str, int]
    top: frozenset[str]
    nouns: Mapping[str, frozenset[type]]


@dataclass(frozen=True, slots=True)
class Data:
    """How much a debate holds: by name the longest list, and the longest text in pieces.

    `whole` is all of its text in pieces.
    """

    lists: Mapping[str, int]
    texts: Mapping[str, int]
    whole: int

    @classmethod
    def of(cls, nouns: Iterable[object], texts_besides: Iterable[str]) -> Data:
        """What these hold: the facts of a debate and its formats; and one of the texts besides."""
        lists: dict[str, int] = {}
        texts: dict[str, int] = {}
        total = 0
        for name, value in _values(tuple(nouns)):
            size = len(value)
            found = texts if isinstance(value, str) else lists
            found[name] = max(found.get(name, 0), size)
            total += size if isinstance(value, str) else 0
        total += max(map(len, texts_besides), default=0)
        pieces = {name: 1 + size // PIECE for name, size in texts.items()}
        return cls(lists, pieces, 1 + total // PIECE)

    def length(self, name: str) -> int:
        """The most items that a list of that name holds."""
        return self.lists.get(name, max([LEAST_LIST, *self.lists.values()]))

    def noun_size(self, name: str) -> int:
        """The most pieces that a noun in a field of that name takes, all of it printed."""
        nouns = shapes().nouns.get(name)
        return min(self.whole, max(map(self._size_of, nouns))) if nouns else self.whole

    def _size_of(self, noun: type) -> int:
        known, size = shapes(), 1
        for name in typing.get_type_hints(noun):
            if name in known.plain_lists:
                size += self.length(name) * self.size(name)
            elif name in known.lists:
                size += self.length(name) * self.noun_size(name)
            elif name not in known.numbers:
                size += self.size(name) if name in known.plain else self.noun_size(name)
            if size > self.whole:
                break
        return size

    def size(self, name: str) -> int:
        """The most pieces that a text of that name takes."""
        return self.texts.get(name, max([1, *self.texts.values()]))


@functools.cache
def shapes() -> Shapes:
    """The shapes of all that a sheet can print."""
    kinds: dict[str, set[str]] = {}
    fixed: dict[str, int] = {}
    seen: dict[Any, None] = {}
    contexts = (ForRole, ForTeacher, ForDuty, ForPlates)
    for context in contexts:
        _walk(context, kinds, fixed, seen)
    hints = [hint for context in contexts for hint in typing.get_type_hints(context).items()]
    nouns: dict[str, set[type]] = {}
    for cls in seen:
        for name, hint in typing.get_type_hints(cls).items():
            nouns.setdefault(name, set()).update(_nouns(hint))

    def named(*of: str) -> frozenset[str]:
        return frozenset(name for name, found in kinds.items() if found <= set(of))

    return Shapes(
        numbers=named("number", "numbers"),
        plain=named("number", "text"),
        lists=named("list", "plain list", "numbers", "number", "other") - named("number", "other"),
        plain_lists=named("plain list", "numbers", "number"),
        fixed={name: length for name, length in fixed.items() if length},
        nouns={name: frozenset(found) for name, found in nouns.items()},
        top=frozenset(name for name, hint in hints if typing.get_origin(hint) is tuple),
    )


def _walk(
    cls: Any, kinds: dict[str, set[str]], fixed: dict[str, int], seen: dict[Any, None]
) -> None:
    if cls in seen:
        return
    seen[cls] = None
    for name, hint in typing.get_type_hints(cls).items():
        kinds.setdefault(name, set()).update(_kinds(hint))
        items = typing.get_args(hint)
        length = len(items) if typing.get_origin(hint) is tuple and ... not in items else 0
        # A list whose length varies anywhere has no fixed length.
        fixed[name] = length if fixed.get(name, length) else 0
        for noun in _nouns(hint):
            _walk(noun, kinds, fixed, seen)


def _kinds(hint: Any) -> set[str]:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return set().union(*(_kinds(each) for each in typing.get_args(hint)))
    if origin is tuple:
        inner = set().union(*(_kinds(each) for each in typing.get_args(hint) if each is not ...))
        if inner <= {"number", "numbers"}:
            return {"numbers"}
        return {"plain list" if inner <= {"text", "number", "numbers", "plain list"} else "list"}
    if hint is str or origin is typing.Literal:
        return {"text"}
    return {"number"} if hint in (int, float, bool, type(None)) else {"other"}


def _nouns(hint: Any) -> list[Any]:
    if isinstance(hint, type) and is_dataclass(hint):
        return [hint]
    return [noun for each in typing.get_args(hint) for noun in _nouns(each)]


def _values(value: object, name: str = "") -> Iterator[tuple[str, str | tuple[object, ...]]]:
    """Every text and list in a value, with the name of its field."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple):
        yield name, value
        for item in value:
            yield from _values(item, name)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _values(getattr(value, field.name), field.name)
