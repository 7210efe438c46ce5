"""Processes that work side by side, and end at once with Ctrl-C."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any


@contextmanager
def worker_pool(
    jobs: int, start: Callable[..., object], *args: Any
) -> Iterator[ProcessPoolExecutor]:
    """So many processes, each of which calls `start(*args)` first.

    What still waits when the block ends is not done. Submit within `ctrl_c_waits`.
    """
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start, (start, args)) as pool:
        try:
            yield pool
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def ctrl_c_waits() -> Iterator[None]:
    """Let Ctrl-C wait until the block ends, and in processes that it starts until they are set up.

    A terminal sends it to all of them; one that is still loading would print a traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(start: Callable[..., object], args: tuple[Any, ...]) -> None:
    # Without a word: the process that started this one tells the teacher.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    start(*args)
