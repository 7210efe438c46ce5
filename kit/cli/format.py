"""`debate-kit format`: look at the debate formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from kit.cli.board import board
from kit.cli.options import lesson_options, students_option
from kit.cli.session import Session, debate_or_default

if TYPE_CHECKING:
    from kit.model.agenda import Agenda, LessonTimes, Room
    from kit.model.format import Format

WIDTH = 88


@click.group(epilog="Examples:  debate-kit format list   ·   debate-kit format timetable summit")
def format() -> None:
    """Look at the debate formats, and fit one to a lesson."""


format.add_command(board)


@format.command(
    "list",
    epilog="Examples:  debate-kit format list   ·   "
    "debate-kit format list --minutes 43 --students 31",
)
@lesson_options
@students_option("For so many students.")
@click.pass_obj
def list_formats(
    session: Session,
    times: Callable[[], LessonTimes],
    students: int | None,
) -> None:
    """List the formats: for how many students, how long, and from when to when they stretch.

    With --minutes or --students, only those that fit, and why the others do not.
    """
    from kit.cli.report import table
    from kit.model.agenda import Room
    from kit.packets import lengths_of, suits
    from kit.packets.lesson.words import minutes_text

    minutes = times().minutes
    rows = [("format", "students", "minutes", "from, to", "what happens")]
    others = []
    for each in _formats(session):
        facts = each.facts
        own = [minutes_text(lesson.minutes) for lesson in facts.lessons]
        same = len(set(own)) == 1
        usual = f"{len(own)} × {own[0]}" if same and own[1:] else " + ".join(own)
        size = f"{facts.students.min}–{facts.students.max}"
        found = lengths_of(each, Room())
        span = f"{found[0]}–{found[-1]}"
        if suits(each, minutes, students, Room()):
            rows.append((each.id, size, usual, span, " ".join(facts.summary.split())))
        else:
            lessons = f"{len(own)} lessons of " if own[1:] else ""
            others.append(f"{each.id} takes {size} students and {lessons}{span} minutes")
    if len(rows) > 1:
        click.echo(table(rows))
    else:
        click.echo("no format fits")
    for line in others:
        click.echo(f"does not fit: {line}")


@format.command(
    "show",
    epilog="Examples:  debate-kit format show short-council   ·   "
    "debate-kit format show summit --students 31",
)
@click.argument("name")
@students_option("Also show who sits where in a class of so many.")
@click.option("--debate", metavar="DEBATE", help="Whose roles sit there.")
@click.option("--tables", type=click.IntRange(1, 40), metavar="N", help="At so many tables.")
@click.pass_obj
def show_format(
    session: Session, name: str, students: int | None, debate: str | None, tables: int | None
) -> None:
    """Show a format: its seats, its vote, its phases, and the chair's script."""
    from kit.model.agenda import LessonTimes, Room

    chosen, formats = _find(session, name)
    room = Room()
    head = _head(chosen)
    if students is not None:
        from kit.cli.seating import show_seating

        room = show_seating(session, chosen, students, debate_or_default(debate, session), tables)
        click.echo("")
    _show(chosen, formats, LessonTimes(), room, head, scripted=True)


@format.command(
    "timetable",
    epilog="Examples:  debate-kit format timetable summit --minutes 45,45 --start 10:15   ·   "
    "debate-kit format timetable council --start 10:00 --break 10:45-10:50",
)
@click.argument("name")
@lesson_options
@click.pass_obj
def show_timetable(session: Session, name: str, times: Callable[[], LessonTimes]) -> None:
    """Fit a format to a lesson and show what happens when."""
    from kit.model.agenda import Room

    chosen, formats = _find(session, name)
    _show(chosen, formats, times(), Room(), (), scripted=False)


def _show(
    chosen: Format,
    formats: Sequence[Format],
    times: LessonTimes,
    room: Room,
    head: Sequence[str],
    *,
    scripted: bool,
) -> None:
    from kit.packets import timetable

    agenda = timetable(chosen, formats, times, room)
    click.echo(f"{agenda.format}: {' '.join(chosen.facts.summary.split())}")
    for line in head:
        click.echo(click.wrap_text(line, WIDTH, "", "  "))
    _show_lessons(agenda, scripted=scripted)


def _show_lessons(agenda: Agenda, *, scripted: bool) -> None:
    from kit.cli.report import table

    for lesson in agenda.lessons:
        day = f" ({lesson.day})" if lesson.day else ""
        click.echo(f"\n{lesson.name}{day}, {lesson.minutes} minutes")
        rows = [
            (
                f"{slot.begins}–{slot.ends}",
                slot.minutes,
                slot.name,
                slot.who + (f": {slot.turns}" if slot.turns else ""),
            )
            for slot in lesson.slots
        ]
        for line, slot in zip(table(rows, numbers=(1,)).split("\n"), lesson.slots, strict=True):
            click.echo(line)
            if scripted and slot.script:
                click.echo(click.wrap_text(slot.script, WIDTH, "    ", "    "))
                for mark in slot.marks:
                    verb = {"speak": "speak", "listen": "listen for", "decide": "decide"}[mark.mark]
                    click.echo(
                        click.wrap_text(
                            f"{mark.who}: {verb}: {mark.what}", WIDTH, "    - ", "      "
                        )
                    )


def _head(chosen: Format) -> tuple[str, ...]:
    """The seats of a format and its vote, a line each."""
    facts = chosen.facts
    lines = [f"students: {facts.students.min} to {facts.students.max}"]
    if facts.seats is not None:
        tables = facts.seats.tables
        each = "" if tables is None else f", at each {tables.name}"
        places = (
            f"{place.name} ({place.roles.min}–{place.roles.max} roles)"
            for place in facts.seats.all_places
        )
        lines.append(f"places{each}: {', '.join(places)}")
        if facts.seats.duties:
            lines.append(f"duties: {', '.join(duty.name for duty in facts.seats.duties)}")
    if facts.vote is not None:
        lines.append(f"vote: {' '.join(facts.vote.rule.split())}")
    return tuple(lines)


def _find(session: Session, name: str) -> tuple[Format, tuple[Format, ...]]:
    """A format by its id, and all formats. Raises `BadUsage` if there is none."""
    from kit.problems import BadUsage, did_you_mean

    formats = {each.id: each for each in _formats(session)}
    if name not in formats:
        raise BadUsage(f"there is no format “{name}”", did_you_mean(name, formats))
    return formats[name], tuple(formats.values())


def _formats(session: Session) -> tuple[Format, ...]:
    from kit.check import check_format
    from kit.load import load_formats
    from kit.problems import Problems

    problems = Problems()
    formats = load_formats(session.layers, problems)
    for each in formats:
        check_format(each, problems)
    problems.stop_on_errors()
    return formats
