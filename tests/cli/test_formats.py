"""`debate-kit format`: what fits, who sits where, what happens when."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Run
from tests.tools.classes import FORMATS


def test_every_format_is_listed_with_the_lessons_that_it_fits(run: Run) -> None:
    lines = run("format", "list").out.splitlines()[1:]
    assert {line.split()[0] for line in lines} == set(FORMATS)
    assert all(re.search(r"\d+–\d+ .*\d+–\d+", line) for line in lines)


def test_only_those_that_fit_are_listed_and_why_the_others_do_not(run: Run) -> None:
    out = run("format", "list", "--minutes", "43", "--students", "31").out
    rows, others = out.split("does not fit: ", 1)
    assert {line.split()[0] for line in rows.splitlines()[1:]} == {
        "fishbowl", "oxford", "philosophical-chairs", "structured-academic-controversy", "summit",
        "town-meeting",
    }  # fmt: skip
    assert "council takes 8–30 students and 75–120 minutes" in others
    assert "no format fits" in run("format", "list", "--minutes", "10").out


def test_a_format_shows_its_seats_its_vote_and_what_each_does(run: Run) -> None:
    out = " ".join(run("format", "show", "oxford", "--students", "27").out.split())
    assert "Proposition Direct-talks advocates 1," in out
    assert "duties: Chair, Timekeeper" in out
    assert "vote: Everybody votes twice" in out
    assert "The floor: speak: ask a team" in out


def test_a_timetable_has_days_and_breaks(run: Run) -> None:
    out = run(
        "format", "timetable", "summit", "--minutes", "45,50", "--start", "Mon 10:15, Tue 9:20",
        "--break", "9:40-9:45",
    ).out  # fmt: skip
    assert "Day 1 (Mon), 45 minutes" in out
    assert "Day 2 (Tue), 50 minutes" in out
    assert re.search(r"09:40–09:45 +5 +Break", out)
    assert "10:15" in out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["timetable", "sumit"], "did you mean “summit”?"),
        (["timetable", "summit", "--minutes", "4,x"], "is not a length in minutes, such as 45"),
        (["timetable", "summit", "--start", "25:00"], "is not a time of day, such as 10:15"),
        (["timetable", "summit", "--break", "10:45"], "is not a break, such as 10:45-10:50"),
        (["timetable", "summit", "--start", "10:15,10:30"], "lessons overlap"),
        (["timetable", "hearing", "--minutes", "30"], "it takes 45 to 60 minutes"),
    ],
)
def test_bad_usage(run: Run, args: list[str], said: str) -> None:
    assert said in run("format", *args, code=2).err
