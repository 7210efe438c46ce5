"""A build that is ended from outside at any moment leaves no process behind for two seconds."""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from tests.cli.interrupt import RUN
from tests.conftest import PACKS, REPOSITORY

SIGNALS = ("SIGTERM", "SIGKILL", "SIGHUP")
MOMENTS = 8
"""Random moments a signal, within the time that a small build takes."""
LONGEST = 8.0
ALLOWED = 2.0
"""Seconds in which the last process has to be gone."""


def ended_builds() -> Iterator[tuple[str, bool]]:
    """Builds with two workers, ended by each signal at random moments."""
    moments = random.Random(13)
    for name in SIGNALS:
        for _ in range(MOMENTS):
            moment = moments.uniform(0.3, LONGEST)
            yield f"{name} after {moment:.1f} s", _is_gone(getattr(signal, name), moment)


def _is_gone(number: signal.Signals, moment: float) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        shutil.copytree(PACKS / "good", project)
        variables = {
            "DEBATE_KIT_CACHE": f"{folder}/cache",
            "DEBATE_KIT_BUILD_JOBS": "2",
            "PYTHONPATH": str(REPOSITORY),
        }
        with subprocess.Popen(
            [sys.executable, "-c", RUN, "build"], cwd=project, env=os.environ | variables,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
        ) as child:  # fmt: skip
            assert child.stderr is not None
            with suppress(subprocess.TimeoutExpired):
                child.wait(moment)
            child.send_signal(number)
            child.wait()
            # Every process of the build holds this pipe; it ends with the last of them.
            until = time.monotonic() + ALLOWED
            try:
                while (left := until - time.monotonic()) > 0:
                    if not select.select([child.stderr], [], [], left)[0]:
                        return False
                    if not os.read(child.stderr.fileno(), 65536):
                        return True
                return False
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(child.pid, signal.SIGKILL)


TRIALS: dict[str, Callable[[], Iterator[tuple[str, bool]]]] = {
    "no process outlives a build that is ended": ended_builds,
}
