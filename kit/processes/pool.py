"""Processes that work side by side, and end soon with Ctrl-C or with the kit."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from types import FrameType
from typing import Any

Submit = Callable[..., Future[Any]]
"""Takes a function and what to call it with, in one of the processes."""

_stopped: list[int] = []
"""In a worker: the signals that told it to stop, as often as Ctrl-C was pressed."""


@contextmanager
def worker_pool(jobs: int, start: Callable[..., object], *args: Any) -> Iterator[Submit]:
    """So many processes, each of which calls `start(*args)` first; gives what submits to them.

    What still waits when the block ends is not done. A terminal sends Ctrl-C to all processes:
    here it raises `KeyboardInterrupt`, in the workers it only keeps them from beginning anything
    more. One that ended in the middle of its answer would leave us waiting for the rest. Where
    this process is ended from outside (a closed terminal, `kill`), they end at once.
    """
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start, (start, args)) as pool:

        def submit(function: Callable[..., Any], *args: Any) -> Future[Any]:
            with ctrl_c_waits():
                return pool.submit(_unless_stopped, function, *args)

        try:
            yield submit
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


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


def _start(start: Callable[..., object], args: tuple[Any, ...]) -> None:
    Thread(target=end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, _stop)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    start(*args)


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


def _stop(number: int, _: FrameType | None) -> None:
    _stopped.append(number)


def _unless_stopped(function: Callable[..., Any], *args: Any) -> Any:
    if _stopped:
        raise KeyboardInterrupt
    return function(*args)
