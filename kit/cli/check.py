"""`debate-kit check`: find every problem; with `--print`, also those that only pages show."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.options import essay_option, set_option
from kit.cli.session import Session, debate_or_default

if TYPE_CHECKING:
    from kit.model.sheets import Paper

PAPERS: dict[str, tuple[Paper, ...]] = {
    "letter": ("letter",),
    "a4": ("a4",),
    "both": ("letter", "a4"),
}


@click.command(
    epilog="Examples:  debate-kit check   ·   debate-kit check --essay essay.txt --strict   ·   "
    "debate-kit check --print --paper a4"
)
@click.argument("debate", required=False)
@essay_option("Your own copy of the essay, to check the ¶ numbers against.")
@click.option(
    "--roster",
    type=click.Path(),
    metavar="FILE",
    help="Your class, to check whether it can be read and seated.",
)
@click.option(
    "--print",
    "pages",
    is_flag=True,
    help="Lay out every sheet as well, and say which do not fit their pages, and by how much.",
)
@click.option(
    "--paper",
    type=click.Choice(list(PAPERS)),
    default="both",
    show_default=True,
    help="The paper that --print lays sheets out on.",
)
@set_option()
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.option(
    "--json", "as_json", is_flag=True, help="The problems as JSON on stdout, for editors."
)
@click.pass_obj
def check(
    session: Session,
    debate: str | None,
    essay: str | None,
    roster: str | None,
    pages: bool,
    paper: str,
    chosen: str | None,
    strict: bool,
    as_json: bool,
) -> None:
    """Find every problem in a DEBATE, its roles, formats and templates.

    Without a DEBATE: the same one as for “build”.
    """
    from kit.cli.essays import essay_file, show_reading
    from kit.cli.report import count, problems_as_json, show_problems
    from kit.pipeline.check import check_debate, check_pages
    from kit.pipeline.request import Request, RosterSource
    from kit.problems import Problems

    file = essay_file(essay)
    request = Request(
        project=session.project,
        user=session.user,
        debate=debate_or_default(debate, session),
        out=session.project / "output",
        cache=session.cache,
        paper=PAPERS[paper][0],
        chosen=chosen,
        jobs=os.cpu_count() or 1,
        limits=session.limits,
        essay=file.path,
        essay_data=file.data,
        source=RosterSource(path=None if roster is None else Path(roster).resolve()),
    )
    problems = Problems()
    checked = check_debate(request, problems)
    if pages and checked is not None:
        from kit.cli.made import Progress

        with Progress(session, sys.stderr) as progress:
            check_pages(checked, request, PAPERS[paper], problems, progress.report)
    reading = None if checked is None else checked.assembly.inputs.reading
    if reading is not None and not session.quiet and not as_json:
        show_reading(reading)
    found = tuple(problems)
    if as_json:
        click.echo(problems_as_json(found))
    elif found:
        show_problems(found)
    elif not session.quiet:
        click.echo(f"{request.debate}: {count(found)}")
    if problems.errors or (strict and found):
        click.get_current_context().exit(1)
