"""Long work: building and making print files, in a process of its own.

A process can be ended at any moment, and what it was making is then as it was before: that is
what `kit.publish` promises. One work runs at a time, for all open pages.
"""

from __future__ import annotations

import dataclasses
import gc
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import FrameType
from typing import Any, Literal

from kit.desk.wording import page_words
from kit.model.progress import time_left
from kit.pipeline.request import Request
from kit.printing import PrintRequest, print_files
from kit.problems import BadInput, CannotWork, Problem, Problems
from kit.processes.ending import end_with_parent
from kit.publish.failures import said_of
from kit.publish.paper import paper_lines

State = Literal["idle", "running", "done", "failed", "stopped"]
SELDOM = (50_000, 20, 20)
"""How seldom to look for garbage: see `kit.cli.main`."""
PATIENCE = 5.0
"""Seconds that a work may take to end and to clean up, once it was told to."""


@dataclass(frozen=True, slots=True)
class WorkState:
    """What is being done, or was done last.

    `what` is the work in words, `stage` what of it is being done now, `done` of how many, and
    `left` the time left in words. `result` are sentences on what was made, and `again` the files
    that differ from those made before; `message` and `hint` say what went wrong, and `problems`
    where.
    """

    state: State = "idle"
    what: str = ""
    stage: str = ""
    done: int = 0
    of: int = 0
    left: str = ""
    result: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    message: str = ""
    hint: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What a work has made, in sentences, and the files to print again."""

    said: tuple[str, ...]
    again: tuple[str, ...] = ()


class Work:
    """The one work that may run. `tell` is called, in another thread, whenever it has changed."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self.tell = tell
        self.now = WorkState()
        self.process: SpawnProcess | None = None
        self.lock = threading.Lock()
        self.stopping = False

    def build(self, request: Request) -> None:
        """Begin to make the packets. Raises `CannotWork` if something is being done already."""
        self._begin("Making the packets", _build, request)

    def print(self, request: PrintRequest) -> None:
        """Begin to make the print files; raises as `build`."""
        self._begin("Making the files for the copier", _print, request)

    def stop(self) -> None:
        """End the work that runs, if any. What it was making is as it was before."""
        self.stopping = True
        process = self.process
        if process is not None and process.is_alive():
            process.terminate()
            process.join(PATIENCE)
            process.kill()

    def _begin(self, what: str, do: Callable[..., None], request: Request | PrintRequest) -> None:
        with self.lock:
            if self.now.state == "running":
                raise CannotWork("something is being made already", "wait for it, or stop it")
            context = get_context("spawn")
            hear, say = context.Pipe(duplex=False)
            self.stopping = False
            self.now = WorkState("running", what, "Reading and checking")
            self.process = context.Process(target=do, args=(say, request))
            self.process.start()
            say.close()
        threading.Thread(target=self._follow, args=(hear, self.process), daemon=True).start()
        self.tell()

    def _follow(self, hear: Connection, process: SpawnProcess) -> None:
        """Hear what the process says until it ends."""
        stage, since, told = "", time.monotonic(), False
        try:
            while True:
                kind, value = hear.recv()
                if kind == "progress":
                    what, done, of = value
                    if what != stage:
                        stage, since = what, time.monotonic()
                    left = time_left(time.monotonic() - since, done, of)
                    self._set(stage=what, done=done, of=of, left=left)
                else:
                    told = True
                    self._set(state=kind, **value)
        except (EOFError, OSError):
            pass
        process.join()
        if told:
            # By now another work may run already.
            return
        if self.stopping:
            self._set(state="stopped", result=("stopped; nothing was changed",))
        else:
            self._set(
                state="failed",
                message="the work ended before it was done",
                hint="memory may have run out; what was there before is as it was: try again",
            )

    def _set(self, **values: Any) -> None:
        self.now = dataclasses.replace(self.now, **values)
        self.tell()


def _build(say: Connection, request: Request) -> None:
    from kit.pipeline.build import build

    problems = Problems()

    def do() -> Made:
        published = build(request, problems, _reporter(say))
        changed = tuple(each.path for each in published.made if each.path in published.changed)
        again = changed if not published.first and len(changed) < len(published.made) else ()
        said = [_count(len(published.made), len(changed))]
        if published.removed:
            said.append(f"removed, since nobody has them any more: {', '.join(published.removed)}")
        return Made((*said, *paper_lines(published.made)), again)

    _do(say, problems, do)


def _count(files: int, changed: int) -> str:
    if changed == files:
        return f"{files} files are made"
    return f"{files} files, {changed or 'none'} of them new or changed"


def _print(say: Connection, request: PrintRequest) -> None:
    problems = Problems()

    def do() -> Made:
        printed = print_files(request, problems, report=_reporter(say))
        lines = [f"there is no packet for {name}: make the packets" for name in printed.without]
        test = f"print the test page first: {request.layout}-test.pdf"
        return Made(("the files for the copier are made", *lines, request.how, test))

    _do(say, problems, do)


def _do(say: Connection, problems: Problems, do: Callable[[], Made]) -> None:
    """Do work in this process, and say how it ended."""
    threading.Thread(target=end_with_parent, daemon=True).start()
    gc.set_threshold(*SELDOM)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        made = do()
    except BadInput as failure:
        value = {"message": "it cannot be made as it is", "problems": failure.problems}
        say.send(("failed", value))
    except CannotWork as failure:
        say.send(("failed", _told(failure.message, failure.hint)))
    except OSError as failure:
        say.send(("failed", _told(*said_of(failure))))
    except KeyboardInterrupt:
        return
    except Exception as failure:  # noqa: BLE001 (the page is told, whatever goes wrong)
        said = f"something went wrong inside the kit ({type(failure).__name__}: {failure})"
        say.send(("failed", _told(said, "nothing was changed; please report it")))
    else:
        told = tuple(each for each in problems if each.severity != "note")
        say.send(("done", {"result": made.said, "again": made.again, "problems": told}))


def _told(message: str, hint: str) -> dict[str, str]:
    return {"message": page_words(message), "hint": page_words(hint)}


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Let what is being made clean up, as at Ctrl-C."""
    raise KeyboardInterrupt


def _reporter(say: Connection) -> Callable[[str, int, int], None]:
    def report(what: str, done: int, of: int) -> None:
        say.send(("progress", (what, done, of)))

    return report
