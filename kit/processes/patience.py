"""When to stop trying: a template or a style that takes too much once takes it for every reader."""

from __future__ import annotations

from collections import Counter, defaultdict

MOST_ALIKE = 4
"""Readers for whom a sheet may break a limit; it is not tried for the others."""
MOST = 24
"""Sheets of any kind that may break a limit. At a minute each, that is a long wait already."""


class Patience:
    """Counts the sheets that broke a limit: their ids, and for which readers that was."""

    def __init__(self) -> None:
        self.readers: defaultdict[str, set[str]] = defaultdict(set)
        self.total = 0
        self.skipped: Counter[str] = Counter()

    def broken(self, sheet: str, reader: str) -> None:
        """Note that a sheet broke a limit."""
        self.readers[sheet].add(reader)
        self.total += 1

    def has(self, sheet: str) -> bool:
        """Whether a sheet of that id is to be tried once more."""
        return len(self.readers[sheet]) < MOST_ALIKE and self.total < MOST

    def why(self, sheet: str) -> str:
        """Why sheets of that id were skipped, to follow the name of the sheet."""
        count = self.skipped[sheet]
        times = "once more" if count == 1 else f"{count} times more"
        if len(self.readers[sheet]) >= MOST_ALIKE:
            return f"was not tried {times}, since it took too much for {MOST_ALIKE} readers"
        return f"was not tried {times}, since {MOST} sheets before it took too much"
