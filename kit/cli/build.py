"""`debate-kit build`: make the packets."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kit.cli.lazy import WORDS
from kit.cli.options import (
    dates_option,
    essay_option,
    format_option,
    lesson_options,
    out_option,
    paper_option,
    set_option,
    students_option,
    tables_option,
    with_option,
)
from kit.cli.rosters import (
    ClassPackets,
    ReadBy,
    read_lines,
    roster_options,
    roster_source,
    with_saved_cast,
)
from kit.cli.session import Session, debate_or_default

if TYPE_CHECKING:
    from kit.model.agenda import LessonTimes


@click.command(
    epilog="Examples:  debate-kit build   ·   debate-kit build --paper a4 --essay essay.txt   ·   "
    "debate-kit build --only china --format short-council --start 10:15"
)
@click.argument("debate", required=False)
@paper_option("The paper to print on.")
@set_option()
@format_option("The debate format. [default: the debate's first that fits the class]")
@lesson_options
@dates_option()
@tables_option(
    "How many tables the class sits at, in a format that has several. [default: by its size]"
)
@essay_option("Your own copy of the essay; becomes a reading with ¶ numbers.")
@roster_options
@click.option(
    "--order",
    type=click.Choice(["roster", "seating"]),
    default="roster",
    show_default=True,
    help="The order of the students' packets in class.pdf.",
)
@click.option(
    "--code-names",
    is_flag=True,
    help="Print code names in place of names; only the teacher's guide says whose they are.",
)
@students_option(
    "How many students there are, if no class is given: a small class needs fewer roles. "
    "[default: enough for all roles]"
)
@with_option(
    "Add this role to the table, such as one that is not in the essay; “all” for the whole cast. "
    "May be repeated."
)
@click.option(
    "--level",
    type=click.Choice(["standard", "supported", "both"]),
    default="both",
    show_default=True,
    help="The reading level of the packets.",
)
@click.option(
    "--profile",
    default="standard",
    show_default=True,
    metavar="NAME",
    help="How packets are laid out: standard, large-print, dyslexia, ink-saver, screen, "
    "or one of your own. A student's own “profile” in the class list comes first.",
)
@click.option(
    "--fillable",
    is_flag=True,
    help="Also make files with form fields, to fill in on a screen: …-fillable.pdf.",
)
@click.option(
    "--scores/--no-scores",
    default=True,
    help="Whether private pages show what each option is worth to the role, or only the words.",
)
@click.option(
    "--only",
    multiple=True,
    metavar="WHO",
    help="Make only the packets of this role or student, or “teacher”. May be repeated.",
)
@out_option("Where the debate's folder goes.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="How many sheets to typeset at a time. [default: one for each core]",
)
@click.option("--strict", is_flag=True, help="Stop at warnings, too.")
@click.option("--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@click.pass_obj
def build(
    session: Session,
    debate: str | None,
    paper: str,
    chosen: str | None,
    format_name: str | None,
    times: Callable[[], LessonTimes],
    dates: tuple[str, str, str] | None,
    tables: int | None,
    essay: str | None,
    roster: str | None,
    plan: str | None,
    read_by: ReadBy,
    history: tuple[str, ...],
    seed: int,
    order: str,
    code_names: bool,
    students: int | None,
    extra: tuple[str, ...],
    level: str,
    profile: str,
    fillable: bool,
    scores: bool,
    only: tuple[str, ...],
    out: str,
    jobs: int | None,
    strict: bool,
    dry_run: bool,
) -> None:
    """Make the packets of a DEBATE: one for each role, the handouts, and the teacher's guide.

    With a class, one for each student as well. Without a DEBATE: the one that debate-kit.yaml
    names; else your project's only own one; else north-korea-deal.
    """
    from kit.cli.again import after_build, before_build
    from kit.cli.essays import essay_file, reading_lines
    from kit.cli.made import Progress, show_made, show_packets
    from kit.cli.report import news_lines, show_lines
    from kit.model.role import LEVELS
    from kit.pipeline.build import assemble
    from kit.pipeline.build import build as make
    from kit.pipeline.pages import render
    from kit.pipeline.request import Request
    from kit.problems import Problems

    name = debate_or_default(debate, session)
    file = essay_file(essay)
    request = Request(
        project=session.project,
        user=session.user,
        debate=name,
        out=(session.project / out).resolve(),
        cache=session.cache,
        paper="a4" if paper == "a4" else "letter",
        format=format_name,
        times=times() if dates is None else replace(times(), dates=dates),
        tables=tables,
        essay=file.path,
        essay_data=file.data,
        source=with_saved_cast(
            roster_source(
                roster,
                plan,
                read_by,
                history,
                seed,
                ClassPackets(order, coded=code_names),
            ),
            (session.project / out).resolve() / name,
            session,
        ),
        students=students,
        extra=extra,
        levels=tuple(each for each in LEVELS if level in ("both", each)),
        profile=profile,
        fillable=fillable,
        scores=scores,
        chosen=chosen,
        only=only,
        jobs=jobs or os.cpu_count() or 1,
        strict=strict,
        limits=session.limits,
    )
    problems = Problems()
    if dry_run:
        pages = render(assemble(request, problems), problems, fillable=fillable)
        problems.stop_on_errors(strict=strict)
        show_packets(pages.packets, request.folder)
        show_lines(news_lines(problems))
    else:
        begun = before_build(session, click.get_current_context().meta[WORDS], request)
        with Progress(session, sys.stderr) as progress:
            published = make(
                request,
                problems,
                progress.report,
                lambda seated: session.tell(*read_lines(seated.roster)),
                lambda reading: session.tell(*reading_lines(reading)),
            )
        show_made(published, request.folder, quiet=session.quiet)
        news = news_lines(problems)
        show_lines(news)
        if not problems.errors:
            after_build(session, begun, request, published, news)
    if problems.errors:
        click.get_current_context().exit(1)
