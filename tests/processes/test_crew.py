"""Workers are watched: one that takes too much is ended, and the others go on."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from kit.model.limits import Limits
from kit.processes.crew import Crew
from kit.processes.task import Broken, Call, NotPrepared
from kit.processes.watched import can_be_copied
from tests.processes import tasks

LIMITS = Limits(seconds=0.3, megabytes=150, answer_megabytes=1)
PREPARE = Call(tasks.nothing, ())


@pytest.fixture(scope="module", params=["alone", "beside another thread"])
def crew(request: pytest.FixtureRequest) -> Iterator[Crew]:
    """Workers that begin as copies of this process, where that can be, and some that do not."""
    crew = Crew()
    end = threading.Event()
    if request.param != "alone":
        threading.Thread(target=end.wait, daemon=True).start()
    yield crew
    crew.keep(0)
    end.set()


def done(crew: Crew, *functions: Callable[[], Any]) -> list[tuple[int, Any]]:
    calls = [Call(each, ()) for each in functions]
    return list(crew.run(calls, PREPARE, LIMITS))


@pytest.mark.parametrize(
    ("task", "values"),
    [
        (tasks.count, [1, 2, Broken("time", "the third")]),
        (tasks.grow, [Broken("memory")]),
        (tasks.long_answer, [Broken("bytes")]),
        (tasks.end, [Broken("end")]),
    ],
)
def test_a_task_that_breaks_a_limit_is_named_and_no_other(
    crew: Crew, task: Callable[[], Any], values: Sequence[Any]
) -> None:
    # To fill so much memory takes computing time, and on a slow machine much of it.
    limits = LIMITS if task is tasks.count else dataclasses.replace(LIMITS, seconds=10)
    calls = [Call(each, ()) for each in (tasks.process, task, tasks.process)]
    found = list(crew.run(calls, PREPARE, limits, 2))
    assert [value for index, value in found if index == 1] == values
    assert all(isinstance(value, int) for index, value in found if index != 1)
    assert sorted({index for index, _ in found}) == [0, 1, 2]


def test_a_worker_is_kept_and_what_a_task_raises_is_raised(crew: Crew) -> None:
    (first,) = done(crew, tasks.process)
    with pytest.raises(ValueError, match="as it should"):
        done(crew, tasks.fail)
    assert done(crew, tasks.process) == [first]


def test_what_is_not_wanted_any_more_is_skipped(crew: Crew) -> None:
    calls = [Call(tasks.process, ())] * 3
    found = dict(crew.run(calls, PREPARE, LIMITS, 1, lambda index: index != 1))
    assert found[1] == Broken("skipped")
    assert isinstance(found[2], int)


def test_one_that_nobody_waits_for_does_not_disturb_the_next(crew: Crew) -> None:
    run = crew.run([Call(tasks.process, ()), Call(tasks.process, ())], PREPARE, LIMITS, 1)
    next(run)
    run.close()
    assert len(done(crew, tasks.process)) == 1


def test_only_a_process_of_one_thread_is_copied(crew: Crew) -> None:
    """A copy has what this process holds; one that is not has loaded its modules anew."""
    threads = threading.active_count()
    tasks.HELD.append("held")
    crew.keep(0)
    ((_, held),) = done(crew, tasks.held)
    assert held == (len(tasks.HELD) if can_be_copied() else 0)
    assert threads == 1 or not held


def test_what_takes_much_is_done_by_one_that_holds_nothing(crew: Crew) -> None:
    tasks.HELD.append("held")
    calls = [Call(tasks.process, ()), Call(tasks.held, ())]
    (before,) = done(crew, tasks.process)
    found = dict(crew.run(calls, PREPARE, LIMITS, 1, alone=True))
    assert found[1] == 0
    assert found[0] != before[1]
    assert done(crew, tasks.process) == [(0, found[0])]


def test_a_worker_that_cannot_be_prepared(crew: Crew) -> None:
    with pytest.raises(NotPrepared) as told:
        list(crew.run([Call(tasks.process, ())], Call(tasks.grow, ()), LIMITS, 1))
    assert told.value.broken == Broken("memory")
