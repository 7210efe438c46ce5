"""`debate-kit print`: print files from finished packets, and the copier plan."""

from __future__ import annotations

import math
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli.options import out_option
from kit.cli.report import show_news
from kit.cli.session import Session, debate_or_default

if TYPE_CHECKING:
    from kit.model.printing import Layout, Order, Turn


class Millimeters(click.FloatRange):
    """A length in millimeters. It refuses “nan”, which is neither below nor above a limit."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number, or a usage error."""
        found = float(super().convert(value, param, ctx))
        if math.isnan(found):
            self.fail(f"“{value}” is not a number of millimeters", param, ctx)
        return found


class Copies(click.ParamType[int]):
    """A number of copies; 0 for “cast”."""

    name = "N|cast"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number, or a usage error."""
        if value == "cast":
            return 0
        text = str(value)
        if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 1000:
            self.fail(f"“{value}” is neither “cast” nor a number from 1 to 1000", param, ctx)
        return int(text)


@click.command(
    epilog="Examples:  debate-kit print   ·   debate-kit print --layout booklet --creep 0.1   ·   "
    "debate-kit print --only china --copies 5"
)
@click.argument("debate", required=False)
@click.option(
    "--layout",
    type=click.Choice(["duplex", "simplex", "booklet", "2-up", "cards"]),
    default="duplex",
    show_default=True,
    help="Pages on both sides or on one, at full size; a booklet to fold; two pages a side; cards "
    "to cut out (ballots, time cards, role cards, name tents).",
)
@click.option(
    "--copies",
    type=Copies(),
    help="How many of each; “cast” counts by who plays what. [default: cast if there is one, or 1]",
)
@click.option(
    "--collate/--no-collate",
    default=True,
    show_default=True,
    help="Whole copies one after another, or all copies of each sheet of paper together.",
)
@click.option(
    "--only",
    multiple=True,
    metavar="WHO",
    help="Print only this role, student or handout, or “teacher”. May be repeated.",
)
@click.option(
    "--order",
    type=click.Choice(["roster", "seating", "sheet"]),
    default="roster",
    show_default=True,
    help="Packet by packet, as in the roster or table by table; or the first sheet of paper of "
    "all packets, then the second.",
)
@click.option(
    "--turn",
    type=click.Choice(["long", "short"]),
    help="On which edge your copier turns the paper. [default: long; for booklet and 2-up short]",
)
@click.option(
    "--signature",
    type=click.IntRange(1, 60),
    metavar="N",
    help="The most sheets of paper folded into one another. [default: all up to 10]",
)
@click.option(
    "--creep",
    type=Millimeters(0, 2),
    default=0.0,
    show_default=True,
    metavar="MM",
    help="How far each inner sheet of a booklet moves toward the fold; plain paper needs 0.1.",
)
@click.option(
    "--plan", type=click.Path(), metavar="FILE", help="The saved cast. [default: the build's]"
)
@out_option("Where the debate's folder is.")
@click.option("--dry-run", is_flag=True, help="Show the copier plan, and make nothing.")
@click.pass_obj
def print(
    session: Session,
    debate: str | None,
    layout: Layout,
    copies: int | None,
    collate: bool,
    only: tuple[str, ...],
    order: Order,
    turn: Turn | None,
    signature: int | None,
    creep: float,
    plan: str | None,
    out: str,
    dry_run: bool,
) -> None:
    """Make print files from the finished packets of a DEBATE, and show the copier plan.

    They go into the folder “print” next to the packets, on the paper of the build. Without a
    DEBATE: the same one as for “build”.
    """
    from kit.cli.made import Progress
    from kit.cli.printed import show_printed
    from kit.printing import PrintRequest, print_files
    from kit.problems import BadUsage, Problems

    if layout != "booklet" and (signature is not None or creep):
        raise BadUsage("--signature and --creep are for booklets", "add --layout booklet")
    if order == "sheet" and not collate:
        raise BadUsage("--order sheet and --no-collate exclude each other", "leave out one of them")
    request = PrintRequest(
        project=session.project,
        user=session.user,
        debate=debate_or_default(debate, session),
        out=(session.project / out).resolve(),
        cache=session.cache,
        plan=None if plan is None else Path(plan).resolve(),
        layout=layout,
        copies=copies or None,
        by_cast=copies == 0,
        collate=collate,
        only=only,
        order=order,
        turn=turn,
        signature=signature,
        creep=creep,
        jobs=os.cpu_count() or 1,
    )
    problems = Problems()
    report = Progress(session, sys.stderr).report
    printed = print_files(request, problems, dry_run=dry_run, report=report)
    show_printed(printed, request, quiet=session.quiet)
    show_news(problems)
