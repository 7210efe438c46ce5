"""Tasks for workers; a worker finds them by their names."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from kit.processes.note import note

MEGABYTE = 1024 * 1024


HELD: list[str] = []
"""What only the process that fills it has, and its copies."""


def held() -> tuple[int]:
    return (len(HELD),)


def nothing() -> tuple[()]:
    return ()


def process() -> tuple[int]:
    return (os.getpid(),)


def count() -> Iterator[int]:
    """Gives two values, and works on a third for far longer than any limit."""
    yield from (1, 2)
    note("the third")
    for _ in range(100_000):
        sum(range(100_000))
    yield 3


def grow() -> tuple[int]:
    """Takes 200 MB, and keeps it until that is seen; that takes next to no computing."""
    held = bytearray(b"x" * MEGABYTE) * 200
    time.sleep(120)
    return (len(held),)


def long_answer() -> tuple[bytes]:
    return (bytes(2 * MEGABYTE),)


def end() -> tuple[()]:
    os._exit(1)


def fail() -> tuple[()]:
    raise ValueError("as it should")
