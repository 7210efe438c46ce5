"""Long work in a process of its own: how it ends is said of the work that has ended."""

from __future__ import annotations

import dataclasses
import threading
from pathlib import Path

from kit.desk.debates import choose_debate
from kit.desk.work import Work
from kit.model.agenda import LessonTimes
from tests.desk.support import desk_in


def test_a_work_that_begins_as_another_ends_is_not_taken_for_it(
    tmp_path: Path, cache: Path
) -> None:
    project, held = desk_in(tmp_path / "mine", cache)
    choose_debate(project, held, "river-road")
    request = dataclasses.replace(project.request(), times=LessonTimes(breaks=((630, 640),)))
    ended = threading.Event()
    work = Work(lambda: ended.set() if work.now.state != "running" else None)
    for _ in range(2):
        ended.clear()
        work.build(request)
        assert ended.wait(60)
        assert work.now.state == "failed"
        assert work.now.message == "a break needs to know when the lesson begins"
        # What to do is said for the page, which has no options.
        assert work.now.hint == "write that under “It begins at”, as in 10:15"
