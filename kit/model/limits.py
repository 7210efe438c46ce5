"""What a worker process may take to make one sheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker process may take to make one sheet. An ordinary sheet takes a hundredth.

    `seconds` are of its own CPU time, so that an old or sleeping machine loses no good page;
    `megabytes` of memory are what the process has in all; `answer_megabytes` is how much it may
    hand back; `pages` is how many a sheet may have, other than lists of names.
    """

    seconds: float = 60
    megabytes: float = 900
    answer_megabytes: float = 64
    pages: int = 50
