"""What every process that the kit starts heeds: Ctrl-C waits, and it ends with the kit."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.connection import wait


@contextmanager
def ctrl_c_waits() -> Iterator[None]:
    """Let Ctrl-C wait until the block ends, and in a process that it starts until it is set up.

    One that was interrupted while it loads would print a traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_with_parent(before: Callable[[], object] = lambda: None) -> None:
    """End this process as soon as the one that started it has ended, however that ended.

    `before` is called first.

    A worker would otherwise wait for its next sheet for ever: the queue that it waits for is
    open in the worker itself. The sentinel is the end of a pipe, or a handle on Windows, that
    the system closes: https://docs.python.org/3/library/multiprocessing.html#multiprocessing.parent_process
    """
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        before()
        os._exit(1)
