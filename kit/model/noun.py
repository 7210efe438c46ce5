"""How the nouns of the model are declared, and the types of text in teachers' files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypeVar, dataclass_transform

from annotated_types import MaxLen, MinLen, Predicate

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def noun(cls: type[T]) -> type[T]:
    """Make a class a frozen, keyword-only dataclass; a file of it may not have unknown keys."""
    made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    # Pydantic reads this attribute. Setting it keeps pydantic out of the model: it is slow to
    # import, and only `load` needs it.
    made.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    return made


def _is_one_line(text: str) -> bool:
    return "\n" not in text.strip()


Text = Annotated[str, MinLen(1), MaxLen(4000)]
Line = Annotated[str, MinLen(1), MaxLen(300), Predicate(_is_one_line)]
