"""The options that several commands have, each in the words that its command needs."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from kit.model.agenda import LessonTimes

F = TypeVar("F", bound=Callable[..., Any])


class Lessons(click.ParamType[Any]):
    """A text that says something of one lesson or of each, as `read` reads it."""

    def __init__(self, name: str, example: str) -> None:
        self.name = name
        self.example = example

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        """What `kit.load` makes of it, or a usage error."""
        from kit import load

        read = {
            "N": load.lesson_minutes,
            "HH:MM": load.lesson_starts,
            "HH:MM-HH:MM": load.lesson_breaks,
        }[self.name]
        if isinstance(value, tuple):
            return value
        found = read(str(value))
        if found is None:
            self.fail(f"“{value}” is not {self.example}", param, ctx)
        return found


class Dates(click.ParamType[tuple[str, str, str]]):
    """The dates of the three tasks on a cover."""

    name = "DATE,DATE,DATE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str, str]:
        """The dates as covers print them, or a usage error."""
        from kit.load import task_dates

        read = task_dates(str(value))
        if isinstance(read, str):
            self.fail(read, param, ctx)
        return read


class Paragraphs(click.ParamType[tuple[int, ...]]):
    """Numbers of an essay's paragraphs, as “2,5” or “¶2, ¶5–7”; gives them in order."""

    name = "N,N"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """The numbers, or a usage error."""
        found: set[int] = set()
        for part in re.split(r"[,;\s]+", str(value).strip()):
            match = re.fullmatch(r"¶?(\d{1,3})(?:[-–]¶?(\d{1,3}))?", part)
            if match is None:
                self.fail(f"“{part}” is not the number of a paragraph, as in 2,5", param, ctx)
            found |= set(range(int(match[1]), int(match[2] or match[1]) + 1))
        return tuple(sorted(found))


WHICH_DEBATE = "that of the settings; else your only own one; else north-korea-deal"
"""Which debate is meant where none is named, in the words of help texts."""


def debate_option(
    words: str = f"Which debate. [default: {WHICH_DEBATE}]",
) -> Callable[[F], F]:
    """--debate, for commands whose arguments name something in a debate."""
    return click.option("--debate", metavar="DEBATE", help=words)


def essay_option(words: str) -> Callable[[F], F]:
    """--essay: the teacher's own copy, a file of any kind that the kit reads."""
    kinds = "Takes .txt, .md, .docx, .odt, .html, .pdf and .epub; - reads standard input."
    return click.option(
        "--essay", type=click.Path(allow_dash=True), metavar="FILE", help=f"{words} {kinds}"
    )


def format_option(words: str) -> Callable[[F], F]:
    """--format, as `format_name`."""
    return click.option("--format", "format_name", metavar="NAME", help=words)


def lesson_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--minutes, --start and --break, as `times`: a function that gives the `LessonTimes`."""

    @functools.wraps(command)
    def with_times(*args: Any, minutes: Any, start: Any, breaks: Any, **others: Any) -> Any:
        def times() -> LessonTimes:
            from kit.model.agenda import LessonTimes

            found = tuple(each for some in breaks for each in some)
            return LessonTimes(minutes=minutes or (), starts=start or (), breaks=found)

        return command(*args, times=times, **others)

    options = (
        click.option(
            "--minutes",
            type=Lessons("N", "a length in minutes, such as 45, or one for each lesson: 45,45"),
            metavar="N",
            help="How long a lesson is, without breaks; for lessons of different lengths, one for "
            "each, as in 45,50. [default: the format's own]",
        ),
        click.option(
            "--start",
            type=Lessons("HH:MM", "a time of day, such as 10:15 or 2:15 pm"),
            metavar="HH:MM",
            help="When the lesson begins; the agenda then shows clock times. For several lessons, "
            "one for each: 8:30,10:05, or “Mon 8:30, Tue 10:05”.",
        ),
        click.option(
            "--break",
            "breaks",
            multiple=True,
            type=Lessons("HH:MM-HH:MM", "a break, such as 10:45-10:50"),
            metavar="HH:MM-HH:MM",
            help="A break in the lesson; needs --start. May be repeated.",
        ),
    )
    for option in reversed(options):
        with_times = option(with_times)
    return with_times


def dates_option() -> Callable[[F], F]:
    """--dates: when the tasks on the covers are due."""
    return click.option(
        "--dates",
        type=Dates(),
        metavar="DATE,DATE,DATE",
        help="When the tasks on the covers are due: those before the debate, the debate, those "
        "after it. As in 2026-12-04,2026-12-07,2026-12-09 or Dec 4,Dec 7,; one that is left out "
        "stays a blank to fill in.",
    )


def tables_option(words: str) -> Callable[[F], F]:
    """--tables: how many tables the class sits at."""
    return click.option("--tables", type=click.IntRange(1, 40), metavar="N", help=words)


def students_option(words: str) -> Callable[[F], F]:
    """--students: how many there are."""
    return click.option("--students", type=click.IntRange(2, 1000), metavar="N", help=words)


def table_options(students: str) -> Callable[[F], F]:
    """--plan, --students, --with as `extra`, --out: whose table it is, once it has a cast.

    `students` explains --students.
    """
    words = "The saved cast of the class."
    plan = click.option("--plan", type=click.Path(), metavar="FILE", help=words)
    options = (
        plan,
        students_option(f"{students}, if there is no saved cast."),
        with_option("A role that was added to the table. May be repeated."),
        out_option("Where the debate's folder is."),
    )

    def with_options(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return with_options


def server_options(command: F) -> F:
    """--port and --no-open, of what is looked at in a browser."""
    port = click.option(
        "--port",
        type=click.IntRange(1, 65535),
        metavar="N",
        help="The port to listen on. [default: any that is free]",
    )
    no_open = click.option(
        "--no-open", is_flag=True, help="Only print the address; open no browser."
    )
    return port(no_open(command))


def out_option(words: str) -> Callable[[F], F]:
    """--out: the folder in which the debate's own folder is."""
    return click.option(
        "--out", type=click.Path(), default="output", show_default=True, metavar="DIR", help=words
    )


def paper_option(words: str) -> Callable[[F], F]:
    """--paper: Letter or A4."""
    return click.option(
        "--paper",
        type=click.Choice(["letter", "a4"]),
        default="letter",
        show_default=True,
        help=words,
    )


def set_option() -> Callable[[F], F]:
    """--set, as `chosen`: the set of sheets."""
    return click.option(
        "--set",
        "chosen",
        metavar="NAME",
        help="Which sheets: essentials (four sheets of paper a student), full, or a set of your "
        "own. [default: the first in sheets.yaml, essentials]",
    )


def with_option(words: str) -> Callable[[F], F]:
    """--with, as `extra`: roles to add to the table."""
    return click.option("--with", "extra", multiple=True, metavar="ROLE", help=words)
