"""`debate-kit cast`: propose who plays what, or bring a saved cast up to date."""

from __future__ import annotations

from pathlib import Path

import click

from kit.cli.options import Lessons, format_option, out_option, tables_option, with_option
from kit.cli.rosters import ReadBy, roster_options, roster_source, show_cast, show_read
from kit.cli.session import Session, debate_or_default


@click.command(
    epilog="Examples:  debate-kit cast --roster class.csv   ·   "
    'debate-kit cast --plan output/north-korea-deal/plan.yaml --absent "Ana Ruiz"'
)
@click.argument("debate", required=False)
@roster_options
@format_option("The debate format. [default: the debate's first that fits the class]")
@with_option("Add this role; “all” for the whole cast. May be repeated.")
@tables_option("How many tables, in a format that has several. [default: by the class size]")
@click.option(
    "--minutes",
    type=Lessons("N", "a length in minutes, such as 45, or 45,45"),
    metavar="N",
    help="How long a lesson is: the format is chosen by that as well.",
)
@click.option("--absent", multiple=True, metavar="NAME", help="Who is away. May be repeated.")
@click.option("--present", multiple=True, metavar="NAME", help="Who is back. May be repeated.")
@click.option("--add", multiple=True, metavar="NAME", help="A new student. May be repeated.")
@click.option("--remove", multiple=True, metavar="NAME", help="Who has left. May be repeated.")
@click.option(
    "--swap", nargs=2, multiple=True, metavar="A B", help="Two who swap roles. May be repeated."
)
@click.option(
    "--again",
    is_flag=True,
    help="With --plan: seat everybody anew, but for those who have a pinned role.",
)
@out_option("Where the debate's folder is; a new plan.yaml goes into it.")
@click.option("--dry-run", is_flag=True, help="Show the cast, and save nothing.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="What was read and who plays what as JSON on stdout, for programs.",
)
@click.pass_obj
def cast(
    session: Session,
    debate: str | None,
    roster: str | None,
    plan: str | None,
    read_by: ReadBy,
    history: tuple[str, ...],
    seed: int,
    format_name: str | None,
    extra: tuple[str, ...],
    tables: int | None,
    minutes: tuple[int, ...] | None,
    absent: tuple[str, ...],
    present: tuple[str, ...],
    add: tuple[str, ...],
    remove: tuple[str, ...],
    swap: tuple[tuple[str, str], ...],
    again: bool,
    out: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Propose who plays what in a DEBATE, and save it as plan.yaml; or change a saved cast.

    With --plan, as few students as possible change roles.

    Without a DEBATE: the same one as for “build”.
    """
    from kit.cli.cast_json import cast_as_json
    from kit.cli.report import show_problems, shown_path
    from kit.model.agenda import LessonTimes
    from kit.model.saved_cast import SAVED_CAST_FILE
    from kit.pipeline.build import save_cast
    from kit.pipeline.recast import LateChanges, new_cast
    from kit.pipeline.request import Request
    from kit.problems import BadUsage, Problems

    if roster is None and plan is None:
        raise BadUsage("there is no class", "name its file with --roster, or a plan with --plan")
    if again and plan is None:
        raise BadUsage(
            "there is no cast to make again", "name it with --plan, or leave out --again"
        )
    problems = Problems()
    request = Request(
        project=session.project,
        user=session.user,
        debate=debate_or_default(debate, session),
        out=(session.project / out).resolve(),
        cache=session.cache,
        format=format_name,
        source=roster_source(roster, plan, read_by, history, seed),
        extra=extra,
        tables=tables,
        times=LessonTimes(minutes=minutes or ()),
    )
    wanted = LateChanges(absent, present, add, remove, swap, again)
    found = new_cast(request, wanted, problems)
    problems.stop_on_errors()
    assert found is not None
    if not session.quiet and not as_json:
        show_read(found.seated.roster)
        show_cast(found.seated)
        for line in found.changes:
            click.echo(line)
    target = Path(plan) if plan is not None else request.folder / SAVED_CAST_FILE
    if dry_run:
        click.echo("nothing was saved", err=True)
    else:
        before = save_cast(found.seated, request.debate, target.resolve())
        click.echo(f"saved as {shown_path(target.resolve()).rstrip('/')}", err=as_json)
        if before is not None:
            click.echo(f"the cast before it is kept as {before.name}", err=True)
    if as_json:
        click.echo(cast_as_json(found.seated, tuple(problems)))
    elif len(problems):
        show_problems(tuple(problems))
