"""Worker processes that this one watches: it ends one that takes too much, and starts another.

Python cannot end a thread, and no signal interrupts C code; a process can be ended at any moment.
The parent knows which worker does what, so that it can say which sheet took too much. Workers are
kept for the next tasks, with the fonts and styles that they have loaded.
"""

from __future__ import annotations

import atexit
import pickle
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, cast

from kit.model.limits import Limits
from kit.problems import CannotWork
from kit.processes.task import Broken, Call, NotPrepared, Why
from kit.processes.watched import MEGABYTE, Watched, can_be_copied, started
from kit.processes.worker import Message

LOOK = 0.025
"""Seconds between two looks at the workers: in one, memory can grow by some tens of megabytes."""


@dataclass(slots=True)
class _Run:
    """The tasks that are wanted now, and what of them still waits."""

    tasks: Sequence[Call]
    prepare: Call
    limits: Limits
    waiting: deque[int]
    alone: bool
    again: set[int] = field(default_factory=set)
    """Those that are tried a second time, in a fresh worker."""


class Crew:
    """The workers of this process."""

    def __init__(self) -> None:
        self.workers: list[Watched] = []
        self.lock = threading.Lock()
        self.numbers = 0
        self.looked = 0.0

    def run(
        self,
        tasks: Sequence[Call],
        prepare: Call,
        limits: Limits,
        processes: int = 1,
        wanted: Callable[[int], bool] = lambda index: True,
        *,
        alone: bool = False,
    ) -> Generator[tuple[int, Any | Broken], None, None]:
        """Do tasks; gives each value, or why a task was not done, with the task's index.

        `prepare` is done once in each worker; its values are dropped. The clock begins again with
        each value. A task that is not `wanted` when its turn comes is skipped. If tasks take much
        memory, let them be `alone`: in new workers, which hold nothing of this process. Raises what
        a task raises; `NotPrepared`; and `CannotWork` when a worker ends before it is prepared.
        """
        with self.lock:
            run = _Run(tasks, prepare, limits, deque(range(len(tasks))), alone)
            if alone:
                self._end_workers(0)
            try:
                while run.waiting or any(each.index is not None for each in self.workers):
                    found = [*self._hand_out(run, processes, wanted), *self._hear(run)]
                    # Whoever takes the values may take a while; nobody should wait for that.
                    found += self._hand_out(run, processes, wanted)
                    yield from found
            finally:
                for each in self.workers:
                    each.index = None

    def get_ready(self, call: Call) -> None:
        """Start a worker, which loads what `call` needs while this process does other things.

        One that begins as a copy of this process starts when there is something to do.
        """
        if not can_be_copied() and not self.workers and self.lock.acquire(blocking=False):
            try:
                self.numbers += 1
                self._started().send(self.numbers, call)
            finally:
                self.lock.release()

    def has_prepared(self, prepare: Call) -> bool:
        """Whether a worker is there that has done this already."""
        return any(each.prepared == prepare for each in self.workers)

    def keep(self, most: int) -> None:
        """End all workers but so many."""
        with self.lock:
            self._end_workers(most)

    def _end_workers(self, most: int) -> None:
        while len(self.workers) > most:
            self.workers.pop().end()

    def _hand_out(
        self, run: _Run, processes: int, wanted: Callable[[int], bool]
    ) -> Iterator[tuple[int, Broken]]:
        while run.waiting and not wanted(run.waiting[0]):
            yield run.waiting.popleft(), Broken("skipped")
        active = sum(each.index is not None for each in self.workers)
        free = [each for each in self.workers if not each.busy]
        # Those that are prepared already come first.
        free.sort(key=lambda each: each.prepared != run.prepare)
        while run.waiting and active < processes:
            if not free and len(self.workers) >= processes:
                return
            index = run.waiting.popleft()
            worker = free.pop(0) if free else self._started(copied=not run.alone)
            if index in run.again and not worker.fresh:
                worker = self._replaced(worker, copied=not run.alone)
            worker.index = index
            active += 1
            self._begin(worker, run)

    def _begin(self, worker: Watched, run: _Run) -> None:
        self.numbers += 1
        worker.preparing = worker.prepared != run.prepare
        assert worker.index is not None
        worker.send(self.numbers, run.prepare if worker.preparing else run.tasks[worker.index])

    def _hear(self, run: _Run) -> Iterator[tuple[int, Any | Broken]]:
        by_connection = {each.connection: each for each in self.workers if each.busy}
        ready = wait(list(by_connection), LOOK)
        for connection in ready:
            worker = by_connection[cast(Connection, connection)]
            try:
                most = int(run.limits.answer_megabytes * MEGABYTE)
                message: Message = _loads(worker.connection.recv_bytes(most))
            except EOFError:
                yield from self._stop(worker, "end", run)
            except OSError:
                # What is longer than it may be is never read.
                yield from self._stop(worker, "bytes", run)
            else:
                yield from self._heard(worker, message, run)
        if time.monotonic() < self.looked + LOOK:
            return
        self.looked = time.monotonic()
        for worker in by_connection.values():
            if worker.busy and worker in self.workers and (why := worker.breaks(run.limits)):
                yield from self._stop(worker, why, run)

    def _heard(
        self, worker: Watched, message: Message, run: _Run
    ) -> Iterator[tuple[int, Any | Broken]]:
        number, kind, value = message
        assert number == worker.number, "a worker has one task at a time"
        index = worker.index
        if kind == "note":
            worker.note = value
            return
        worker.restart()
        if kind == "value":
            if index is not None and not worker.preparing:
                worker.given = True
                yield index, value
            return
        worker.busy = False
        if kind == "failed":
            worker.index = None
            if index is not None:
                raise value
        elif worker.preparing and index is not None:
            worker.prepared = run.prepare
            self._begin(worker, run)
        else:
            worker.index, worker.fresh = None, False
            if index is not None:
                yield from ((index, each) for each in value)

    def _stop(self, worker: Watched, why: Why, run: _Run) -> Iterator[tuple[int, Broken]]:
        """End a worker. What it did is tried once more if it may not be to blame."""
        index, note, preparing = worker.index, worker.note, worker.preparing
        fresh = worker.fresh
        self.workers.remove(worker)
        worker.end()
        if index is None:
            return
        # Memory may be that of sheets before it; and some other program can end a process.
        not_to_blame = why == "end" or (why == "memory" and not fresh)
        if not_to_blame and index not in run.again and not worker.given:
            run.again.add(index)
            run.waiting.appendleft(index)
        elif preparing and why == "end":
            raise CannotWork(
                "a process that typesets pages ended unexpectedly",
                "memory may have run out; try again with --jobs 1",
            )
        elif preparing:
            raise NotPrepared(Broken(why, note))
        else:
            yield index, Broken(why, note)

    def _started(self, *, copied: bool = True) -> Watched:
        worker = started(copied=copied)
        self.workers.append(worker)
        return worker

    def _replaced(self, worker: Watched, *, copied: bool) -> Watched:
        self.workers.remove(worker)
        worker.end()
        return self._started(copied=copied)


def _end_all() -> None:
    for each in crew.workers:
        each.end()


def _loads(data: bytes) -> Message:
    message: Message = pickle.loads(data)  # noqa: S301 (from a process that runs our own code)
    return message


crew = Crew()
"""That of this process."""
atexit.register(_end_all)
