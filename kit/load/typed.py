"""Plain values to typed dataclasses; everything that does not fit becomes a problem."""

from __future__ import annotations

import copy
import functools
import re
import typing
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from kit.load.yaml import Value
from kit.problems import Key, Problems, SourceText, did_you_mean

_GLUED = re.compile(r"^[ \t]*[A-Za-z_]+:[^\s/]", re.MULTILINE)

T = TypeVar("T")


# Building an adapter takes far longer than using it.
@functools.cache
def _adapter(cls: Any) -> TypeAdapter[Any]:
    return TypeAdapter(cls)


def typed(cls: type[T], value: Value, source: SourceText, problems: Problems) -> T | None:
    """Check a value against a dataclass; gives an instance, or None and a problem per misfit.

    `source` is where the value was read, and knows the place of each part of it.
    """
    if not isinstance(value, dict):
        hint = (
            "put a space after each “:”" if _GLUED.search(source.text) else "is it the right file?"
        )
        problems.error(source.at(1), "should hold “key: value” lines", hint)
        return None
    try:
        return typing.cast(
            "T", _adapter(typing.cast("typing.Hashable", cls)).validate_python(value)
        )
    except ValidationError as failure:
        errors = [dict(each) for each in failure.errors(include_url=False, include_context=True)]
        if (closer := _in_known_words(value, errors)) is not None:
            return typed(cls, closer, source, problems)
        for error in errors:
            # A list with a broken item counts as too short as well, which says nothing new.
            if error["type"] != "too_short" or not _is_above(error, errors):
                _complain(cls, error, source, problems)
        return None


def _is_above(error: Mapping[str, Any], errors: Sequence[Mapping[str, Any]]) -> bool:
    """Whether what is wrong is above something else that is wrong."""
    here = error["loc"]
    return any(other["loc"][: len(here)] == here and other is not error for other in errors)


def _in_known_words(value: Value, errors: Sequence[Mapping[str, Any]]) -> Value:
    """The value with “A4” as “a4” and the like; None if there is nothing of the kind."""
    found = None
    for error in errors:
        given = error.get("input")
        if error["type"] != "literal_error" or not isinstance(given, str):
            continue
        plain = given.strip(" “”\"'").casefold()
        choices = [each.strip("'") for each in _choices(str(error["ctx"]["expected"]))]
        if plain != given and plain in choices:
            found = copy.deepcopy(value) if found is None else found
            inner: Any = found
            for key in error["loc"][:-1]:
                inner = inner[key]
            inner[error["loc"][-1]] = plain
    return found


def _complain(
    cls: type[Any], error: Mapping[str, Any], source: SourceText, problems: Problems
) -> None:
    keys: Key = tuple(error["loc"])
    kind: str = error["type"]
    name = next((str(key) for key in reversed(keys) if isinstance(key, str)), "")
    bounds: Mapping[str, Any] = error.get("ctx") or {}
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        known = _known_keys(cls, keys[:-1])
        # The path with “” is the mark of the key itself, not of its value.
        place = source.place(*keys, "")
        problems.error(place, f"unknown key “{keys[-1]}”", did_you_mean(str(keys[-1]), known))
        return
    if kind in ("missing", "missing_argument", "missing_keyword_only_argument"):
        where = f" in {_path(keys[:-1])}" if len(keys) > 1 else ""
        problems.error(
            source.place(*keys[:-1]), f"“{keys[-1]}” is missing{where}", f"add a line “{name}: …”"
        )
        return
    place = source.place(*keys)
    given = error.get("input")
    if given is None:
        problems.error(place, f"{_path(keys)} is empty", "write a value, or remove the line")
        return
    message, hint = _misfit(kind, given, bounds)
    problems.error(place, f"{_path(keys)} {message}", hint)


def _misfit(kind: str, given: object, bounds: Mapping[str, Any]) -> tuple[str, str]:
    """A message, to follow the name of the key, and a hint for a value that does not fit.

    `kind` is an error type of pydantic, `bounds` the numbers that come with it.
    """
    shown = f"“{given}”" if isinstance(given, str) and len(given) <= 60 else "this"
    if kind in ("int_parsing", "int_parsing_size", "int_type", "int_from_float"):
        shorter = " with fewer digits" if kind == "int_parsing_size" else ""
        digits = re.findall(r"\d{1,9}", given) if isinstance(given, str) else []
        hint = f"write the number alone: {digits[0]}" if len(digits) == 1 else ""
        return f"should be a whole number{shorter}, not {shown}", hint
    if kind in ("float_parsing", "float_type"):
        return f"should be a number, not {shown}", ""
    if kind in ("bool_parsing", "bool_type"):
        return f"should be “true” or “false”, not {shown}", ""
    if kind == "literal_error":
        choices = [str(choice).strip("'") for choice in _choices(str(bounds["expected"]))]
        return f"cannot be {shown}", did_you_mean(str(given), choices)
    if kind in ("greater_than_equal", "greater_than"):
        least = bounds.get("ge", bounds.get("gt"))
        return f"should be {'at least' if 'ge' in bounds else 'more than'} {least}", ""
    if kind in ("less_than_equal", "less_than"):
        return f"should be at most {bounds.get('le', bounds.get('lt'))}", ""
    if kind in ("too_short", "string_too_short"):
        return f"holds {bounds.get('actual_length', 0)}; it needs {bounds['min_length']}", ""
    if kind == "too_long":
        return f"holds {bounds.get('actual_length')}; it takes at most {bounds['max_length']}", ""
    if kind == "string_too_long":
        return f"is longer than {bounds['max_length']} characters", "shorten it"
    if kind in ("tuple_type", "list_type"):
        return "should be a list", "start each item on a line of its own with “- ”"
    if kind in ("dataclass_type", "dict_type", "model_type"):
        return "should hold “key: value” lines", ""
    if kind == "string_type":
        return "should be text", "put it in quotes"
    if kind == "predicate_failed":
        if isinstance(given, str) and "\n" in given:
            return "should be a single line", ""
        return f"should be whole minutes (half ones only in “steps”), not {shown}", ""
    return f"does not fit ({kind.replace('_', ' ')})", ""


def _choices(expected: str) -> list[str]:
    return expected.replace(" or ", ", ").split(", ")


def _path(keys: Key) -> str:
    """A path of keys as a teacher reads it: “prompts” item 2 “lines”."""
    return " ".join(f"item {key + 1}" if isinstance(key, int) else f"“{key}”" for key in keys)


def _known_keys(cls: type[Any], keys: Key) -> list[str]:
    """The keys that the dataclass at this path has."""
    for key in keys:
        if isinstance(key, str):
            cls = _noun_in(_field_type(cls, key))
    return [field.name for field in fields(cls)] if is_dataclass(cls) else []


def _field_type(cls: type[Any], name: str) -> Any:
    return typing.get_type_hints(cls).get(name) if is_dataclass(cls) else None


def _noun_in(hint: Any) -> Any:
    """The dataclass inside a type such as `tuple[X, ...]` or `X | None`; None if there is none."""
    if isinstance(hint, type) and is_dataclass(hint):
        return hint
    for inner in typing.get_args(hint):
        if (found := _noun_in(inner)) is not None:
            return found
    return None
