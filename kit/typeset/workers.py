"""Typesets jobs in this process, or in several where there are enough to be worth it."""

from __future__ import annotations

import atexit
import dataclasses
import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kit.model.finding import Inspection
from kit.problems import CannotWork, SourceText
from kit.typeset.job import Job
from kit.typeset.pool import worker_pool

if TYPE_CHECKING:
    from kit.typeset.engine import Engine, Typeset

FEWEST_FOR_WORKERS = 4
"""Sheets. Below this, starting another process costs more than it saves."""
MOST_ENGINES = 3
"""Engines that a process keeps. Each has its own fonts and styles."""

Finish = Callable[[bytes], bytes]
"""What is done to a part once. Raises `ValueError`, in words for a teacher, if it fails."""


class Inspect(Protocol):
    """Measures a finished part. Its `repr` names everything that its findings depend on."""

    def __call__(self, pdf: bytes, *, ink: bool) -> Inspection:
        """What is wrong with the pages of a part; and their ink, if that is wanted."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What all jobs of a process share: the stylesheets, and what is done to each part."""

    styles: tuple[SourceText, ...]
    finish: Finish
    inspect: Inspect | None


def run(jobs: Sequence[Job], setup: Setup, processes: int) -> Iterator[tuple[int, Typeset]]:
    """Typeset jobs; gives the index of each with its result, as they are done.

    Raises `CannotWork` when a process ends before its job is done.
    """
    processes = min(processes, len(jobs))
    if processes < 2 or len(jobs) < FEWEST_FOR_WORKERS:
        if jobs:
            _start(setup)
        for index, job in enumerate(jobs):
            yield index, _typeset(job)
        return
    with worker_pool(processes, _start, setup) as submit:
        # The longest first, so that no long one is left to a single core at the end.
        waiting: dict[Future[Typeset], int] = {
            submit(_typeset, job): index
            for index, job in sorted(enumerate(jobs), key=lambda each: -len(each[1].html))
        }
        try:
            for future in as_completed(waiting):
                yield waiting[future], future.result()
        except BrokenProcessPool:
            raise CannotWork(
                "a process that typesets pages ended unexpectedly",
                "memory may have run out; try again with --jobs 1",
            ) from None


_engines: list[tuple[tuple[SourceText, ...], Engine]] = []
"""The engines used last, the newest first, by their styles."""
_finish: Finish = bytes
_inspect: Inspect | None = None


def _start(setup: Setup) -> None:
    """Load WeasyPrint, its fonts and styles, once a process."""
    global _finish, _inspect
    from kit.typeset.engine import Engine

    # Layout makes many small objects that live as long as their page.
    gc.set_threshold(50_000, 20, 20)

    if not _engines:
        # WeasyPrint deletes its fonts when it is freed, which fails once Python is ending.
        atexit.register(_engines.clear)
    styles = setup.styles
    known = next((engine for each, engine in _engines if each == styles), None)
    _engines[:] = [(each, engine) for each, engine in _engines if engine is not known]
    _engines.insert(0, (styles, known or Engine(styles)))
    del _engines[MOST_ENGINES:]
    _finish, _inspect = setup.finish, setup.inspect


def _typeset(job: Job) -> Typeset:
    (_, engine), *_others = _engines
    result = engine.typeset(job)
    if not result.pdf:
        return result
    try:
        pdf = _finish(result.pdf)
    except ValueError as failure:
        return dataclasses.replace(result, complaints=(*result.complaints, str(failure)))
    # Nobody counts the ink of plates, which are laid over pages, or of the guide.
    seen = Inspection() if _inspect is None else _inspect(pdf, ink=not job.named)
    return dataclasses.replace(result, pdf=pdf, findings=seen.findings, ink=seen.ink)
