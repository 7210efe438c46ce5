"""A worker process as its parent sees it: what it does, and what it takes."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kit.model.limits import Limits
from kit.processes.ending import ctrl_c_waits
from kit.processes.task import Call, Why
from kit.processes.worker import serve

LONGEST = 1800.0
"""Seconds by the clock on the wall, for what waits and takes no time of the processor."""
LEAST_TO_PREPARE = 60.0
"""Seconds of CPU time to load libraries, fonts and styles, however little a sheet may take."""
MEGABYTE = 1024 * 1024
PROCESSORS = os.cpu_count() or 1


@dataclass(eq=False, slots=True)
class Watched:
    """A worker process, its task, and what its clock showed when that began."""

    process: Any
    connection: Connection
    seen: Any
    """What psutil knows of the process."""
    folder: str
    shared: int = 0
    """Bytes of memory that it had from the process that it is a copy of."""
    number: int = 0
    """That of its task."""
    busy: bool = False
    preparing: bool = False
    index: int | None = None
    """The place of its task among those that are wanted now; None for one of no more interest."""
    prepared: Call | None = None
    fresh: bool = True
    given: bool = False
    """Whether its task has given a value already."""
    note: str = ""
    cpu: float | None = None
    """What its clock showed soon after it began; None if nobody has looked yet."""
    began: float = 0

    def send(self, number: int, call: Call) -> None:
        """Give it a task; its clock begins now."""
        self.busy, self.number, self.note, self.given = True, number, "", False
        self.restart()
        with suppress(OSError):  # it has ended: that is seen when it is waited for
            self.connection.send((number, call.function, call.args))

    def restart(self) -> None:
        """Let its clock begin again, at the next look."""
        self.cpu, self.began = None, time.monotonic()

    def breaks(self, limits: Limits) -> Why | None:
        """The limit that it breaks, if it does."""
        import psutil

        seconds = max(limits.seconds, LEAST_TO_PREPARE) if self.preparing else limits.seconds
        passed = time.monotonic() - self.began
        try:
            if self.cpu is None:
                self.cpu = self._cpu()
            # Until then it cannot have taken so much, not even on all processors at once.
            elif passed * PROCESSORS > seconds and self._cpu() - self.cpu > seconds:
                return "time"
            if passed > LONGEST:
                return "time"
            if self.seen.memory_info().rss - self.shared > limits.megabytes * MEGABYTE:
                return "memory"
        except psutil.Error:
            return None
        return None

    def _cpu(self) -> float:
        import psutil

        try:
            times = self.seen.cpu_times()
        except psutil.Error:
            return 0
        return float(times.user + times.system)

    def end(self) -> None:
        """End it at once, and remove its temporary files."""
        self.process.kill()
        self.process.join()
        self.connection.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def can_be_copied() -> bool:
    """Whether a worker can begin as a copy of this process, which has loaded its libraries already.

    Only on Linux: macOS’s own libraries do not work in a copy, and Windows has none. Only of a
    process without a second thread, not even one of a library in C: what such a thread has locked
    stays locked in the copy (fork(2), pthread_atfork(3)).
    """
    tasks = Path("/proc/self/task")
    return sys.platform == "linux" and tasks.is_dir() and len(list(tasks.iterdir())) == 1


def started(*, copied: bool = True) -> Watched:
    """Start a process that does tasks, with a folder of its own for temporary files.

    If it may be `copied`, it begins as a copy of this one where that is possible.
    """
    import psutil

    copied = copied and can_be_copied()
    context: Any = get_context("fork" if copied else "spawn")
    here, there = context.Pipe()
    folder = tempfile.mkdtemp(prefix="debate-kit-")
    process = context.Process(target=serve, args=(there, folder), daemon=True)
    with ctrl_c_waits():
        process.start()
    # So that the end of the worker is the end of the pipe.
    there.close()
    shared = psutil.Process().memory_info().rss if copied else 0
    return Watched(process, here, psutil.Process(process.pid), folder, shared)
