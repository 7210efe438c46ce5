"""The worker's side: it does one task after another, and says how far it is."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from threading import Thread
from typing import Any, Literal

from kit.processes.ending import end_with_parent
from kit.processes.note import say_by

Kind = Literal["value", "note", "done", "failed"]
Message = tuple[int, Kind, Any]
"""The number of a task, and what is said of it."""

_connection: Connection | None = None
_number = 0
_noted = ""
"""What was said last of the task."""


def serve(connection: Connection, folder: str) -> None:
    """Do what comes through the connection until it is closed. `folder` is for temporary files.

    A task is a number, a function and what to call it with; each value that it gives is sent back.
    """
    global _connection, _number, _noted
    tempfile.tempdir = folder
    # A terminal sends Ctrl-C to all processes; the one that started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    clean = lambda: shutil.rmtree(folder, ignore_errors=True)  # noqa: E731
    Thread(target=end_with_parent, args=(clean,), daemon=True).start()
    _connection = connection
    say_by(_note)
    while True:
        try:
            _number, function, args = connection.recv()
        except (EOFError, OSError):
            os._exit(0)
        _noted = ""
        _do(function, args)


def _do(function: Callable[..., Iterable[Any]], args: tuple[Any, ...]) -> None:
    try:
        values = function(*args)
        # All at once where that can be, so that the worker soon has its next task.
        last = values if isinstance(values, tuple) else ()
        for value in () if last else values:
            _send("value", value)
        _send("done", last)
    except Exception as failure:  # noqa: BLE001 (it is raised again where it was asked for)
        _send("failed", _whole(failure))


def _note(text: str) -> None:
    """Pass on what is being worked on, unless it was said already."""
    global _noted
    if text != _noted:
        _noted = text
        _send("note", text)


def _send(kind: Kind, value: Any) -> None:
    assert _connection is not None
    message: Message = (_number, kind, value)
    _connection.send_bytes(ForkingPickler.dumps(message))


def _whole(failure: Exception) -> Exception:
    """The exception, or what it says if it cannot be sent."""
    try:
        pickle.loads(pickle.dumps(failure))  # noqa: S301 (our own bytes)
    except Exception:  # noqa: BLE001 (whatever a class does when it is copied)
        return RuntimeError(f"{type(failure).__name__}: {failure}")
    return failure
