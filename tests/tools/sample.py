"""What dear tests take of long lists: others each day, and all of them in `make soak`.

The day is in the environment, so that all processes of a run choose alike, and what failed
yesterday can be tried again: the end of a run says how.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TypeVar

T = TypeVar("T")

VARIABLE = "DEBATE_KIT_SAMPLE"
ALL = "all"
SAMPLE = os.environ.setdefault(VARIABLE, datetime.now(UTC).date().isoformat())
MORE = 20 if SAMPLE == ALL else 1
"""How many times as many examples are made up where nothing is left out."""


def some(name: str, items: Iterable[T], count: int) -> list[T]:
    """So many of these, in their order; `name` makes the choice another than that of other lists.

    Every item has its turn within a few days.
    """
    known = list(items)
    if SAMPLE == ALL or count >= len(known):
        return known
    chosen = random.Random(f"{SAMPLE} {name}").sample(range(len(known)), count)
    return [known[index] for index in sorted(chosen)]
