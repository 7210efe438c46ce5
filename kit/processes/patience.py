"""When to stop trying: a template or a style that takes too much once takes it for every reader."""

from __future__ import annotations

from collections import Counter

MOST_ALIKE = 2
"""Readers for whom a sheet may break a limit; it is not tried for the others."""
MOST = 12
"""Sheets of any kind that may break a limit. At a minute each, that is a long wait already."""


class Patience:
    """Counts the sheets that broke a limit, by their ids."""

    def __init__(self) -> None:
        self.broken: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()

    def has(self, sheet: str) -> bool:
        """Whether a sheet of that id is to be tried for one more reader."""
        return self.broken[sheet] < MOST_ALIKE and self.broken.total() < MOST

    def why(self, sheet: str) -> str:
        """Why sheets of that id were skipped, to follow the name of the sheet."""
        count = self.skipped[sheet]
        others = "one more reader" if count == 1 else f"{count} more readers"
        if self.broken[sheet] >= MOST_ALIKE:
            return f"was not tried for {others}, since it took too much for {MOST_ALIKE}"
        return f"was not tried for {others}, since {MOST} sheets before it took too much"
