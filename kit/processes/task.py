"""What a worker is to do, and why it may not have been done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from kit.model.limits import Limits

Why = Literal["time", "memory", "bytes", "end", "skipped"]


@dataclass(frozen=True, slots=True)
class Call:
    """A function, and what to call it with. It gives values, one after another."""

    function: Callable[..., Iterable[Any]]
    args: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """A task that was not done: why, and what the worker had noted last.

    One that was `skipped` was not wanted any more when its turn came.
    """

    why: Why
    note: str = ""

    @property
    def hint(self) -> str:
        """What to do about it."""
        variable = {"time": "SECONDS", "memory": "MEGABYTES"}.get(self.why)
        more = "" if variable is None else f"; DEBATE_KIT_SHEET_{variable} allows more"
        return f"make it shorter or simpler{more}"

    def said(self, limits: Limits) -> str:
        """What it did, to follow the name of a sheet."""
        match self.why:
            case "time":
                return f"takes more than {limits.seconds:g} s of computing time"
            case "memory":
                return f"takes more than {limits.megabytes:g} MB of memory"
            case "bytes":
                return f"comes to more than {limits.answer_megabytes:g} MB"
            case "end":
                return "ended the process that was to make it"
            case "skipped":
                return "was not tried"


class NotPrepared(Exception):
    """A worker could not be prepared; `broken` says why."""

    def __init__(self, broken: Broken) -> None:
        super().__init__(broken.why)
        self.broken = broken
