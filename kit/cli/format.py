"""`debate-kit format`: look at the debate formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.cli.options import ClockTime
from kit.cli.session import Session

if TYPE_CHECKING:
    from kit.model.format import Format


@click.group(epilog="Examples:  debate-kit format list   ·   debate-kit format timetable summit")
def format() -> None:
    """Look at the debate formats, and fit one to a lesson."""


@format.command("list", epilog="Example:  debate-kit format list")
@click.pass_obj
def list_formats(session: Session) -> None:
    """List the formats: for how many students, and how long."""
    from kit.cli.report import table
    from kit.packets.agenda import minutes_text

    rows = [("format", "students", "minutes", "what happens")]
    for each in _formats(session):
        facts = each.facts
        lengths = [minutes_text(lesson.minutes) for lesson in facts.lessons]
        same = len(set(lengths)) == 1
        minutes = f"{len(lengths)} × {lengths[0]}" if same and lengths[1:] else " + ".join(lengths)
        students = f"{facts.students.min}–{facts.students.max}"
        rows.append((each.id, students, minutes, " ".join(facts.summary.split())))
    click.echo(table(rows))


@format.command("show", epilog="Example:  debate-kit format show short-council")
@click.argument("name")
@click.pass_obj
def show_format(session: Session, name: str) -> None:
    """Show a format: its phases, who speaks, and the chair's script."""
    _show(session, name, None, None, scripted=True)


@format.command(
    "timetable", epilog="Example:  debate-kit format timetable summit --minutes 45 --start 10:15"
)
@click.argument("name")
@click.option("--minutes", type=click.IntRange(1, 600), metavar="N", help="How long a lesson is.")
@click.option("--start", type=ClockTime(), metavar="HH:MM", help="When the lesson begins.")
@click.pass_obj
def show_timetable(session: Session, name: str, minutes: int | None, start: int | None) -> None:
    """Fit a format to a lesson and show what happens when."""
    _show(session, name, minutes, start, scripted=False)


def _show(
    session: Session, name: str, minutes: int | None, start: int | None, *, scripted: bool
) -> None:
    from kit.cli.report import table
    from kit.packets.agenda import timetable
    from kit.problems import BadUsage, did_you_mean

    formats = {each.id: each for each in _formats(session)}
    if name not in formats:
        raise BadUsage(f"there is no format “{name}”", did_you_mean(name, formats))
    chosen = formats[name]
    agenda = timetable(chosen, tuple(formats.values()), minutes=minutes, start=start, roles=None)
    click.echo(f"{agenda.format}: {' '.join(chosen.facts.summary.split())}")
    for lesson in agenda.lessons:
        click.echo(f"\n{lesson.name}, {lesson.minutes} minutes")
        rows = [(f"{slot.begins}–{slot.ends}", slot.name, slot.who) for slot in lesson.slots]
        lines = table(rows).split("\n")
        for line, slot in zip(lines, lesson.slots, strict=True):
            click.echo(line)
            if scripted:
                click.echo(click.wrap_text(slot.script or "", 88, "    ", "    "))


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
