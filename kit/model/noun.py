"""How a noun is declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypeVar, dataclass_transform

from annotated_types import MaxLen, MinLen, Predicate

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def noun(cls: type[T]) -> type[T]:
    """Make a class a frozen dataclass whose file form allows no unknown keys."""
    made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    # Read by pydantic, which only `load` imports.
    made.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    return made


def _is_one_line(text: str) -> bool:
    return "\n" not in text.strip()


Text = Annotated[str, MinLen(1), MaxLen(4000)]
Line = Annotated[str, MinLen(1), MaxLen(300), Predicate(_is_one_line)]
