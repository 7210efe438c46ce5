"""A chart of a debate: dots over years, one for each time that something happened."""

from __future__ import annotations

from typing import Annotated

from annotated_types import Ge, Le, Len

from kit.model.noun import Line, Text, noun

Year = Annotated[int, Ge(1), Le(2200)]


@noun
class YearCount:
    """How often it happened in a `year`, and the id of the source that says so.

    Years in which it did not happen need no entry.
    """

    year: Year
    count: Annotated[int, Ge(0), Le(30)]
    source: Line | None = None


@noun
class Chart:
    """Dots over years: `one` says what a dot stands for, as in “a nuclear test”.

    `first` and `last` are the years at its ends. `note` is printed below it.
    """

    title: Line
    one: Line
    first: Year
    last: Year
    counts: Annotated[tuple[YearCount, ...], Len(1, 60)]
    note: Text | None = None
