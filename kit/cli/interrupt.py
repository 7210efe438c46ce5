"""Ctrl-C ends a command wherever it comes, even where Python would lose it."""

from __future__ import annotations

import signal
import sys
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

SOON = 0.02
"""Seconds after which an interrupt that could not be heard is sent again."""
FINALIZER = weakref.finalize.__call__.__code__


@contextmanager
def ctrl_c_heard() -> Iterator[None]:
    """Within, Ctrl-C raises `KeyboardInterrupt` where that is sure to arrive.

    A signal may come while Python runs a finalizer, such as one of PDFium's objects. What is
    raised there is printed and forgotten, so that the command would go on as if nobody had
    asked: https://docs.python.org/3/library/sys.html#sys.unraisablehook. So the interrupt is
    sent again a moment later. Where Ctrl-C is ignored, or somebody else's, it stays so.
    """
    in_main_thread = threading.current_thread() is threading.main_thread()
    if not in_main_thread or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    waiting: list[threading.Timer] = []

    def send_again() -> None:
        timer = threading.Timer(SOON, _send)
        timer.daemon = True
        waiting.append(timer)
        timer.start()

    def interrupt(_: int, frame: FrameType | None) -> None:
        if _in_finalizer(frame):
            send_again()
        else:
            raise KeyboardInterrupt

    def lost(what: Any) -> None:
        if issubclass(what.exc_type, KeyboardInterrupt):
            send_again()
        else:
            others(what)

    others, sys.unraisablehook = sys.unraisablehook, lost
    signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        for timer in waiting:
            timer.cancel()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.unraisablehook = others


def _in_finalizer(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code is FINALIZER or frame.f_code.co_name == "__del__":
            return True
        frame = frame.f_back
    return False


def _send() -> None:
    """As the terminal does: to the main thread, even while it waits for a lock."""
    if sys.platform == "win32":
        signal.raise_signal(signal.SIGINT)
    else:
        ident = threading.main_thread().ident
        assert ident is not None
        signal.pthread_kill(ident, signal.SIGINT)
