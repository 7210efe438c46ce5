"""The options that say where a class comes from, and how what was read is shown."""

from __future__ import annotations

import dataclasses
import functools
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from kit.cli.session import Session

if TYPE_CHECKING:
    from kit.model.cast import Seated
    from kit.model.roster import Roster
    from kit.pipeline.request import RosterSource

MOST_BYTES = 4 * 1024 * 1024
"""The most that is read from standard input."""


@dataclasses.dataclass(frozen=True, slots=True)
class ClassPackets:
    """How a class's packets are made: in which order, and whether with code names."""

    order: str = "roster"
    coded: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class ReadBy:
    """How the class list is read: its encoding, and whose rows are not left out."""

    encoding: str | None = None
    include: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


class ColumnHolds(click.ParamType[tuple[str, str]]):
    """What a column of a class list holds, as “HEADING=what”."""

    name = "HEADING=WHAT"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The heading and what the column holds, or a usage error."""
        if isinstance(value, tuple):
            return value
        heading, equals, holds = str(value).rpartition("=")
        if not equals or not heading.strip() or not holds.strip():
            self.fail(f"“{value}” is not “heading=what it holds”, as in Naam=last name", param, ctx)
        return heading.strip(), holds.strip()


def roster_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say where a class comes from; how it is read is in `read_by`."""

    @functools.wraps(command)
    def with_read_by(
        *args: Any, encoding: Any, include: Any, leave_out: Any, columns: Any, **others: Any
    ) -> Any:
        read_by = ReadBy(encoding, include, leave_out, columns)
        return command(*args, read_by=read_by, **others)

    options: tuple[Callable[[Any], Any], ...] = (
        click.option("--seed", type=click.IntRange(0), default=0, show_default=True, metavar="N",
                     help="Another number proposes another cast; the same number, the same cast."),
        click.option("--history", multiple=True, type=click.Path(), metavar="PLAN",
                     help="The plan.yaml of an earlier debate: nobody plays the same role again. "
                     "May be repeated."),
        click.option("--encoding", metavar="NAME",
                     help="The encoding of the roster, if it is read wrongly (such as cp1250)."),
        click.option("--include", multiple=True, metavar="NAME",
                     help="A student in the roster whose row is left out otherwise; “all” for all "
                     "such rows. May be repeated."),
        click.option("--leave-out", multiple=True, metavar="NAME",
                     help="Somebody in the roster who is not in this class. May be repeated."),
        click.option("--column", "columns", multiple=True, type=ColumnHolds(),
                     metavar="HEADING=WHAT",
                     help="What a column of the roster holds: name, first name, last name, "
                     "goes by, level, profile … or “not used”; by its letter where there are no "
                     "headings. May be repeated."),
        click.option("--plan", type=click.Path(), metavar="FILE",
                     help="The saved cast, plan.yaml."),
        click.option("--roster", type=click.Path(allow_dash=True), metavar="FILE",
                     help="The class: a list of names, CSV or workbook; - reads standard input."),
    )  # fmt: skip
    for option in options:
        with_read_by = option(with_read_by)
    return with_read_by


def roster_source(
    roster: str | None,
    plan: str | None,
    read_by: ReadBy,
    history: Sequence[str],
    seed: int,
    packets: ClassPackets = ClassPackets(),
) -> RosterSource:
    """Where the class comes from, by the options given."""
    from kit.cli.defaults import check_files
    from kit.pipeline.request import RosterSource

    check_files()
    named = click.get_current_context().get_parameter_source("roster")
    if plan is not None and named is ParameterSource.DEFAULT_MAP:
        # A plan holds the whole class; the settings may name an older one.
        roster = None
    data = None
    if roster == "-":
        data = sys.stdin.buffer.read(MOST_BYTES)
    return RosterSource(
        path=None if roster in (None, "-") else Path(str(roster)).resolve(),
        data=data,
        encoding=read_by.encoding,
        include=read_by.include,
        leave_out=read_by.leave_out,
        columns=read_by.columns,
        plan=None if plan is None else Path(plan).resolve(),
        history=tuple(Path(path).resolve() for path in history),
        seed=seed,
        order="seating" if packets.order == "seating" else "roster",
        coded=packets.coded,
    )


def with_saved_cast(source: RosterSource, folder: Path, session: Session) -> RosterSource:
    """The class, with the cast that was saved for it in a debate's output, if there is one.

    Without a class list it is the class of that cast: its packets lie there, and would go.
    """
    from kit.model.saved_cast import SAVED_CAST_FILE

    saved = folder / SAVED_CAST_FILE
    if source.plan is None and source.has_roster and saved.is_file():
        session.tell(f"Using the cast saved in {saved.name}; “debate-kit cast” makes a new one.")
        return dataclasses.replace(source, plan=saved)
    if not source.is_given and saved.is_file():
        session.tell(
            f"Building for the class saved in {saved}; move that file away for "
            "packets without names."
        )
        return dataclasses.replace(source, plan=saved)
    return source


def show_read(roster: Roster) -> None:
    """Show how a roster was read, on stderr."""
    for line in read_lines(roster):
        click.echo(line, err=True)


def read_lines(roster: Roster) -> list[str]:
    """How a roster was read, and what has changed in it, as lines to show."""
    lines = []
    if roster.read_as:
        lines += ["I read it as:", *(f"  {line}" for line in roster.read_as)]
    if roster.changed:
        lines.append("Changed in the list since the cast was saved:")
        lines += [f"  {line}" for line in roster.changed]
    return lines


def show_cast(seated: Seated) -> None:
    """Show who plays what, seat by seat, and what to know about it; on stdout."""
    from kit.cli.report import table

    names = {student.key: student.key for student in seated.roster.students}
    rows = [("role", "lead", "understudy", "others")]
    for seat in seated.seats:
        here = [each for each in seated.cast.seatings if each.seat == seat.id]
        if here:
            by_part = {
                part: ", ".join(names[each.student] for each in here if each.part == part)
                for part in ("lead", "understudy", "member")
            }
            name = f"{seat.name} · {seat.where}" if seat.where else seat.name
            rows.append((name, by_part["lead"], by_part["understudy"], by_part["member"]))
    click.echo(table(rows))
    absent = [student.key for student in seated.roster.students if student.facts.absent]
    if absent:
        click.echo(f"\nabsent: {', '.join(absent)}")
    for note in seated.cast.notes:
        click.echo(note)
