"""Gives memory that is no longer needed back to the system."""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import suppress


def give_back() -> None:
    """Free what only cycles still hold, and with glibc return all free memory to the system.

    glibc keeps what was freed below something that is still in use (malloc_trim(3)).
    """
    gc.collect()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library, such as musl
            ctypes.CDLL("libc.so.6").malloc_trim(0)
