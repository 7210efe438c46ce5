"""Typesets jobs in this process, or in several where there are enough to be worth it."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kit.model.finding import Inspection
from kit.model.limits import Limits
from kit.problems import Problem, SourceText
from kit.processes.crew import crew
from kit.processes.task import Broken, Call
from kit.typeset.blame import Blame, blame
from kit.typeset.job import Job
from kit.typeset.memory import give_back
from kit.typeset.result import Typeset

if TYPE_CHECKING:
    from kit.typeset.engine import Engine

A_PROCESS = 12
"""Sheets for which a process is worth while: it loads its libraries and fonts as long."""
EMPTY = "<!doctype html><html lang=en><title>Empty</title><h1>x</h1></html>"
MOST_ENGINES = 3
"""Engines that a process keeps. Each has its own fonts and styles."""

Finish = Callable[[bytes], bytes]
"""What is done to a part once. Raises `ValueError`, in words for a teacher, if it fails."""


class Inspect(Protocol):
    """Measures a finished part. Its `repr` names everything that its findings depend on."""

    def __call__(self, pdf: bytes, *, ink: bool, html: str) -> Inspection:
        """What is wrong with the pages of a part, made of `html`; their ink, if that is wanted."""

    def ink(self, pdf: bytes) -> tuple[float, ...]:
        """The ink of each page of a part."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What all jobs of a process share: the stylesheets, and what is done to each part.

    `own` are the paths of the styles that are not the kit's; `pages` is how many a sheet may have.
    A `warm` process has laid out something before its first sheet, whose clock would count that.
    """

    styles: tuple[SourceText, ...]
    finish: Finish
    inspect: Inspect | None
    own: frozenset[Path] = frozenset()
    pages: int = 50
    warm: bool = False


@dataclass(frozen=True, slots=True)
class Means:
    """With how many processes jobs are done, and what each may take.

    What is `watched` is never done in this process.
    """

    processes: int = 1
    limits: Limits = field(default_factory=Limits)
    watched: bool = False


def run(
    jobs: Sequence[Job],
    setup: Setup,
    means: Means,
    wanted: Callable[[int], bool] = lambda index: True,
) -> Iterator[tuple[int, Typeset | Broken]]:
    """Typeset jobs; gives the index of each with its result, as they are done.

    In another process, a job that breaks a limit gives which one. One that is not `wanted` when
    its turn comes is skipped. Raises `NotPrepared` where the styles break a limit.
    """
    if not jobs:
        return
    setup = replace(setup, warm=means.watched)
    processes = max(1, min(means.processes, len(jobs) // A_PROCESS))
    # A worker that has loaded all that already is there for a single sheet, too.
    if not means.watched and processes < 2 and not crew.has_prepared(Call(_start, (setup,))):
        _start(setup)
        for index, job in enumerate(jobs):
            yield index, _typeset(job)
        return
    # The longest first, so that no long one is left to a single core at the end.
    order = sorted(range(len(jobs)), key=lambda index: -len(jobs[index].html))
    tasks = [Call(_typeset_one, (jobs[index],)) for index in order]
    done = crew.run(
        tasks,
        Call(_start, (setup,)),
        means.limits,
        processes,
        lambda place: wanted(order[place]),
        alone=any(job.is_large for job in jobs),
    )
    for place, result in done:
        yield order[place], result


_engines: list[tuple[tuple[SourceText, ...], Engine]] = []
"""The engines used last, the newest first, by their styles."""
_finish: Finish = bytes
_inspect: Inspect | None = None
_own: frozenset[Path] = frozenset()
_pages = 0
_blamed: Blame | None = None
"""What was to blame for the last sheet that failed: most likely for the next one, too."""


def _start(setup: Setup) -> tuple[()]:
    """Load WeasyPrint, its fonts and styles, once a process."""
    global _finish, _inspect, _own, _pages, _blamed
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
    _finish, _inspect, _own, _blamed = setup.finish, setup.inspect, setup.own, None
    _pages = setup.pages
    if setup.warm and known is None:
        with suppress(Exception):  # what is wrong with the styles, each sheet says
            _typeset(Job(EMPTY))
    return ()


def _typeset_one(job: Job) -> tuple[Typeset]:
    result = _typeset(job)
    if job.is_large:
        give_back()
    return (result,)


def _typeset(job: Job) -> Typeset:
    (_, engine), *_others = _engines
    result, failure = _attempt(engine, job)
    if failure is None:
        seen = (
            Inspection() if _inspect is None else _inspect(result.pdf, ink=job.ink, html=job.html)
        )
        return replace(result, findings=seen.findings, ink=seen.ink)
    if _own and not engine.style_problems and (found := _to_blame(engine, job, failure)):
        return replace(result, complaints=(), style_problems=(found,))
    if isinstance(failure, NoPages):
        return result
    if isinstance(failure, ValueError):
        return replace(result, complaints=(*result.complaints, str(failure)))
    raise failure


class NoPages(Exception):
    """A sheet could not be laid out; its complaints say why."""


def _attempt(engine: Engine, job: Job) -> tuple[Typeset, Exception | None]:
    """A finished sheet; or as far as it got, and what went wrong."""
    result = engine.typeset(job, None if job.named else _pages)
    if result.refused:
        return result, ValueError(result.refused)
    if not result.pdf:
        return result, NoPages()
    try:
        return replace(result, pdf=_finish(result.pdf)), None
    except Exception as failure:  # noqa: BLE001 (odd styles make odd pages)
        return result, failure


def _to_blame(engine: Engine, job: Job, failure: Exception) -> Problem | None:
    """A problem at the rule of a teacher's own styles that made a sheet fail, if one did."""
    global _blamed

    def works(styles: Sequence[SourceText]) -> bool:
        return _attempt(engine.changed(styles), job)[1] is None

    if _blamed is None or not works(_blamed.mended):
        said = "pages cannot be laid out"
        if isinstance(failure, ValueError):
            said = f"a sheet {failure}"
        _blamed = blame(engine.styles, _own, works, said)
    return None if _blamed is None else _blamed.problem
